"""Bands and least changes that several kinds share."""

from collections.abc import Sequence
from fractions import Fraction
from math import ceil, floor

from engine.bands import BandRow, Bounds
from engine.facts import Value
from engine.interval import Interval
from engine.points import ONE, ZERO
from engine.reach import mapped
from engine.rule import Band, Change, Worth
from engine.ruleset.fact import FactType
from engine.view import Facts, View, from_number, natural_high, natural_low

STEP: dict[FactType, Fraction] = {
    FactType.SHARE: Fraction(1, 1000),
    FactType.NUMBER: Fraction(1, 100),
}
"""The unit of work by type: a tenth of a percentage point, a hundredth; else one (item, amount)."""


def by_threshold(bounds: Bounds, worth: Worth) -> list[Band]:
    """Two bands for the one threshold a plan names: full, and nothing."""
    missed = "below" if bounds.at_least is not None or bounds.above is not None else "over"
    return [
        Band(bounds.span(), worth.constant(worth.points), "met"),
        *(
            Band(span, worth.constant(ZERO), missed if bounds.is_ is None else "other")
            for span in _outside(bounds)
        ),
    ]


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
    steps = distance / step
    return max(0, floor(steps) + 1 if strict else ceil(steps))


def may_be(view: View, fact: str, number: Fraction) -> bool:
    """Whether a fact could have this value: its own limits, and what it is a part of."""
    declaration = view.facts[fact]
    low, high = natural_low(declaration), natural_high(declaration)
    if (low is not None and number < low) or (high is not None and number > high):
        return False
    whole = declaration.part_of
    above = None if whole is None else view.number(whole)
    return above is None or number <= above


def moved(view: View, fact: str, steps: int, step: Fraction, action: str) -> Change | None:
    """A numeric fact changed by so many steps (negative: less), None where it cannot be."""
    before = view.number(fact)
    if before is None:
        return None
    after = before + steps * step
    if not may_be(view, fact, after):
        return None
    declaration = view.facts[fact]
    value: Value = from_number(declaration, after)
    return Change(fact, view.evidence.values.get(fact), value, abs(steps) * step, action)


def toward(
    view: View, fact: str, target: Interval, weight: Fraction, rest: Fraction
) -> Change | None:
    """The least change of one fact f that brings `weight*f + rest` into `target`."""
    now = view.number(fact)
    if now is None or weight == 0:
        return None
    edges = mapped(target, 1 / weight, -rest / weight)
    step = STEP.get(view.facts[fact].type, ONE)
    if edges.low is not None and (now < edges.low or (edges.low_open and now == edges.low)):
        up = least_steps(edges.low - now, strict=edges.low_open, step=step)
        return moved(view, fact, up, step, "more")
    if edges.high is not None and (now > edges.high or (edges.high_open and now == edges.high)):
        down = least_steps(now - edges.high, strict=edges.high_open, step=step)
        return moved(view, fact, -down, step, "fewer")
    return None


def only_choice(facts: Facts, fact: str) -> tuple[str, ...]:
    """The option codes of a choice fact, in order; empty where it is no declared choice."""
    return tuple(facts[fact].options) if fact in facts else ()
