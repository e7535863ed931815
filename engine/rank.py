"""Ranks of units scored by one ruleset, and what missing evidence leaves of them.

Competition ranks (F37): a unit's rank is one more than the units that earned more, so ties share
a rank and the next one is skipped. Under missing evidence a rank is an interval: best is one more
than the units whose earned exceeds its highest, worst one more than the other units whose highest
exceeds its earned. Points are of the total.
"""

from bisect import bisect_right
from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple


class Contender(NamedTuple):
    """A unit's total, in points. Without a value (blank) it is in no rank and before nobody."""

    unit: str
    earned: Fraction
    highest: Fraction
    value: bool = True


class Standing(NamedTuple):
    """A unit's rank by what it earned, the best and worst still possible, the next one up.

    All None where it has no total. `ahead` is the nearest unit above (of several, the first by id),
    None at the top; `gap` is the points to draw level with it.
    """

    unit: str
    rank: int | None = None
    best: int | None = None
    worst: int | None = None
    ahead: str | None = None
    gap: Fraction | None = None


def standings(contenders: Sequence[Contender]) -> list[Standing]:
    """Every unit's standing, by rank and then by id; the units without a total last."""
    ranked = [one for one in contenders if one.value]
    earned = sorted(one.earned for one in ranked)
    highest = sorted(one.highest for one in ranked)
    found = [_standing(one, ranked, earned, highest) for one in ranked]
    found.sort(key=lambda one: (one.rank, one.unit))
    return found + [Standing(one.unit) for one in sorted(contenders) if not one.value]


def standing_among(one: Contender, others: Sequence[Contender]) -> Standing:
    """Where a unit stands among others, who stay as they are."""
    return next(found for found in standings([one, *others]) if found.unit == one.unit)


def _standing(
    one: Contender,
    ranked: Sequence[Contender],
    earned: Sequence[Fraction],
    highest: Sequence[Fraction],
) -> Standing:
    above = _more(highest, one.earned)
    ahead = min(
        (other for other in ranked if other.earned > one.earned),
        key=lambda other: (other.earned, other.unit),
        default=None,
    )
    return Standing(
        one.unit,
        1 + _more(earned, one.earned),
        1 + _more(earned, one.highest),
        1 + above - (one.highest > one.earned),  # itself is no other unit
        None if ahead is None else ahead.unit,
        None if ahead is None else ahead.earned - one.earned,
    )


def _more(ordered: Sequence[Fraction], than: Fraction) -> int:
    """How many of the ordered figures are more."""
    return len(ordered) - bisect_right(ordered, than)


def groups(standing: Sequence[Standing], parts: int) -> dict[str, int]:
    """Each ranked unit's group from the top, 1 to `parts`, as even as ranks allow (F42).

    Units of one rank are in one group, the one in which the first of them stands.
    """
    ranked = [one for one in standing if one.rank is not None]
    return {
        one.unit: 1 + parts * (one.rank - 1) // len(ranked)
        for one in ranked
        if one.rank is not None
    }
