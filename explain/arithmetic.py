"""The arithmetic of a check in one line: `1.187/1.240 = 95,73%`."""

from fractions import Fraction

from engine.kinds.change import ChangeOn
from engine.kinds.index import Index
from engine.kinds.ratio import Ratio
from engine.kinds.survey import Survey
from engine.lower import Check
from engine.points import ONE
from explain import answers, figures, standing
from explain.scored import Scored


def amount(scored: Scored, fact: str) -> str:
    """A fact's value with its unit; 0 where it is declared that nothing arose."""
    declaration = scored.fact(fact)
    given = scored.evidence.values.get(fact, scored.view.number(fact))
    return "–" if given is None else figures.with_unit(scored.words, declaration, given)


def figure(scored: Scored, check: Check, x: Fraction, *, strict: bool = False) -> str:
    """The arithmetic of a rate or an index in one line: `1.187/1.240 = 95,73%`.

    `strict` writes ≈ where the figure shown is rounded.
    """
    words, facts, leaf = scored.words, scored.ruleset.facts, check.leaf
    shown = figures.x(words, check, facts, x)
    exact = shown == words.exact(x, share=figures.measure(leaf, facts) == "share")
    same = "≈" if strict and not exact else "="
    if isinstance(leaf, Ratio) and leaf.to is not None:
        whole = " − ".join(plain(scored, fact) for fact in (leaf.to, *leaf.exclude))
        over = f"({whole})" if leaf.exclude else whole
        return f"{plain(scored, leaf.of)}/{over} {same} {shown}"
    if isinstance(leaf, ChangeOn):
        now, base = plain(scored, leaf.of), plain(scored, leaf.from_)
        terms = f"{now} − {base}" if leaf.way == "up" else f"{base} − {now}"
        return f"({terms})/{base} {same} {shown}"
    if leaf.name == "relative":
        return standing.told(scored, leaf, f"{same} {shown}", shown)
    if isinstance(leaf, Survey):
        return answers.figure(scored, leaf, shown, same)
    if isinstance(leaf, Index) and (leaf.sum or leaf.reversed):
        return f"{weighted(scored, leaf)} {same} {shown}"
    return shown


def plain(scored: Scored, fact: str) -> str:
    """A fact's number without its unit."""
    number = scored.view.number(fact)
    share = scored.fact(fact).type == "share"
    return "–" if number is None else scored.words.exact(number, share=share)


def weighted(scored: Scored, leaf: Index) -> str:
    """The weighted sum of an index with its numbers."""
    words = scored.words
    terms = [words.exact(leaf.constant)] if leaf.constant else []
    for fact, weight in leaf.weights.items():
        number = scored.view.number(fact)
        shown = "–" if number is None else words.exact(number)
        if abs(weight) != ONE:
            shown = f"{words.exact(abs(weight))} × {shown}"
        sign = ("− " if weight < 0 else "+ ") if terms else ("−" if weight < 0 else "")
        terms.append(f"{sign}{shown}")
    return " ".join(terms)
