"""`deadlines`: several things, each by its own day; x is how many were missed (F15).

Late and never both miss. What did not have to be done (nothing arose) misses nothing; where nothing
had to be done at all, `when_none` says what holds.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from typing import Any, ClassVar, NamedTuple

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from engine.awards import by_rows, not_one_way
from engine.bands import BandRow, Prize
from engine.facts import NEVER
from engine.interval import Interval
from engine.nature import Facts
from engine.points import ONE, ZERO
from engine.reach import Reach, Steps, Values
from engine.rule import NOTHING, UNKNOWN, Band, Change, Leaf, Measured, Read, Worth
from engine.ruleset.fact import FactType
from engine.ruleset.text import Day, LastDay, Words
from engine.table import State
from engine.view import View


class OneDay(Words):
    """The day of one thing: `by` (the day itself counts) or `before` (it does not)."""

    by: LastDay | None = None
    before: Day | None = None

    @model_validator(mode="after")
    def _one(self) -> Any:
        if (self.by is None) == (self.before is None):
            raise PydanticCustomError("R009", "by or before", {})
        return self

    @property
    def last(self) -> date:
        """The last day that is in time."""
        return self.by if self.by is not None else (self.before or NEVER) - timedelta(days=1)


class Missed(NamedTuple):
    """A thing that was late or not done: its fact, and the last day that was in time."""

    fact: str
    last: date


class Deadlines(Leaf):
    """x is the number of deadlines missed."""

    name: ClassVar[str] = "deadlines"
    each: dict[str, OneDay] = Field(min_length=1)
    at_most: int | None = None
    bands: tuple[BandRow, ...] = ()
    off_each: Prize | None = None

    @model_validator(mode="after")
    def _one_table(self) -> Any:
        ways = (self.at_most is not None) + bool(self.bands) + (self.off_each is not None)
        if ways != 1:
            raise not_one_way("at_most", "bands", "off_each")
        off = self.off_each.of(ONE) if self.off_each is not None else ONE
        if off <= 0:
            raise PydanticCustomError("R014", "above zero", {"got": str(off)})
        return self

    def reads(self) -> tuple[Read, ...]:
        """The days on which the things were done."""
        return tuple(Read(fact, frozenset({FactType.DATE})) for fact in self.each)

    def due(self, view: View) -> tuple[str, ...]:
        """What had to be done: all but what is declared not to have arisen, under a policy."""
        return tuple(fact for fact in self.each if not self.nothing_known(view, fact))

    def missed(self, view: View) -> Iterator[Missed]:
        """The things known to be late or not done, in order."""
        for fact in self.due(view):
            done, last = view.number(fact), self.each[fact].last
            if done is not None and done > last.toordinal():
                yield Missed(fact, last)

    def measure(self, view: View, check: str) -> Measured:
        """How many were missed, once all days are known."""
        due = self.due(view)
        if not due:
            return NOTHING
        if any(view.number(fact) is None for fact in due):
            return UNKNOWN
        return Measured(State.KNOWN, Fraction(len(list(self.missed(view)))))

    def reach(self, view: View, check: str) -> Reach:
        """From those known to be missed, to those and all that are not known."""
        due, missed = self.due(view), len(list(self.missed(view)))
        unknown = [fact for fact in due if view.number(fact) is None]
        none = len(unknown) == len(due) and self.when_none is not None
        none = none and all(view.may_not_arise(fact) for fact in unknown)
        states = frozenset({State.NOTHING_AROSE} if none else set[State]())
        return Reach(Steps(missed, missed + len(unknown)), states)

    def domain(self, facts: Facts) -> Values:
        """From none of them to all."""
        return Steps(0, len(self.each))

    def rows(self, worth: Worth, facts: Facts) -> list[Band]:
        """By so many missed or by bands; or points off for each.

        In a penalty group the points off are themselves what is deducted.
        """
        if self.bands:
            return by_rows(self.bands, worth)
        most = Fraction(self.at_most or 0)
        in_time, more = Interval(None, most), Interval(most, None, low_open=True)
        if self.off_each is None:
            met = Band(in_time, worth.constant(worth.points), "met")
            return [met, Band(more, worth.constant(ZERO), "missed")]
        off, full = self.off_each.of(worth.points), worth.points if worth.sign > 0 else ZERO
        by_each = worth.affine(full, -worth.sign * off, ZERO, worth.points)
        return [Band(in_time, worth.constant(full), "met"), Band(more, by_each, "off")]

    def changes(self, view: View, check: str, target: Interval) -> tuple[Change, ...] | None:
        """Those missed that take least, first those that can still be done in time."""
        missed = list(self.missed(view))
        if target.high is None or self.measure(view, check).state is not State.KNOWN:
            return None
        most = -(-target.high // 1) - 1 if target.high_open else target.high // 1
        wanted = len(missed) - max(0, int(most))
        if wanted <= 0 or most < 0:
            return None
        ways = sorted((_earlier(view, one) for one in missed), key=lambda c: _effort(view, c))
        return tuple(ways[:wanted])


def _earlier(view: View, one: Missed) -> Change:
    done = view.evidence.values.get(one.fact)
    days = ONE if done == NEVER else (view.number(one.fact) or ZERO) - one.last.toordinal()
    return Change(one.fact, done, one.last, days, "earlier")


def _effort(view: View, change: Change) -> tuple[bool, Fraction]:
    ahead = isinstance(change.after, date) and change.after >= view.evidence.as_of
    return not (ahead and change.before == NEVER), change.units


KIND = Deadlines
