"""Bands and least changes that several kinds share."""

from collections.abc import Sequence
from fractions import Fraction
from math import ceil, floor

from engine.bands import BandRow, Bounds
from engine.facts import Value
from engine.interval import Interval
from engine.points import ONE, ZERO, minus, plus
from engine.reach import mapped
from engine.rule import Band, Change, Worth
from engine.ruleset.fact import FactType
from engine.view import Facts, View, as_number, from_number

STEP: dict[FactType, Fraction] = {
    FactType.SHARE: Fraction(1, 1000),
    FactType.NUMBER: Fraction(1, 100),
}
"""The unit of work by type: a tenth of a percentage point, a hundredth; else one (item, amount)."""


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


def ways(bounds: Bounds, *others: object) -> int:
    """In how many ways a rule says how to award; exactly one is right."""
    return sum(bool(way) for way in (bounds.span() is not None, *others))


def least_steps(distance: Fraction, *, strict: bool, step: Fraction = ONE) -> int:
    """The least whole number of steps that covers a distance, or passes it when strict."""
    steps = distance if step is ONE else distance / step
    return max(0, floor(steps) + 1 if strict else ceil(steps))


def moved(view: View, fact: str, steps: int, step: Fraction, action: str) -> Change | None:
    """A numeric fact changed by so many steps (negative: less), at most as far as it can be.

    The last step may be a broken one: 99.95 % is a twentieth of a point short of 100 %.
    """
    before = view.number(fact)
    if before is None:
        return None
    low, high = view.limits(fact)
    after = plus(before, Fraction(steps * step.numerator, step.denominator))
    if high is not None and after > high:
        after = high
    if low is not None and after < low:
        after = low
    if after == before:
        return None
    value: Value = from_number(view.facts[fact], after)
    way = abs(minus(after, before))
    return Change(fact, view.evidence.values.get(fact), value, way, action)


def toward(
    view: View, fact: str, target: Interval, weight: Fraction, rest: Fraction
) -> Change | None:
    """The least change of one fact f that brings `weight*f + rest` into `target`."""
    return into(view, fact, mapped(target, 1 / weight, -rest / weight)) if weight else None


def into(view: View, fact: str, target: Interval) -> Change | None:
    """The least change of a fact that brings it into `target`."""
    now = view.number(fact)
    if now is None:
        return None
    step = STEP.get(view.facts[fact].type, ONE)
    if target.low is not None and target.begins_above(now):
        up = least_steps(minus(target.low, now), strict=target.low_open, step=step)
        change = moved(view, fact, up, step, "more")
        short = target.begins_above
    elif target.high is not None and target.ends_below(now):
        down = least_steps(minus(now, target.high), strict=target.high_open, step=step)
        change = moved(view, fact, -down, step, "fewer")
        short = target.ends_below
    else:
        return None
    # A limit may have stopped it short of the near edge.
    if change is None or short(as_number(view.facts[fact], change.after)):
        return None
    return change


def only_choice(facts: Facts, fact: str) -> tuple[str, ...]:
    """The option codes of a choice fact, in order; empty where it is no declared choice."""
    return tuple(facts[fact].options) if fact in facts else ()
