"""The values that a check's `x` can still take, asked band by band.

`within(interval)` is the hull of the values inside an interval, or None where none can fall: so
bounds come from every band that can still be met, not from two endpoints.
"""

from collections.abc import Iterable
from fractions import Fraction
from math import ceil, floor

from engine.interval import ANY, Interval
from engine.points import ONE, ZERO, minus, plus, product
from engine.record import Record
from engine.table import State, Table
from engine.view import Range


class Values(Record, frozen=True):
    """A set of exact numbers."""

    def within(self, interval: Interval) -> Interval | None:
        """The hull of the members inside `interval`, None where there are none."""
        raise TypeError(type(self).__name__)

    def meets(self, interval: Interval) -> bool:
        """Whether any member is inside `interval`."""
        return self.within(interval) is not None

    def met(self, table: Table) -> tuple[bool, ...]:
        """For each row of a table whether any member falls into it."""
        return tuple([self.meets(span) for _, span in table.spans])


class Only(Values, frozen=True):
    """A few numbers, one by one."""

    values: tuple[Fraction, ...]

    def within(self, interval: Interval) -> Interval | None:
        """See `Values.within`."""
        return hull(Interval(x, x) for x in self.values if x in interval)


class Dense(Values, frozen=True):
    """Every number of an interval."""

    span: Interval = ANY

    def within(self, interval: Interval) -> Interval | None:
        """See `Values.within`."""
        both = self.span.meet(interval)
        return None if both.empty else both

    def meets(self, interval: Interval) -> bool:
        """See `Values.meets`."""
        return not (self.span.empty or interval.empty) and self.span.meets(interval)

    def met(self, table: Table) -> tuple[bool, ...]:
        """See `Values.met`."""
        if self.span.empty:
            return (False,) * len(table.rows)
        low, high = table.positions(self.span)
        return tuple(
            [
                (low is None or row.high is None or low <= row.high)
                and (high is None or row.low is None or row.low <= high)
                for row in table.rows
            ]
        )


class Steps(Values, frozen=True):
    """`offset + step*k` for whole k from `low` to `high` (None: no bound); `step` above zero."""

    low: int | None
    high: int | None
    step: Fraction = ONE
    offset: Fraction = ZERO

    def within(self, interval: Interval) -> Interval | None:
        """See `Values.within`."""
        low, high = self._inside(interval)
        if low is not None and high is not None and low > high:
            return None
        return Interval(self._at(low), self._at(high))

    def meets(self, interval: Interval) -> bool:
        """See `Values.meets`."""
        low, high = self._inside(interval)
        return low is None or high is None or low <= high

    def met(self, table: Table) -> tuple[bool, ...]:
        """See `Values.met`."""
        (n, d), (m, e) = self.step.as_integer_ratio(), self.offset.as_integer_ratio()
        starts = []
        for over, under, above in table.starts:
            if m:
                over, under = over * e - m * under, under * e
            over, under = over * d, under * n
            starts.append(first_whole(over, under, beyond=above))
        return tuple(runs(self.low, self.high, starts))

    def _inside(self, interval: Interval) -> tuple[int | None, int | None]:
        """The least and greatest k inside, crossed where there is none."""
        low, high = self.low, self.high
        if interval.low is not None:
            over, under = self._division(interval.low)
            first = first_whole(over, under, beyond=interval.low_open)
            low = first if low is None else max(low, first)
        if interval.high is not None:
            over, under = self._division(interval.high)
            last = last_whole(over, under, before=interval.high_open)
            high = last if high is None else min(high, last)
        return low, high

    def _division(self, x: Fraction) -> tuple[int, int]:
        return division(minus(x, self.offset) if self.offset else x, self.step)

    def _at(self, k: int | None) -> Fraction | None:
        return None if k is None else self.offset + self.step * k


class Mapped(Values, frozen=True):
    """`offset + scale*v` for every v of other values; `scale` is not zero."""

    values: Values
    scale: Fraction
    offset: Fraction

    def within(self, interval: Interval) -> Interval | None:
        """See `Values.within`."""
        inside = self.values.within(mapped(interval, 1 / self.scale, -self.offset / self.scale))
        return None if inside is None else mapped(inside, self.scale, self.offset)


class Either(Values, frozen=True):
    """The members of several sets of values."""

    sets: tuple[Values, ...]

    def within(self, interval: Interval) -> Interval | None:
        """See `Values.within`."""
        inside = (one.within(interval) for one in self.sets)
        return hull(one for one in inside if one is not None)

    def meets(self, interval: Interval) -> bool:
        """See `Values.meets`."""
        return any(one.meets(interval) for one in self.sets)


def mapped(span: Interval, scale: Fraction, offset: Fraction = ZERO) -> Interval:
    """The interval of offset + scale*x; turned round where `scale` is negative."""
    low = None if span.low is None else product(scale, span.low)
    high = None if span.high is None else product(scale, span.high)
    if offset:
        low = None if low is None else plus(low, offset)
        high = None if high is None else plus(high, offset)
    if scale.numerator > 0:
        return Interval(low, high, span.low_open, span.high_open)
    return Interval(high, low, span.high_open, span.low_open)


class Reach(Record, frozen=True):
    """What an undecided check can still be: values of `x`, and states other than KNOWN."""

    values: Values
    states: frozenset[State] = frozenset()


def division(n: Fraction, d: Fraction) -> tuple[int, int]:
    """Numerator and denominator of n / d; to be rounded, it need not be in lowest terms."""
    return n.numerator * d.denominator, n.denominator * d.numerator


def first_whole(over: int, under: int, *, beyond: bool) -> int:
    """The least whole number that is over / under or more (more, when `beyond`)."""
    return over // under + 1 if beyond else -(-over // under)


def last_whole(over: int, under: int, *, before: bool) -> int:
    """The greatest whole number that is over / under or less (less, when `before`)."""
    return -(-over // under) - 1 if before else over // under


def runs(low: int | None, high: int | None, starts: Iterable[int]) -> list[bool]:
    """For each run of whole numbers, whether any from `low` to `high` (None: no bound) is in it.

    All runs but the first begin at `starts`, in order.
    """
    found = []
    for start in starts:
        last = start - 1 if high is None or start <= high else high
        found.append(low is None or low <= last)
        if low is None or start > low:
            low = start
    found.append(low is None or high is None or low <= high)
    return found


def of_range(found: Range) -> Values:
    """The values of a range."""
    if found.whole:
        return Steps(
            None if found.low is None else ceil(found.low),
            None if found.high is None else floor(found.high),
        )
    return Dense(Interval(found.low, found.high))


def hull(intervals: Iterable[Interval]) -> Interval | None:
    """The least interval around others, None around nothing."""
    found: Interval | None = None
    for one in intervals:
        found = one if found is None else _around(found, one)
    return found


def _around(a: Interval, b: Interval) -> Interval:
    low = None if a.low is None or b.low is None else min(a.low, b.low)
    high = None if a.high is None or b.high is None else max(a.high, b.high)
    low_open = all(one.low_open for one in (a, b) if one.low == low)
    high_open = all(one.high_open for one in (a, b) if one.high == high)
    return Interval(low, high, low_open, high_open)
