"""Intervals of exact numbers with open or closed ends; None is no bound."""

from fractions import Fraction

from engine.points import above
from engine.record import Record


class Interval(Record, frozen=True):
    """All x from `low` to `high`; an end that is open does not belong to it."""

    low: Fraction | None
    high: Fraction | None
    low_open: bool = False
    high_open: bool = False

    def __contains__(self, x: Fraction) -> bool:
        return not (self.begins_above(x) or self.ends_below(x))

    def begins_above(self, x: Fraction) -> bool:
        """Whether all of it lies above x."""
        low = self.low
        return low is not None and (above(low, x) or (self.low_open and x == low))

    def ends_below(self, x: Fraction) -> bool:
        """Whether all of it lies below x."""
        high = self.high
        return high is not None and (above(x, high) or (self.high_open and x == high))

    @property
    def empty(self) -> bool:
        """Whether no number at all belongs to it."""
        return _past(self.low, self.high, self.low_open or self.high_open)

    @property
    def point(self) -> bool:
        """Whether exactly one number belongs to it."""
        return self.low is not None and self.low == self.high and not self.empty

    def meets(self, other: "Interval") -> bool:
        """Whether some number belongs to both; neither of them is empty."""
        return not (
            _past(self.low, other.high, self.low_open or other.high_open)
            or _past(other.low, self.high, other.low_open or self.high_open)
        )

    def meet(self, other: "Interval") -> "Interval":
        """The numbers that belong to both."""
        low, low_open = _tighter(self.low, self.low_open, other.low, other.low_open, lower=True)
        high, high_open = _tighter(
            self.high, self.high_open, other.high, other.high_open, lower=False
        )
        return Interval(low, high, low_open, high_open)

    def witness(self) -> Fraction:
        """Some number that belongs to it, preferring round ones. Raises ValueError when empty."""
        if self.empty:
            raise ValueError("an empty interval has no witness")
        if self.low is not None and not self.low_open:
            return self.low
        if self.high is not None and not self.high_open:
            return self.high
        if self.low is not None and self.high is not None:
            return (self.low + self.high) / 2
        if self.low is not None:
            return self.low + 1
        return Fraction(0) if self.high is None else self.high - 1


def _past(low: Fraction | None, high: Fraction | None, is_open: bool) -> bool:
    """Whether nothing lies from a low end to a high end, one of which may be open."""
    if low is None or high is None:
        return False
    return above(low, high) or (is_open and low == high)


ANY = Interval(None, None)


def _tighter(
    a: Fraction | None, a_open: bool, b: Fraction | None, b_open: bool, *, lower: bool
) -> tuple[Fraction | None, bool]:
    if a is None or b is None:
        return (b, b_open) if a is None else (a, a_open)
    if a == b:
        return a, a_open or b_open
    return (a, a_open) if (a > b) == lower else (b, b_open)
