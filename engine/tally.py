"""Answers counted by option: their weighted share, and what it can still be while some are unknown.

x = sum of w * n over sum of n, exactly, with w the weight of an option and n how many chose it.
"""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import product
from math import prod
from typing import NamedTuple

from engine.interval import Interval
from engine.points import ZERO
from engine.view import Range, View

TRIED = 400
"""Completions of unknown counts that are all tried; past that bounds are sound, not always met."""

Tally = Mapping[str, Fraction]
"""The counts that one share is taken over, each with the weight of its option."""

Counts = Mapping[str, Fraction]


class End(NamedTuple):
    """The least or the greatest share, and whether it can be met."""

    x: Fraction
    met: bool


def answered(tally: Tally, counts: Counts) -> Fraction:
    """How many valid answers there are."""
    return sum((counts[fact] for fact in tally), ZERO)


def share(tally: Tally, counts: Counts) -> Fraction:
    """The weighted share. Raises ZeroDivisionError where nobody answered."""
    weighed = sum((weight * counts[fact] for fact, weight in tally.items()), ZERO)
    return weighed / answered(tally, counts)


def completions(view: View, facts: Sequence[str]) -> Iterator[Counts] | None:
    """Every way in which the counts can still turn out; None where there are more than TRIED."""
    ranges = [view.range(fact) for fact in facts]
    if prod(_size(one) for one in ranges) > TRIED:
        return None
    each = (range(int(one.low or 0), int(one.high or 0) + 1) for one in ranges)
    return (dict(zip(facts, map(Fraction, made), strict=True)) for made in product(*each))


def _size(found: Range) -> int:
    if found.high is None:
        return TRIED + 1
    return max(0, int(found.high - (found.low or ZERO)) + 1)


def span(tally: Tally, view: View) -> Interval | None:
    """Between what the share can be, by the ranges of its counts; None where nobody can answer."""
    ranges = {fact: view.range(fact) for fact in tally}
    most = _most(tally, ranges)
    least = _most({fact: -weight for fact, weight in tally.items()}, ranges)
    if most is None or least is None:
        return None
    return Interval(-least.x, most.x, low_open=not least.met, high_open=not most.met)


def _most(tally: Tally, ranges: Mapping[str, Range]) -> End | None:
    """The greatest share: as many as can be of the best options, as few as can be of the rest."""
    n = sum((ranges[fact].low or ZERO for fact in tally), ZERO)
    s = sum((weight * (ranges[fact].low or ZERO) for fact, weight in tally.items()), ZERO)
    for fact, weight in sorted(tally.items(), key=lambda item: -item[1]):
        if n and weight * n <= s:
            break
        low, high = ranges[fact].low, ranges[fact].high
        if high is None:
            return End(weight, met=not n)
        n, s = n + high - (low or ZERO), s + weight * (high - (low or ZERO))
    return End(s / n, met=True) if n else None


def fewest(tally: Tally, view: View) -> Fraction:
    """The least number of answers there can be."""
    return sum((view.range(fact).low or ZERO for fact in tally), ZERO)


def enough(tally: Tally, view: View, least: int) -> bool:
    """Whether there can be so many answers."""
    tops = [view.range(fact).high for fact in tally]
    return None in tops or sum((top for top in tops if top is not None), ZERO) >= least
