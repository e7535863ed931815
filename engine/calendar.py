"""Working days: weekends, public holidays and the days worked instead, by a calendar file."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, ValidationInfo, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from engine.ruleset.text import Day, Label, Words

_DAY = timedelta(days=1)
_WEEKEND = 5  # Saturday; state offices work five days a week


class Notice(Words):
    """The document that a day off or a day worked is from."""

    document: str
    title: str
    issuer: str
    date: Day


class DaysOff(Words):
    """Days on which offices are closed, both ends included."""

    from_: Day = Field(alias="from")
    to: Day
    text: Label
    notice: str


class DayWorked(Words):
    """A day of a weekend that is worked in place of another day."""

    day: Day
    instead_of: Day
    text: Label
    notice: str


class Calendar(Words):
    """One year: the whole file. Days are `off` or `worked` against the usual week."""

    calendar: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    title: Label
    year: int
    notices: dict[str, Notice]
    off: tuple[DaysOff, ...] = ()
    worked: tuple[DayWorked, ...] = ()

    @model_validator(mode="after")
    def _holds_together(self) -> Any:
        days = [*(d for span in self.off for d in (span.from_, span.to))]
        days += [d for one in self.worked for d in (one.day, one.instead_of)]
        outside = next((day for day in days if day.year != self.year), None)
        if outside is not None:
            first, last = f"{self.year}-01-01", f"{self.year}-12-31"
            params = {"day": outside.isoformat(), "first": first, "last": last}
            raise PydanticCustomError("R506", "another year", params)
        cited = [*(one.notice for one in self.off), *(one.notice for one in self.worked)]
        named = set(cited) - self.notices.keys()
        if named:
            params = {"name": min(named), "expected": ", ".join(self.notices) or "–"}
            raise PydanticCustomError("R507", "no such notice", params)
        return self


class WorkingDays:
    """The working days of years that follow each other, counted."""

    def __init__(self, calendars: Sequence[Calendar]) -> None:
        self.calendars = tuple(sorted(calendars, key=lambda one: one.year))
        self.first = date(self.calendars[0].year, 1, 1)
        self.last = date(self.calendars[-1].year, 12, 31)

    @cached_property
    def days(self) -> tuple[date, ...]:
        """Every working day in order."""
        off = {day for one in self.calendars for span in one.off for day in _each(span)}
        worked = {one.day for calendar in self.calendars for one in calendar.worked}
        span = (self.first + n * _DAY for n in range((self.last - self.first).days + 1))
        return tuple(d for d in span if d in worked or (d.weekday() < _WEEKEND and d not in off))

    def covers(self, day: date) -> bool:
        """Whether the day is of one of the years."""
        return self.first <= day <= self.last

    def between(self, after: date, until: date) -> int:
        """How many working days come after one day, up to another; below 0 where that is earlier.

        The first day does not count (Bộ luật Dân sự 2015, Điều 147). Raises ValueError for a day
        outside the years.
        """
        return self._upto(until) - self._upto(after)

    def latest(self, after: date, count: int) -> date | None:
        """The last day not more than `count` working days after another; None past the years."""
        next_one = self._upto(after) + count
        if not 0 <= next_one < len(self.days):
            return None
        return self.days[next_one] - _DAY

    def _upto(self, day: date) -> int:
        if not self.covers(day):
            raise ValueError(f"{day} is outside {self.first} to {self.last}")
        return bisect_right(self.days, day)


def _each(span: DaysOff) -> Iterator[date]:
    return (span.from_ + n * _DAY for n in range((span.to - span.from_).days + 1))


def _named(value: Any, info: ValidationInfo) -> Any:
    """Calendars for their names, from those that the reader of the ruleset was handed."""
    names = [value] if isinstance(value, str | Calendar) else value
    if not isinstance(names, list | tuple):
        return names
    known: Mapping[str, Calendar] = (info.context or {}).get("calendars", {})
    found = [one if isinstance(one, Calendar) else known.get(str(one)) for one in names]
    for name, one in zip(names, found, strict=True):
        if one is None:
            params = {"name": str(name), "expected": ", ".join(known) or "–"}
            raise PydanticCustomError("R507", "no such calendar", params)
    years = sorted(one.year for one in found if one is not None)
    if any(later != year + 1 for year, later in pairwise(years)):
        raise PydanticCustomError("R508", "years apart", {"got": ", ".join(map(str, years))})
    return tuple(found)


Calendars = Annotated[
    tuple[Calendar, ...],
    BeforeValidator(_named),
    WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}),
]
"""The calendars that a ruleset names, one or several of years that follow each other."""


def working_days(calendars: Sequence[Calendar]) -> WorkingDays | None:
    """The working days of some calendars, None where there is none."""
    return WorkingDays(calendars) if calendars else None
