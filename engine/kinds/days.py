"""`days`: how many days after a day, or after another document, a thing was done (F08, F16).

x = the days from `after` to `of`, the first day not counted; working days by the ruleset's calendar
where the rule says so. `never` is later than any number of days, and not the same as late.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from fractions import Fraction
from math import ceil, floor
from typing import Any, ClassVar

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from engine.awards import not_one_way
from engine.bands import Prize
from engine.calendar import WorkingDays
from engine.facts import NEVER, Value
from engine.interval import Interval
from engine.nature import Facts
from engine.points import ONE, ZERO
from engine.reach import Either, Only, Reach, Steps, Values
from engine.rule import NOTHING, UNKNOWN, Band, Change, Leaf, Measured, Read, Worth
from engine.ruleset.fact import FactType
from engine.ruleset.text import DayOrFact, Exact, Words
from engine.table import State
from engine.view import View

_NEVER = NEVER.toordinal()
NOT_DONE = Interval(Fraction(_NEVER), None)
"""Where `never` stands: past every number of days that there can be between two days."""

_DATES = frozenset({FactType.DATE})


class DaysBand(Prize):
    """One band: `at_most` or `below` so many days, `otherwise`, or `never`."""

    at_most: int | None = None
    below: int | None = None
    otherwise: bool = False
    never: bool = False

    @model_validator(mode="after")
    def _says_when(self) -> Any:
        ends = (self.at_most is not None) + (self.below is not None)
        if ends + self.otherwise + self.never != 1:
            raise PydanticCustomError("R009", "bounds or otherwise", {})
        return self


class OffPerDay(Words):
    """Points off for each day past `at_most`; the `first` days together count as one.

    More than `cut_off` days past it nothing is left.
    """

    points: Exact
    first: int = 1
    cut_off: int | None = None

    @model_validator(mode="after")
    def _above_zero(self) -> Any:
        for given in (self.points, self.first):
            if given <= 0:
                raise PydanticCustomError("R014", "above zero", {"got": str(given)})
        if self.cut_off is not None and self.cut_off <= self.first:
            ends = {"low": str(self.first), "high": str(self.cut_off)}
            raise PydanticCustomError("R217", "first ends after cut_off", ends)
        return self


class DaysAfter(Leaf):
    """x is a number of days, below 0 where the thing was done before."""

    name: ClassVar[str] = "days"
    of: str
    after: DayOrFact
    working: bool = False
    at_most: int | None = None
    below: int | None = None
    off_per_day: OffPerDay | None = None
    bands: tuple[DaysBand, ...] = ()

    @model_validator(mode="after")
    def _one_table(self) -> Any:
        ways = (self.at_most is not None) + (self.below is not None) + bool(self.bands)
        if ways != 1 or (self.off_per_day is not None and self.at_most is None):
            raise not_one_way("at_most", "below", "bands", "at_most + off_per_day")
        return self

    @property
    def from_fact(self) -> str | None:
        """The fact whose day it counts from, None where that is a fixed day."""
        return self.after if isinstance(self.after, str) else None

    def reads(self) -> tuple[Read, ...]:
        """The day it was done, and the day it counts from where that is a fact."""
        facts = (self.of,) if self.from_fact is None else (self.of, self.from_fact)
        return tuple(Read(fact, _DATES) for fact in facts)

    def measure(self, view: View, check: str) -> Measured:
        """The days between; nothing arose where what it counts from was never done.

        Raises ValueError for a day outside the calendar's years, which reading the facts refuses.
        """
        if self.nothing_known(view, *(read.fact for read in self.reads())):
            return NOTHING
        done, start = view.number(self.of), self._start(view)
        if start == _NEVER:
            return NOTHING
        if done is None or start is None:
            return UNKNOWN
        if done == _NEVER:
            return Measured(State.KNOWN, done)
        return Measured(State.KNOWN, Fraction(self._between(view, _day(start), _day(done))))

    def reach(self, view: View, check: str) -> Reach:
        """Every number of days still possible, and never; nothing arose while there is no start."""
        states = set(self.may_not_arise(view, *(read.fact for read in self.reads())))
        if self.from_fact is not None and self._start(view) in (None, _NEVER):
            states.add(State.NOTHING_AROSE)
        done, start = self._open(view, view.number(self.of)), self._open(view, self._start(view))
        sets: list[Values] = []
        if start is not None and view.number(self.of) in (None, _NEVER):
            sets.append(Only((Fraction(_NEVER),)))
        if start is not None and done is not None:
            least = self._between(view, start[1], done[0])
            sets.append(Steps(least, self._between(view, start[0], done[1])))
        return Reach(Either(tuple(sets)), frozenset(states))

    def _start(self, view: View) -> Fraction | None:
        """The day it counts from, None while it is unknown."""
        if isinstance(self.after, str):
            return view.number(self.after)
        return Fraction(self.after.toordinal())

    def _open(self, view: View, known: Fraction | None) -> tuple[date, date] | None:
        """The first and last day that a date can still be, None where it is never."""
        if known is not None:
            return None if known == _NEVER else (_day(known), _day(known))
        if self.working and view.calendar is not None:
            return view.calendar.first, view.calendar.last
        return date.min, _day(Fraction(_NEVER - 1))

    def _between(self, view: View, start: date, done: date) -> int:
        if not self.working:
            return (done - start).days
        if view.calendar is None:
            raise ValueError("working days without a calendar")
        return view.calendar.between(start, done)

    def domain(self, facts: Facts) -> Values:
        """Every whole number of days, and never."""
        return Steps(-_NEVER, _NEVER)

    def rows(self, worth: Worth, facts: Facts) -> list[Band]:
        """Full in time and less after, or the bands as written; never is nothing if unsaid."""
        if self.bands:
            return self._written(worth)
        in_time = _until(self.at_most, self.below)
        off = self.off_per_day
        if off is None:
            late = Band(_after(in_time), worth.constant(ZERO), "late")
            never = Band(NOT_DONE, worth.constant(ZERO), "never")
            return [Band(in_time, worth.constant(worth.points), "met"), late, never]
        return _falling(off, Fraction(self.at_most or 0), worth)

    def _written(self, worth: Worth) -> list[Band]:
        rows: list[Band] = []
        for index, row in enumerate(self.bands):
            before = rows[-1].span if rows and rows[-1].span is not None else Interval(None, ZERO)
            span = NOT_DONE if row.never else _until(row.at_most, row.below)
            reason, award = "never" if row.never else "band", worth.constant(row.of(worth.points))
            span = _after(before) if row.otherwise else span
            rows.append(Band(span, award, reason, ("bands", index)))
        if any(row.never for row in self.bands):
            return rows
        return [*rows, Band(NOT_DONE, worth.constant(ZERO), "never")]

    def changes(self, view: View, check: str, target: Interval) -> tuple[Change, ...] | None:
        """The last day that is still in time, in days earlier; nothing is won by being later."""
        now, start = view.number(self.of), self._start(view)
        if now is None or start in (None, _NEVER) or target.high is None:
            return None
        last = self._last(view, _day(start), target)
        if last is None or now <= last.toordinal():
            return None
        units = now - last.toordinal() if now != _NEVER else ONE
        return (Change(self.of, view.evidence.values.get(self.of), last, units, "earlier"),)

    def _last(self, view: View, start: date, target: Interval) -> date | None:
        """The last day in a band; in the one before never, the first day from now on."""
        assert target.high is not None
        days = ceil(target.high) - 1 if target.high_open else floor(target.high)
        if days + 1 < _NEVER:
            return self._latest(view, start, days)
        if target.low is None:
            return view.evidence.as_of
        short = floor(target.low) if target.low_open else ceil(target.low) - 1
        late = self._latest(view, start, short)
        return None if late is None else max(view.evidence.as_of, late + timedelta(days=1))

    def _latest(self, view: View, start: date, days: int) -> date | None:
        """The last day that is not more than so many days after another."""
        if self.working:
            return None if view.calendar is None else view.calendar.latest(start, days)
        found = start.toordinal() + days
        return date.fromordinal(found) if 1 <= found < _NEVER else None


def uncounted(
    leaf: Leaf, values: Mapping[str, Value], calendar: WorkingDays | None
) -> tuple[str, ...]:
    """The facts whose days are in none of the calendar's years, so that nothing is counted."""
    if not isinstance(leaf, DaysAfter) or not leaf.working or calendar is None:
        return ()
    days = {read.fact: values.get(read.fact) for read in leaf.reads()}
    return tuple(
        fact
        for fact, day in days.items()
        if isinstance(day, date) and day != NEVER and not calendar.covers(day)
    )


