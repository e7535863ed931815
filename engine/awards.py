"""Bands and least changes that several kinds share."""

from collections.abc import Sequence
from fractions import Fraction
from math import ceil, floor
from typing import Literal

from pydantic_core import PydanticCustomError

from engine.bands import BandRow, Bounds
from engine.interval import ANY, Interval
from engine.nature import CODED, Facts
from engine.points import ONE, ZERO, above, fraction
from engine.reach import mapped
from engine.record import altered
from engine.rule import Band, Change, Scaled, Worth
from engine.ruleset.fact import FactType
from engine.view import View, from_number

STEP: dict[FactType, Fraction] = {
    FactType.SHARE: Fraction(1, 1000),
    FactType.NUMBER: Fraction(1, 100),
}
"""The unit of work by type: a tenth of a percentage point, a hundredth; else one (item, amount)."""

BOUNDED = ("at_least/above/at_most/below/is", "bands")
"""The ways to award of whatever has bounds, as they are named where one is missing."""


def by_threshold(bounds: Bounds, worth: Worth) -> list[Band]:
    """Two bands for the one threshold a plan names: full, and nothing."""
    nothing = worth.constant(ZERO)
    return [
        Band(bounds.span(), worth.constant(worth.points), "met"),
        *(Band(span, nothing, _side(bounds, span)) for span in _outside(bounds)),
    ]


def _side(bounds: Bounds, span: Interval | None) -> str:
    """On which side of the threshold a band lies: below it, over it, or (for one value) other."""
    if bounds.is_ is not None:
        return "other"
    if span is None:
        return "below" if bounds.at_least is not None or bounds.above is not None else "over"
    return "below" if span.low is None else "over"


def _outside(bounds: Bounds) -> list[Interval | None]:
    """What a threshold leaves: one side, or both sides of a closed range."""
    span = bounds.span()
    if span is None or span.low is None or span.high is None:
        return [None]
    return [
        Interval(None, span.low, high_open=not span.low_open),
        Interval(span.high, None, low_open=not span.high_open),
    ]


def by_rows(rows: Sequence[BandRow], worth: Worth) -> list[Band]:
    """The bands as written, each with its award."""
    return [
        Band(
            None if row.otherwise else row.span(),
            worth.constant(row.of(worth.points)),
            "band",
            ("bands", index),
        )
        for index, row in enumerate(rows)
    ]


def awarded(bounds: Bounds, rows: Sequence[BandRow], worth: Worth) -> list[Band]:
    """Bands from one threshold or from written rows, whichever the rule has."""
    return by_rows(rows, worth) if rows else by_threshold(bounds, worth)


def valued(as_: Literal["share", "points"], least: Fraction, worth: Worth) -> Band:
    """The value itself as the award: a share of the maximum, or points; never below `least`."""
    slope = ONE if as_ == "points" else worth.points
    return Band(ANY, worth.affine(ZERO, slope, least, worth.points), "value")


def ways(bounds: Bounds, *others: object) -> int:
    """In how many ways a rule says how to award; exactly one is right."""
    return sum(bool(way) for way in (bounds.span() is not None, *others))


def not_one_way(*keys: str) -> PydanticCustomError:
    """What is wrong where not exactly one of a kind's ways to award is written: R011."""
    return PydanticCustomError("R011", "one way to award", {"expected": ", ".join(keys)})


def least_steps(distance: Fraction, *, strict: bool, step: Fraction = ONE) -> int:
    """The least whole number of steps that covers a distance, or passes it when strict."""
    steps = distance if step is ONE else distance / step
    return max(0, floor(steps) + 1 if strict else ceil(steps))


def toward(
    view: View, fact: str, target: Interval, weight: Fraction, rest: Fraction
) -> Change | None:
    """The least change of one fact f that brings `weight*f + rest` into `target`."""
    return into(view, fact, mapped(target, 1 / weight, -rest / weight)) if weight else None


def brought(view: View, scaled: Scaled, target: Interval) -> Change | None:
    """The least change of the one fact that brings x into `target`; None as in `into`."""
    change = into(view, scaled.fact, target, scaled.by)
    if change is None or change.action != "fewer" or scaled.fewer == "fewer":
        return change
    return altered(change, action=scaled.fewer)


def into(view: View, fact: str, target: Interval, times: Fraction = ONE) -> Change | None:
    """The least change of a fact that brings it into `times` a target (`times` above zero).

    None where it is unknown, there already, or forbidden to go there by its limits. Worked out in
    whole numbers: it is asked for at every turn.
    """
    now = view.numbers.get(fact)
    if now is None:
        return None
    n, m = now.as_integer_ratio()
    c, d = times.as_integer_ratio()
    if target.low is not None:
        a, b = target.low.as_integer_ratio()
        left = a * c * m - n * b * d
        if left > 0 or (left == 0 and target.low_open):
            return _moved(view, fact, now, (left, b * d * m, target.low_open), 1)
    if target.high is not None:
        a, b = target.high.as_integer_ratio()
        left = n * b * d - a * c * m
        if left > 0 or (left == 0 and target.high_open):
            return _moved(view, fact, now, (left, b * d * m, target.high_open), -1)
    return None


def _moved(
    view: View, fact: str, now: Fraction, left: tuple[int, int, bool], way: int
) -> Change | None:
    """The fact moved up (1) or down (-1) by as many whole steps as are left, within its limits.

    `left`: how far it is, over / under, and whether the end is to be passed.
    """
    over, under, is_open = left
    declared = view.facts[fact]
    s, t = STEP.get(declared.type, ONE).as_integer_ratio()
    whole, rest = divmod(over * t, under * s)
    steps = whole + 1 if rest or is_open else whole
    n, m = now.as_integer_ratio()
    units, after = fraction(steps * s, t), fraction(n * t + way * steps * s * m, m * t)
    limit = view.most(fact) if way > 0 else view.least(fact)
    if limit is not None and (above(after, limit) if way > 0 else above(limit, after)):
        # The last step may be a broken one: 99.95 % is a twentieth of a point short of 100 %.
        after, units, far = limit, abs(limit - now), Fraction(over, under)
        if way * (limit - now) < far or (is_open and units == far):
            return None
    value = from_number(declared, after) if declared.type in CODED else after
    action = "more" if way > 0 else "fewer"
    return Change(fact, view.evidence.values.get(fact), value, units, action)


def only_choice(facts: Facts, fact: str) -> tuple[str, ...]:
    """The option codes of a choice fact, in order; empty where it is no declared choice."""
    return tuple(facts[fact].options) if fact in facts else ()
