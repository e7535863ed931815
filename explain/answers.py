"""Surveys in words: questions by their options, the arithmetic of a share, people who move."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from engine.kinds.survey import Survey
from engine.lower import Check
from engine.moves import IN, OUT
from engine.points import ONE, ZERO
from engine.rule import Change
from engine.ruleset.question import OptionCount, option_id
from engine.tally import answered
from explain.scored import Scored


def labels(scored: Scored, facts: Iterable[str]) -> str:
    """The labels of facts; counts of one question as that question, with its options if not all."""
    told: dict[str, list[str]] = {}
    for fact in facts:
        declared = scored.fact(fact)
        if isinstance(declared, OptionCount):
            told.setdefault(declared.question, []).append(fact)
        else:
            told.setdefault(fact, [])
    return "; ".join(_label(scored, name, counts) for name, counts in told.items())


def _label(scored: Scored, name: str, counts: list[str]) -> str:
    every = [option_id(name, code) for code in scored.fact(name).valid]
    if not counts or set(counts) >= set(every):
        return scored.label(name)
    return f"{scored.label(name)} ({', '.join(option(scored, fact) for fact in counts)})"


def option(scored: Scored, fact: str) -> str:
    """The option that a count is of, in words."""
    declared = scored.fact(fact)
    assert isinstance(declared, OptionCount)
    return scored.fact(declared.question).options[declared.option].said(scored.words.lang)


def name(scored: Scored, leaf: Survey) -> str:
    """What the value is: a share, or a mean."""
    return scored.words.say("card.band.mean" if leaf.mean else "card.band.share")


def told(scored: Scored, leaf: Survey, shown: str) -> str:
    """The value with what it is a share of."""
    key = "top" if leaf.top else "weighted" if leaf.weights else "mean"
    if leaf.over == "questions":
        key = f"{key}_of"
    words = {"options": best(scored, leaf), "n": str(len(leaf.of))}
    return scored.words.say(f"reason.answers.{key}", figure=shown, **words)


def best(scored: Scored, leaf: Survey) -> str:
    """The options that count in full, in words: `“Rất hài lòng” hoặc “Hài lòng”`."""
    counted = [f for f, w in leaf.questions(scored.ruleset.facts)[0].items() if w == ONE]
    either = scored.words.say("reason.answers.or")
    return either.join(f"“{option(scored, fact)}”" for fact in counted)


def sum_of(scored: Scored, leaf: Survey) -> str | None:
    """What the value is made of: `852/1.000`; of the questions' mean nothing."""
    if leaf.over == "questions":
        return None
    counts, exact = scored.view.numbers, scored.words.term
    pooled: dict[Fraction, Fraction] = {}
    n = ZERO
    for question in leaf.questions(scored.ruleset.facts):
        n += answered(question, counts)
        for fact, weight in question.items():
            if weight:
                pooled[weight] = pooled.get(weight, ZERO) + counts[fact]
    share = not leaf.mean
    terms = [
        exact(number)
        if weight == ONE and share
        else f"{exact(weight, share=share)} × {exact(number)}"
        for weight, number in pooled.items()
    ]
    over = " + ".join(terms) or "0"
    return f"{f'({over})' if len(terms) > 1 else over}/{exact(n)}"


def rule(scored: Scored, check: Check) -> Iterator[str]:
    """The rule in words, a line for each thing it says."""
    leaf, say = check.leaf, scored.words.say
    assert isinstance(leaf, Survey)
    asked = "; ".join(scored.label(question) for question in leaf.of)
    key = "top" if leaf.top else "weighted" if leaf.weights else "mean"
    yield say(f"card.survey.{key}", of=asked, options=best(scored, leaf), each=_each(scored, leaf))
    if leaf.over is not None:
        yield say(f"card.survey.over_{leaf.over}", n=str(len(leaf.of)))
    left_out = dict.fromkeys(_left_out(scored, leaf))
    if left_out:
        yield say("card.survey.not_valid", options=", ".join(left_out))
    if leaf.min_answers is not None:
        each = leaf.over == "questions"
        yield say(f"card.survey.least{'_each' if each else ''}", n=str(leaf.min_answers))


def _each(scored: Scored, leaf: Survey) -> str:
    """Every option with its weight."""
    exact, weighed = scored.words.exact, leaf.questions(scored.ruleset.facts)[0]
    return "; ".join(
        f"{option(scored, fact)} {exact(weight, share=not leaf.mean)}"
        for fact, weight in weighed.items()
    )


def _left_out(scored: Scored, leaf: Survey) -> Iterator[str]:
    for question in leaf.of:
        declared = scored.fact(question)
        yield from (declared.options[code].said(scored.words.lang) for code in declared.not_valid)


def one_question(scored: Scored, criterion: str) -> bool:
    """Whether a criterion reads the answers to one question and to no other."""
    return len({_asked(scored, fact) for fact in scored.lowered(criterion).facts} - {None}) == 1


def moved(scored: Scored, changes: Iterable[Change], *, alone: bool) -> list[str]:
    """The people who would answer otherwise, by where from and where to: a line for each question.

    `alone`: there is one question, which need not be named.
    """
    arrivals: dict[str, str] = {}
    leaving: dict[str, list[Change]] = {}
    for change in changes:
        if change.action == IN:
            arrivals[_question(scored, change)] = change.fact
        elif change.action == OUT:
            leaving.setdefault(_question(scored, change), []).append(change)
    told = []
    for question, out in leaving.items():
        what = _moved(scored, out, option(scored, arrivals[question]))
        label = scored.label(question)
        told.append(what if alone else scored.words.say("change.of", label=label, what=what))
    return told


def _moved(scored: Scored, out: list[Change], into: str) -> str:
    """Everybody who would choose another option of one question."""
    words = scored.words
    if len(out) == 1:
        n, left = words.exact(out[0].units), option(scored, out[0].fact)
        return words.say("change.moved", n=n, out=left, into=into)
    each = (
        words.say("change.moved_from", n=words.exact(c.units), out=option(scored, c.fact))
        for c in out
    )
    n = words.exact(sum((change.units for change in out), ZERO))
    return words.say("change.moved_into", n=n, into=into, each=", ".join(each))


def one_move(scored: Scored, change: Change) -> str:
    """One side of a move by itself."""
    return scored.words.say(
        f"change.{change.action}",
        n=scored.words.exact(change.units),
        option=option(scored, change.fact),
    )


def _question(scored: Scored, change: Change) -> str:
    asked = _asked(scored, change.fact)
    assert asked is not None
    return asked


def _asked(scored: Scored, fact: str) -> str | None:
    """The question whose answers a fact counts."""
    declared = scored.fact(fact)
    return declared.question if isinstance(declared, OptionCount) else None
