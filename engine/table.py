"""A check as a decision table over one integer position.

With `x` exact and `S` a whole number that makes every threshold whole, `q = x*S` and the position
is `m = floor(q) + ceil(q)`. Then `x >= t` is `m >= 2tS`, `x > t` is `m >= 2tS + 1`, `x <= t` is
`m <= 2tS` and `x < t` is `m <= 2tS - 1`: bounds, strict or not, negative or above 100 %, are
decided in integers. An award is a constant or an affine function of the exact `x`, never of `m`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from fractions import Fraction
from functools import cached_property
from math import lcm

from engine.interval import Interval
from engine.record import Record

EDGE = 2**61
LEAST = -EDGE
"""Positions are held within ±EDGE, well inside what every evaluator can compare."""


class State(IntEnum):
    """What is known of a check. Bands apply under KNOWN only; the others have one row each."""

    KNOWN = 0
    UNKNOWN = 1
    NOTHING_AROSE = 2
    NOT_APPLICABLE = 3
    BLANK = 4
    AWAITING = 5

    __hash__ = int.__hash__  # an enum's own is slower, and a state is looked up at every turn


KNOWN, UNKNOWN, AWAITING = State.KNOWN, State.UNKNOWN, State.AWAITING


class Effect(IntEnum):
    """What a row does: give an award, leave the total, have no value, or stay open."""

    AWARD = 0
    NOT_APPLICABLE = 1
    NO_VALUE = 2
    OPEN = 3


class Placed(Record, frozen=True):
    """Where the evidence puts a check: its state and, when KNOWN, its integer position (else 0)."""

    check: str
    state: State
    position: int = 0


class Hit(Record, frozen=True):
    """The one row that decides a check: a band's index, or -1 when the state's own row does."""

    check: str
    state: State
    row: int


@dataclass(frozen=True, slots=True)
class Award:
    """Points as `clamp(a + b*x, low, high)`; `b == 0` is a constant."""

    a: Fraction
    b: Fraction = Fraction(0)
    low: Fraction | None = None
    high: Fraction | None = None

    def at(self, x: Fraction | None) -> Fraction:
        """Points at the exact value `x`; a constant award ignores it."""
        if not self.b:
            return self.a
        if x is None:
            raise ValueError("an award that depends on x needs x")
        value = self.a + self.b * x
        if self.low is not None and value < self.low:
            return self.low
        if self.high is not None and value > self.high:
            return self.high
        return value


@dataclass(frozen=True, slots=True)
class Row:
    """One band: positions `low..high` inclusive, None for no bound; its award and reason code."""

    low: int | None
    high: int | None
    award: Award
    reason: str


@dataclass(frozen=True, slots=True)
class StateRow:
    """What a state other than KNOWN does; `award` is in points and counts for Effect.AWARD only."""

    effect: Effect
    award: Fraction
    reason: str


@dataclass(frozen=True)
class Table:
    """The lowered check: `rows` cover every position once, `states` every state but KNOWN."""

    check: str
    scale: int
    rows: tuple[Row, ...]
    states: dict[State, StateRow]

    def position(self, x: Fraction) -> int:
        """The position of the exact value `x`, held within ±EDGE."""
        return self.position_of(*x.as_integer_ratio())

    def position_of(self, over: int, under: int) -> int:
        """The position of over / under, which need not be in lowest terms; `under` above zero."""
        low, rest = divmod(over * self.scale, under)
        m = 2 * low + 1 if rest else 2 * low
        return m if LEAST <= m <= EDGE else EDGE if m > 0 else LEAST

    def placed(self, state: State, x: Fraction | None) -> Placed:
        """Where a state and a value put the check, as every evaluator is given it."""
        return Placed(self.check, state, 0 if x is None else self.position(x))

    def positions(self, span: Interval) -> tuple[int | None, int | None]:
        """The least and the greatest position of the values of a span that is not empty."""
        low = None if span.low is None else self.position(span.low)
        high = None if span.high is None else self.position(span.high)
        if low is not None and span.low_open and low % 2 == 0:
            low += 1
        if high is not None and span.high_open and high % 2 == 0 and high < EDGE:
            high -= 1
        return low, high

    @cached_property
    def hits(self) -> tuple[Hit, ...]:
        """What says of each row that it decides."""
        return tuple(Hit(self.check, State.KNOWN, index) for index in range(len(self.rows)))

    @cached_property
    def stated(self) -> dict[State, Hit]:
        """What says of each state but KNOWN that its own row decides."""
        return {state: Hit(self.check, state, -1) for state in self.states}

    @cached_property
    def ends(self) -> tuple[tuple[int | None, int | None], ...]:
        """The least and the greatest position of each row; None for no bound."""
        return tuple((row.low, row.high) for row in self.rows)

    @cached_property
    def spans(self) -> tuple[tuple[Row, Interval], ...]:
        """Each row with the values of `x` that fall into it."""
        return tuple((row, self.interval(row)) for row in self.rows)

    @cached_property
    def starts(self) -> tuple[tuple[int, int, bool], ...]:
        """Where each row but the first begins: numerator and denominator of `x`; just above it."""
        each = (span for _, span in self.spans[1:])
        return tuple((*(x.low or Fraction(0)).as_integer_ratio(), x.low_open) for x in each)

    def interval(self, row: Row) -> Interval:
        """The values of `x` that fall into a row."""
        low = None if row.low is None else Fraction(row.low // 2, self.scale)
        high = None if row.high is None else Fraction((row.high + 1) // 2, self.scale)
        return Interval(
            low,
            high,
            low_open=row.low is not None and row.low % 2 == 1,
            high_open=row.high is not None and row.high % 2 == 1,
        )


def scale_for(thresholds: Iterable[Fraction]) -> int:
    """The least S that makes every threshold whole."""
    return lcm(1, *(t.denominator for t in thresholds))
