"""Bands as people write them, resolved to intervals; what is wrong with them is a value.

Mistakes that other engines answer with a wrong number (a gap, an overlap, rows out of order, the
same threshold twice) are found here with a witness and never repaired in silence.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, ClassVar

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from engine.interval import ANY, Interval
from engine.reach import Values
from engine.ruleset.text import Exact, Words


class Bounds(Words):
    """Limits of a band: `at_least` >=, `above` >, `at_most` <=, `below` <, `is` =."""

    at_least: Exact | None = None
    above: Exact | None = None
    at_most: Exact | None = None
    below: Exact | None = None
    is_: Exact | None = Field(default=None, alias="is")

    @model_validator(mode="after")
    def _one_each_side(self) -> Any:
        lower = [b for b in (self.at_least, self.above) if b is not None]
        upper = [b for b in (self.at_most, self.below) if b is not None]
        both = bool(self.is_ is not None and (lower or upper))
        if len(lower) > 1 or len(upper) > 1 or both:
            raise PydanticCustomError("R007", "one bound on each side", {})
        return self

    def span(self) -> Interval | None:
        """The interval as written, None where no bound is."""
        if self.is_ is not None:
            return Interval(self.is_, self.is_)
        low = self.at_least if self.at_least is not None else self.above
        high = self.at_most if self.at_most is not None else self.below
        if low is None and high is None:
            return None
        return Interval(low, high, self.above is not None, self.below is not None)


class Prize(Words):
    """An award as written: `points`, or a `share` of what the criterion or part is worth."""

    bare: ClassVar[str] = "{{points: {}}}"
    points: Exact | None = None
    share: Exact | None = None

    @model_validator(mode="after")
    def _one_way(self) -> Any:
        if (self.points is None) == (self.share is None):
            raise PydanticCustomError("R008", "points or share", {})
        return self

    def of(self, worth: Fraction) -> Fraction:
        """In points, for something worth so many."""
        return self.points if self.points is not None else (self.share or Fraction(0)) * worth


class BandRow(Bounds, Prize):
    """One band: bounds or `otherwise`, and its award."""

    otherwise: bool = False

    @model_validator(mode="after")
    def _says_where(self) -> Any:
        if self.otherwise == (self.span() is not None):
            raise PydanticCustomError("R009", "bounds or otherwise", {})
        return self


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something wrong with bands: which (R1xx code), at which row, between, and a witness."""

    code: str
    row: int
    span: Interval
    witness: Fraction | None = None
    other: int | None = None


def resolve(spans: Sequence[Interval | None]) -> tuple[list[Interval], list[Flaw]]:
    """Give each row its interval. None stands for `otherwise`.

    A row with one bound ends where the row before it begins. Rows stand in one order, best first:
    falling or rising. Flaws: R101 out of order or repeated, R104 `otherwise` not last.
    """
    falling = _falls(spans)
    result: list[Interval] = []
    flaws: list[Flaw] = []
    edge: Interval | None = None
    for index, span in enumerate(spans):
        if span is None and index != len(spans) - 1:
            flaws.append(Flaw("R104", index, ANY))
        one = _ended(span, edge, falling)
        if one.empty:
            flaws.append(Flaw("R101", index, one, other=index - 1 if index else None))
        elif edge is not None and _disordered(edge, one, falling):
            flaws.append(Flaw("R101", index, one, other=index - 1))
        result.append(one)
        edge = one
    return result, flaws


def _falls(spans: Sequence[Interval | None]) -> bool:
    """Whether rows go from large to small, told from the first row, else from the first two."""
    written = [s for s in spans if s is not None]
    if not written:
        return True
    first = written[0]
    if first.high is None or first.low is None:
        return first.high is None
    if len(written) > 1:
        second = written[1]
        after = second.low if second.low is not None else second.high
        return after is None or after <= first.low
    return True


def _ended(span: Interval | None, edge: Interval | None, falling: bool) -> Interval:
    """The row's interval, its missing end taken from the row before."""
    if falling:
        limit = None if edge is None else edge.low
        open_ = edge is not None and not edge.low_open
        if span is None:
            return Interval(None, limit, high_open=open_)
        if span.high is None and limit is not None:
            return Interval(span.low, limit, span.low_open, open_)
        return span
    limit = None if edge is None else edge.high
    open_ = edge is not None and not edge.high_open
    if span is None:
        return Interval(limit, None, low_open=open_)
    if span.low is None and limit is not None:
        return Interval(limit, span.high, open_, span.high_open)
    return span


def _disordered(before: Interval, after: Interval, falling: bool) -> bool:
    """Whether `after` reaches further to the better side than `before` begins."""
    if falling:
        if before.low is None:
            return True
        return after.low is not None and after.low > before.low
    if before.high is None:
        return True
    return after.high is not None and after.high < before.high


def covers(spans: Sequence[Interval], domain: Values) -> list[Flaw]:
    """Overlaps (R102) and gaps (R103) of resolved rows within the values that can occur."""
    flaws: list[Flaw] = []
    order = sorted(range(len(spans)), key=lambda i: _start(spans[i]))
    edge = Interval(None, None)
    last: int | None = None
    for index in order:
        span = spans[index]
        if span.empty:
            continue
        if last is not None:
            both = (
                domain.within(spans[last].meet(span)) if not spans[last].meet(span).empty else None
            )
            if both is not None:
                flaws.append(Flaw("R102", max(index, last), both, both.witness(), min(index, last)))
        gap = _between(None if last is None else edge, span)
        flaws.extend(_gap(gap, domain, index))
        if last is None or _ends_later(span, edge):
            edge, last = span, index
    if last is None:
        return flaws
    flaws.extend(_gap(_between(edge, None), domain, last))
    return flaws


def _gap(gap: Interval | None, domain: Values, row: int) -> list[Flaw]:
    if gap is None or gap.empty:
        return []
    inside = domain.within(gap)
    return [] if inside is None else [Flaw("R103", row, gap, inside.witness())]


def _between(before: Interval | None, after: Interval | None) -> Interval | None:
    low = None if before is None else before.high
    high = None if after is None else after.low
    if (before is not None and low is None) or (after is not None and high is None):
        return None
    return Interval(
        low,
        high,
        low_open=before is not None and not before.high_open,
        high_open=after is not None and not after.low_open,
    )


def _start(span: Interval) -> tuple[int, Fraction, bool]:
    return (0, Fraction(0), False) if span.low is None else (1, span.low, span.low_open)


def _ends_later(a: Interval, b: Interval) -> bool:
    if b.high is None:
        return False
    return a.high is None or a.high > b.high or (a.high == b.high and b.high_open)