def _day(number: Fraction) -> date:
    return date.fromordinal(int(number))


def _until(at_most: int | None, below: int | None) -> Interval:
    high = at_most if at_most is not None else below
    return Interval(None, Fraction(high or 0), high_open=at_most is None)


def _after(span: Interval) -> Interval:
    """The numbers of days past a band, short of never."""
    return Interval(span.high, NOT_DONE.low, not span.high_open, high_open=True)


def _falling(off: OffPerDay, in_time: Fraction, worth: Worth) -> list[Band]:
    """Full in time, then points off by the day.

    In a penalty group the points off are themselves what is deducted, and in time it is nothing.
    """
    full, none = (worth.points, ZERO) if worth.sign > 0 else (ZERO, worth.points)
    slope = -worth.sign * off.points
    once = min(worth.points, max(ZERO, full + slope))
    start = full + slope * (1 - off.first - in_time)
    rows = [Band(Interval(None, in_time), worth.constant(full), "met")]
    if off.first > 1:
        first = Interval(in_time, in_time + off.first, low_open=True)
        rows.append(Band(first, worth.constant(once), "off"))
    edge, end = _after(rows[-1].span or NOT_DONE), off.cut_off
    if end is not None:
        edge = Interval(edge.low, in_time + end, edge.low_open)
    rows.append(Band(edge, worth.affine(start, slope, ZERO, worth.points), "off"))
    if end is not None:
        rows.append(Band(_after(edge), worth.constant(none), "cut_off"))
    return [*rows, Band(NOT_DONE, worth.constant(none), "never")]


KIND = DaysAfter
