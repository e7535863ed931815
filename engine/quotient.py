"""The values that a quotient can still take while its numerator or its denominator is open."""

from collections.abc import Iterator
from fractions import Fraction
from math import floor

from engine.interval import Interval
from engine.points import ONE, ZERO, above, fraction
from engine.reach import (
    Dense,
    Only,
    Steps,
    Values,
    division,
    first_whole,
    hull,
    last_whole,
    runs,
)
from engine.table import Table
from engine.view import Range

EXHAUSTED = 2000
"""Denominators tried one by one; past that a quotient counts as dense, which is sound."""


def quotients(over: Range, under: Range, *, part: bool) -> Values:
    """The values of n / d with `d` above zero; `part`: n is a part of d, so n <= d.

    Exact where one of them is known, and for up to EXHAUSTED denominators of whole numbers.
    """
    low, high = under.low, under.high
    if low is not None and under.known:
        return _over_known(over, low, part) if low.numerator > 0 else Only(())
    if high is not None and high.numerator <= 0:
        return Only(())
    least = ONE if under.whole else ZERO
    for end in (low, over.low if part else None):
        if end is not None and end is not least and above(end, least):
            least = end
    if over.whole and under.whole:
        first, last = _ceil(least), None if high is None else floor(high)
        if over.low is not None and over.known and over.low.numerator > 0:
            return Divided(over.low, first, last)
        if last is not None and last - first <= EXHAUSTED:
            return Each(over, first, last, part)
        if over.known and over.low == 0:
            return Only((ZERO,))
    return Dense(_span(over, least, high, part))


def _ceil(x: Fraction) -> int:
    """The least whole number that is x or more."""
    return first_whole(*x.as_integer_ratio(), beyond=False)


def _over_known(over: Range, d: Fraction | int, part: bool) -> Values:
    low, high = over.low, over.high
    if over.whole:
        n, m = d.as_integer_ratio()
        first = None if low is None else _ceil(low)
        last = None if high is None else floor(high)
        if part and (last is None or last > n // m):
            last = n // m
        if first is not None and last is not None and first > last:
            return Only(())
        return Steps(first, last, step=fraction(m, n))
    if part:
        high = Fraction(d) if high is None else min(high, Fraction(d))
    if low is not None and high is not None and low > high:
        return Only(())
    return Dense(Interval(None if low is None else low / d, None if high is None else high / d))


def _span(over: Range, low: Fraction, high: Fraction | None, part: bool) -> Interval:
    """The hull of x where it counts as dense."""
    n_low, n_high = over.low, over.high
    if n_low is None or n_low.numerator < 0:
        least = None if n_low is None or low <= 0 else n_low / low
        return Interval(least, None if n_high is None or low <= 0 else max(n_high, ZERO) / low)
    x_low = ZERO if high is None else n_low / high
    x_high = ONE if part else None
    if n_high is not None and low.numerator > 0:
        x_high = n_high / low if x_high is None else min(x_high, n_high / low)
    return Interval(x_low, x_high, low_open=high is None and n_low.numerator > 0)


class Divided(Values, frozen=True):
    """A known `n` above zero over every whole d from `least` to `most` (None: no bound)."""

    n: Fraction
    least: int
    most: int | None

    def within(self, interval: Interval) -> Interval | None:
        """See `Values.within`."""
        least, most = self.least, self.most
        if interval.high is not None:
            if interval.high.numerator <= 0:
                return None
            over, under = division(self.n, interval.high)
            least = max(least, first_whole(over, under, beyond=interval.high_open))
        if interval.low is not None and interval.low.numerator > 0:
            over, under = division(self.n, interval.low)
            last = last_whole(over, under, before=interval.low_open)
            most = last if most is None else min(most, last)
        if most is not None and least > most:
            return None
        low = ZERO if most is None else self.n / most
        return Interval(low, self.n / least, low_open=most is None)

    def met(self, table: Table) -> tuple[bool, ...]:
        """See `Values.met`."""
        n, d = self.n.as_integer_ratio()
        starts = []
        for over, under, is_open in reversed(table.starts):
            if over > 0:
                starts.append(last_whole(n * under, d * over, before=is_open) + 1)
        found = runs(self.least, self.most, starts)
        found += [False] * (len(table.rows) - len(found))
        return tuple(reversed(found))


class Each(Values, frozen=True):
    """What `over` can be over every whole d from `least` to `most`."""

    over: Range
    least: int
    most: int
    part: bool

    def within(self, interval: Interval) -> Interval | None:
        """See `Values.within`."""
        inside = (values.within(interval) for values in self._values())
        return hull(one for one in inside if one is not None)

    def meets(self, interval: Interval) -> bool:
        """See `Values.meets`."""
        return any(values.meets(interval) for values in self._values())

    def met(self, table: Table) -> tuple[bool, ...]:
        """See `Values.met`."""
        found = (False,) * len(table.rows)
        for values in self._values():
            found = tuple([a or b for a, b in zip(found, values.met(table), strict=True)])
            if all(found):
                break
        return found

    def _values(self) -> Iterator[Values]:
        return (_over_known(self.over, d, self.part) for d in range(self.least, self.most + 1))
