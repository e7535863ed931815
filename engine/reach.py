"""The values that a check's `x` can still take, asked band by band.

`within(interval)` is the hull of the values inside an interval, or None where none can fall: so
bounds come from every band that can still be met, not from two endpoints.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from engine.interval import ANY, Interval
from engine.points import ONE, ZERO, above, minus, plus, product
from engine.table import State
from engine.view import Range

EXHAUSTED = 2000
"""Denominators tried one by one; past that a quotient counts as dense, which is sound."""


class Values:
    """A set of exact numbers."""

    def within(self, interval: Interval) -> Interval | None:
        """The hull of the members inside `interval`, None where there are none."""
        raise TypeError(type(self).__name__)

    def meets(self, interval: Interval) -> bool:
        """Whether any member is inside `interval`."""
        return self.within(interval) is not None


@dataclass(frozen=True, slots=True)
class Only(Values):
    """A few numbers, one by one."""

    values: tuple[Fraction, ...]

    def within(self, interval: Interval) -> Interval | None:
        """See `Values.within`."""
        return hull(Interval(x, x) for x in self.values if x in interval)


@dataclass(frozen=True, slots=True)
class Dense(Values):
    """Every number of an interval."""

    span: Interval = ANY

    def within(self, interval: Interval) -> Interval | None:
        """See `Values.within`."""
        both = self.span.meet(interval)
        return None if both.empty else both

    def meets(self, interval: Interval) -> bool:
        """See `Values.meets`."""
        return not (self.span.empty or interval.empty) and self.span.meets(interval)


@dataclass(frozen=True, slots=True)
class Steps(Values):
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

    def _inside(self, interval: Interval) -> tuple[int | None, int | None]:
        """The least and greatest k inside, crossed where there is none."""
        low, high = self.low, self.high
        if interval.low is not None:
            over, under = self._division(interval.low)
            first = over // under + 1 if interval.low_open else -(-over // under)
            low = first if low is None else max(low, first)
        if interval.high is not None:
            over, under = self._division(interval.high)
            last = -(-over // under) - 1 if interval.high_open else over // under
            high = last if high is None else min(high, last)
        return low, high

    def _division(self, x: Fraction) -> tuple[int, int]:
        return _division(minus(x, self.offset) if self.offset else x, self.step)

    def _at(self, k: int | None) -> Fraction | None:
        return None if k is None else self.offset + self.step * k


def _division(n: Fraction, d: Fraction) -> tuple[int, int]:
    """Numerator and denominator of n / d; to be rounded, it need not be in lowest terms."""
    return n.numerator * d.denominator, n.denominator * d.numerator


class Quotient(Values):
    """`n / d` with `d` above zero; `within_whole`: n is a part of d, so n <= d."""

    def __init__(self, over: Range, under: Range, within_whole: bool) -> None:
        self.over, self.under, self.within_whole = over, under, within_whole
        low = under.low
        if low is not None and under.known:
            self._denominators: tuple[Fraction, Fraction | None] = low, low
            self._simple: Values | None = self._known_under(low) if low.numerator > 0 else Only(())
        else:
            self._denominators = self._between()
            self._simple = self._simpler()

    def within(self, interval: Interval) -> Interval | None:
        """See `Values.within`. Exact for known parts and for up to EXHAUSTED denominators."""
        if self._simple is not None:
            return self._simple.within(interval)
        low, high = self._denominators
        if high is not None and high - low <= EXHAUSTED:
            inside = (values.within(interval) for values in self._each())
            return hull(one for one in inside if one is not None)
        found, n = self._dividing(interval), self.over.low or ZERO
        if found is None:
            return None
        least, most = found
        return Interval(ZERO if most is None else n / most, n / least, low_open=most is None)

    def meets(self, interval: Interval) -> bool:
        """See `Values.meets`."""
        if self._simple is not None:
            return self._simple.meets(interval)
        low, high = self._denominators
        if high is not None and high - low <= EXHAUSTED:
            return any(values.meets(interval) for values in self._each())
        return self._dividing(interval) is not None

    def _simpler(self) -> Values | None:
        """The same as simpler values, where there are too many denominators to go through."""
        if self.under.high is not None and self.under.high.numerator <= 0:
            return Only(())
        if self.over.whole and self.under.whole:
            low, high = self._denominators
            if high is not None and minus(high, low) <= EXHAUSTED:
                return None
            if self.over.known:
                return None if self.over.low else Only((ZERO,))
        return Dense(self._span())

    def _each(self) -> Iterator[Values]:
        """The values for each possible denominator."""
        low, high = self._denominators
        return (self._known_under(d) for d in range(int(low), int(high or 0) + 1))

    def _between(self) -> tuple[Fraction, Fraction | None]:
        low = ONE if self.under.whole else ZERO
        for least in (self.under.low, self.over.low if self.within_whole else None):
            if least is not None and above(least, low):
                low = least
        return low, self.under.high

    def _known_under(self, d: Fraction | int) -> Values:
        low, high = self.over.low, self.over.high
        if self.over.whole:
            first = None if low is None else ceil(low)
            last = None if high is None else floor(high)
            if self.within_whole:
                last = floor(d) if last is None else min(last, floor(d))
            if first is not None and last is not None and first > last:
                return Only(())
            return Steps(first, last, step=Fraction(d.denominator, d.numerator))
        if self.within_whole:
            high = Fraction(d) if high is None else min(high, Fraction(d))
        if low is not None and high is not None and low > high:
            return Only(())
        return Dense(Interval(None if low is None else low / d, None if high is None else high / d))

    def _dividing(self, interval: Interval) -> tuple[int, int | None] | None:
        """For a known n the least and greatest whole d that bring n / d inside."""
        n, (low, high) = self.over.low or ZERO, self._denominators
        least, most = ceil(low), None if high is None else floor(high)
        if interval.high is not None:
            if interval.high.numerator <= 0:
                return None
            over, under = _division(n, interval.high)
            least = max(least, over // under + 1 if interval.high_open else -(-over // under))
        if interval.low is not None and interval.low.numerator > 0:
            over, under = _division(n, interval.low)
            last = -(-over // under) - 1 if interval.low_open else over // under
            most = last if most is None else min(most, last)
        return None if most is not None and least > most else (least, most)

    def _span(self) -> Interval:
        """The hull of x where it counts as dense."""
        low, high = self._denominators
        n_low, n_high = self.over.low, self.over.high
        if n_low is None or n_low.numerator < 0:
            least = None if n_low is None or low <= 0 else n_low / low
            return Interval(least, None if n_high is None or low <= 0 else max(n_high, ZERO) / low)
        x_low = ZERO if high is None else n_low / high
        x_high = ONE if self.within_whole else None
        if n_high is not None and low.numerator > 0:
            x_high = n_high / low if x_high is None else min(x_high, n_high / low)
        return Interval(x_low, x_high, low_open=high is None and n_low.numerator > 0)


@dataclass(frozen=True, slots=True)
class Mapped(Values):
    """`offset + scale*v` for every v of other values; `scale` is not zero."""

    values: Values
    scale: Fraction
    offset: Fraction

    def within(self, interval: Interval) -> Interval | None:
        """See `Values.within`."""
        inside = self.values.within(mapped(interval, 1 / self.scale, -self.offset / self.scale))
        return None if inside is None else mapped(inside, self.scale, self.offset)


@dataclass(frozen=True, slots=True)
class Either(Values):
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


@dataclass(frozen=True, slots=True)
class Reach:
    """What an undecided check can still be: values of `x`, and states other than KNOWN."""

    values: Values
    states: frozenset[State] = frozenset()


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
