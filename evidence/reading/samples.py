"""Surveys that asked fewer people than their sample needs: n = N / (1 + N e^2)."""

from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple

from engine.facts import Value
from engine.points import text
from engine.ruleset.question import counts_of
from evidence.reading.context import Context


class _Short(NamedTuple):
    """A question with fewer answers, of any kind, than were wanted of its population."""

    got: Fraction
    wanted: int
    question: str


def check_samples(context: Context, values: Mapping[str, Value]) -> None:
    """Report for every population the question that the fewest answered, where they are too few.

    Answers that do not count were asked for too (E049).
    """
    short: dict[str, _Short] = {}
    for question, declared in context.ruleset.facts.items():
        if declared.sample is None:
            continue
        population = values.get(declared.sample.of)
        counts = [values.get(fact) for fact in counts_of(context.ruleset.facts, question)]
        known = [one for one in counts if isinstance(one, Fraction)]
        if not isinstance(population, Fraction) or len(known) < len(counts):
            continue
        one = _Short(sum(known, Fraction(0)), declared.sample.least(population), question)
        if one.got < one.wanted:
            short[declared.sample.of] = min(one, short.get(declared.sample.of, one))
    for fact, (got, wanted, question) in short.items():
        places = (context.place_of("facts", name) for name in (question, fact))
        words = {"got": text(got), "wanted": str(wanted), "population": text(_number(values[fact]))}
        context.findings.add("E049", *places, name=question, **words)


def _number(value: Value) -> Fraction:
    assert isinstance(value, Fraction)
    return value
