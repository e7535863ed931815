"""`deadline`: on which day a thing was done, against a fixed date. `never` misses every date."""

from datetime import date
from fractions import Fraction
from typing import Any, ClassVar

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from engine.awards import not_one_way
from engine.bands import Prize
from engine.facts import NEVER
from engine.interval import Interval
from engine.nature import Facts
from engine.points import ONE, ZERO
from engine.reach import Reach, Steps, Values, of_range
from engine.rule import NOTHING, UNKNOWN, Band, Change, Leaf, Measured, Read, Worth
from engine.ruleset.fact import FactType
from engine.ruleset.text import Day, LastDay
from engine.table import State
from engine.view import View

NOT_DONE = Interval(Fraction(NEVER.toordinal()), None)
"""Where `never` stands: later than every day, and not the same as late."""


class DayBand(Prize):
    """One band of days: `by` (the day itself counts), `before` (not), `otherwise`, or `never`."""

    by: LastDay | None = None
    before: Day | None = None
    otherwise: bool = False
    never: bool = False

    @model_validator(mode="after")
    def _says_when(self) -> Any:
        if (self.by is not None) + (self.before is not None) + self.otherwise + self.never != 1:
            raise PydanticCustomError("R009", "bounds or otherwise", {})
        return self


class Deadline(Leaf):
    """x is the day number of the day it was done."""

    name: ClassVar[str] = "deadline"
    of: str
    by: LastDay | None = None
    before: Day | None = None
    bands: tuple[DayBand, ...] = ()

    @model_validator(mode="after")
    def _one_table(self) -> Any:
        if (self.by is not None) + (self.before is not None) + bool(self.bands) != 1:
            raise not_one_way("by", "before", "bands")
        return self

    def reads(self) -> tuple[Read, ...]:
        """The date on which it was done."""
        return (Read(self.of, frozenset({FactType.DATE})),)

    def measure(self, view: View, check: str) -> Measured:
        """X is the day number."""
        if self.nothing_known(view, self.of):
            return NOTHING
        n = view.number(self.of)
        return UNKNOWN if n is None else Measured(State.KNOWN, n)

    def reach(self, view: View, check: str) -> Reach:
        """Any day, or never; nothing arose where a policy is given."""
        states = self.may_not_arise(view, self.of)
        return Reach(of_range(view.range(self.of)), states)

    def domain(self, facts: Facts) -> Values:
        """Every day."""
        return Steps(1, date.max.toordinal())

    def rows(self, worth: Worth, facts: Facts) -> list[Band]:
        """Full in time and nothing after, or the bands as written; never is nothing if unsaid."""
        never = Band(NOT_DONE, worth.constant(ZERO), "never")
        if not self.bands:
            in_time = _until(self.by, self.before)
            return [
                Band(in_time, worth.constant(worth.points), "met"),
                Band(_after(in_time), worth.constant(ZERO), "late"),
                never,
            ]
        rows: list[Band] = []
        for index, row in enumerate(self.bands):
            before = rows[-1].span if rows and rows[-1].span is not None else Interval(None, ONE)
            span = NOT_DONE if row.never else _until(row.by, row.before)
            rows.append(
                Band(
                    _after(before) if row.otherwise else span,
                    worth.constant(row.of(worth.points)),
                    "never" if row.never else "band",
                    ("bands", index),
                )
            )
        return rows if any(row.never for row in self.bands) else [*rows, never]

    def changes(self, view: View, check: str, target: Interval) -> tuple[Change, ...] | None:
        """The last day that is still in time, in days earlier; nothing is won by being later."""
        now = view.number(self.of)
        if now is None or target.high is None:
            return None
        last = date.fromordinal(int(target.high - 1 if target.high_open else target.high))
        if now <= last.toordinal():
            return None
        if last.toordinal() + 1 == NEVER.toordinal():  # done at all, even if late
            first = date.fromordinal(int(target.low or ONE) + 1)
            last = max(view.evidence.as_of, first)
        units = now - last.toordinal() if now != NEVER.toordinal() else ONE
        return (Change(self.of, view.evidence.values.get(self.of), last, units, "earlier"),)


def _after(span: Interval) -> Interval:
    """The days after a band, short of never."""
    return Interval(span.high, NOT_DONE.low, not span.high_open, high_open=True)


def _until(by: date | None, before: date | None) -> Interval:
    """Days up to `by`, or up to but without `before`."""
    day = by if by is not None else before
    high = Fraction(day.toordinal()) if day is not None else ONE
    return Interval(None, high, high_open=by is None)


KIND = Deadline
