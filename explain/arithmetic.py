"""The arithmetic of a check in one line: `1.187/1.240 ≈ 95,73%`.

What stands right of "=" is exactly what stands left of it; a rounded figure stands after "≈".
"""

from fractions import Fraction

from engine.condition import Truth
from engine.kinds.change import ChangeOn
from engine.kinds.index import Index
from engine.kinds.ratio import Ratio
from engine.kinds.relative import Relative
from engine.kinds.rows import RowsRule
from engine.kinds.survey import Survey
from engine.lower import Check
from engine.points import ONE, ZERO, terminates
from engine.table import Award
from explain import answers, figures, standing
from explain.scored import Scored


def amount(scored: Scored, fact: str) -> str:
    """A fact's value with its unit; 0 where it is declared that nothing arose."""
    declaration = scored.fact(fact)
    given = scored.evidence.values.get(fact, scored.view.number(fact))
    return "–" if given is None else figures.with_unit(scored.words, declaration, given)


def figure(scored: Scored, check: Check, x: Fraction) -> str:
    """The arithmetic of a rate or an index in one line: `1.187/1.240 ≈ 95,73%`."""
    if check.leaf.name == "relative":
        return standing.told(scored, check, x)
    shown, same = _right(scored, check, x)
    left = _left(scored, check)
    return shown if left is None else f"{left} {same} {shown}"


def line(scored: Scored, check: Check, x: Fraction, name: str) -> str:
    """The same with the name of the figure: `Tỷ lệ = 1.187/1.240 ≈ 95,73%`."""
    told, same = figure(scored, check, x), "="
    if isinstance(check.leaf, Relative):
        return scored.words.say("card.step.named", name=name, figure=told)
    if _left(scored, check) is None:
        same = _right(scored, check, x)[1]
    key = "value" if same == "=" else "about"
    return scored.words.say(f"card.step.{key}", name=name, figure=told)


def points(scored: Scored, check: Check, given: Award, x: Fraction, earned: Fraction) -> str:
    """Points in proportion to x, and to what they are cut where they are beyond their limits."""
    words, raw = scored.words, given.a + given.b * x
    award = affine(scored, given, exactly(scored, check, x))
    alone = given.a == ZERO and given.b == ONE
    key = "is" if alone else "sloped"
    if raw != earned:
        cut = {"raw": words.precise(raw), "points": words.points(earned)}
        return words.say(f"card.step.{key}_cut", award=award, **cut)
    shown, precise = words.points(earned), words.precise(earned)
    told = precise if precise == shown else f"{precise} ≈ {shown}"
    return words.say(f"card.step.{key}", award=award, points=told)


def affine(scored: Scored, given: Award, x: str) -> str:
    """`a + b × x` in figures."""
    words, slope = scored.words, scored.words.precise(abs(given.b))
    term = x if abs(given.b) == ONE else f"{slope} × {x}"
    if given.a == ZERO:
        return term if given.b > 0 else f"−{term}"
    return f"{words.precise(given.a)} {'+' if given.b > 0 else '−'} {term}"


def exactly(scored: Scored, check: Check, x: Fraction) -> str:
    """The exact value of a check: as it is shown, else by what it is made of."""
    shown, same = _right(scored, check, x)
    if same == "=":
        return shown
    left = _left(scored, check)
    if left is None:
        return scored.words.precise(x)
    return f"({left})" if isinstance(check.leaf, Index) else left


def _right(scored: Scored, check: Check, x: Fraction) -> tuple[str, str]:
    """The value as shown, and the sign before it."""
    measured = scored.measured(check)
    shown = measured.x(x)
    return shown, "=" if terminates(x) and shown == measured.exact(x) else "≈"


def _left(scored: Scored, check: Check) -> str | None:
    """What the value is made of, with its numbers; None where it is one fact, or told otherwise."""
    leaf = check.leaf
    if isinstance(leaf, Ratio) and leaf.to is not None:
        part, whole = plain(scored, leaf.of), plain(scored, leaf.to)
        if not leaf.exclude:
            return f"{part}/{whole}"
        less = " − ".join(plain(scored, fact) for fact in leaf.exclude)
        return f"{part}/({whole} − {less})"
    if isinstance(leaf, ChangeOn):
        now, base = plain(scored, leaf.of), plain(scored, leaf.from_)
        terms = f"{now} − {base}" if leaf.way == "up" else f"{base} − {now}"
        return f"({terms})/{base}"
    if isinstance(leaf, Survey):
        return answers.sum_of(scored, leaf)
    if isinstance(leaf, Index) and (leaf.sum or leaf.reversed):
        return weighted(scored, leaf)
    if isinstance(leaf, RowsRule) and leaf.as_ == "share":
        truths = [one.truth for one in leaf.standings(scored.view)]
        return f"{truths.count(Truth.HOLDS)}/{len(truths) - truths.count(Truth.AWAY)}"
    return None


def plain(scored: Scored, fact: str) -> str:
    """A fact's number without its unit, as part of a quotient."""
    number = scored.view.number(fact)
    share = scored.fact(fact).type == "share"
    shown = "–" if number is None else scored.words.term(number, share=share)
    return f"({shown})" if "/" in shown else shown


def weighted(scored: Scored, leaf: Index) -> str:
    """The weighted sum of an index with its numbers; of shares alone in per cent."""
    words, share = scored.words, figures.of_shares(leaf, scored.ruleset.facts)
    terms = [words.term(leaf.constant, share=share)] if leaf.constant else []
    for fact, weight in leaf.weights.items():
        number = scored.view.number(fact)
        shown = "–" if number is None else words.term(number, share=share)
        if abs(weight) != ONE:
            shown = f"{words.term(abs(weight))} × {shown}"
        sign = ("− " if weight < 0 else "+ ") if terms else ("−" if weight < 0 else "")
        terms.append(f"{sign}{shown}")
    return " ".join(terms)
