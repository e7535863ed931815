"""`limit`: not more than is assigned, or than a fixed number; zero tolerance is `at_most: 0`."""

from fractions import Fraction
from math import ceil, floor
from typing import Any, ClassVar

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from engine.awards import toward
from engine.interval import Interval
from engine.nature import Facts, is_within
from engine.points import ONE, ZERO
from engine.reach import Dense, Reach, Steps, Values
from engine.record import altered
from engine.rule import NOTHING, NUMBERS, UNKNOWN, Band, Change, Leaf, Measured, Read, Worth
from engine.ruleset.text import Exact
from engine.table import State
from engine.view import Range, View


class Limit(Leaf):
    """x = used - allowed: full up to 0; over it nothing, or `deduct` points for each unit over."""

    name: ClassVar[str] = "limit"
    of: str
    within: str | None = None
    at_most: Exact | None = None
    deduct: Exact | None = None

    @model_validator(mode="after")
    def _one_limit(self) -> Any:
        if (self.within is None) == (self.at_most is None):
            raise PydanticCustomError("R016", "within or at_most", {})
        if self.deduct is not None and self.deduct <= 0:
            raise PydanticCustomError("R014", "above zero", {"got": str(self.deduct)})
        return self

    def reads(self) -> tuple[Read, ...]:
        """What is used, and what is assigned where that is a fact."""
        assigned = (self.within,) if self.within is not None else ()
        return tuple(Read(fact, NUMBERS) for fact in (self.of, *assigned))

    def measure(self, view: View, check: str) -> Measured:
        """X = used - allowed."""
        if self.nothing_known(view, self.of):
            return NOTHING
        used, allowed = view.number(self.of), self._allowed(view)
        if used is None or allowed is None:
            return UNKNOWN
        return Measured(State.KNOWN, used - allowed)

    def _allowed(self, view: View) -> Fraction | None:
        return self.at_most if self.within is None else view.number(self.within)

    def reach(self, view: View, check: str) -> Reach:
        """Every difference still possible."""
        used, allowed = view.range(self.of), self._range(view)
        part = self.within is not None and is_within(view.facts, self.of, self.within)
        low = None if used.low is None or allowed.high is None else used.low - allowed.high
        high = None if used.high is None or allowed.low is None else used.high - allowed.low
        if part:
            high = ZERO if high is None else min(high, ZERO)
        states = self.may_not_arise(view, self.of)
        return Reach(_values(low, high, used.whole and allowed.whole, self.at_most), states)

    def _range(self, view: View) -> Range:
        if self.within is not None:
            return view.range(self.within)
        return Range(self.at_most, self.at_most, whole=True)

    def exact(self) -> bool:
        """A difference knows that a part is within its whole."""
        return True

    def domain(self, facts: Facts) -> Values:
        """Any difference."""
        return Dense()

    def rows(self, worth: Worth, facts: Facts) -> list[Band]:
        """Full up to the limit; over it nothing or points off for each unit."""
        over = worth.constant(ZERO)
        if self.deduct is not None:
            over = worth.affine(worth.points, -self.deduct, ZERO, worth.points)
        return [
            Band(Interval(None, ZERO), worth.constant(worth.points), "met"),
            Band(None, over, "over"),
        ]

    def changes(self, view: View, check: str, target: Interval) -> tuple[Change, ...] | None:
        """How many fewer are used. Against a fixed number these are events: they stay happened."""
        allowed = self._allowed(view)
        if allowed is None:
            return None
        change = toward(view, self.of, target, ONE, -allowed)
        if change is None:
            return None
        return (change if self.within is not None else altered(change, action="undo"),)


def _values(
    low: Fraction | None, high: Fraction | None, whole: bool, fixed: Fraction | None
) -> Values:
    """Differences: whole steps where both sides are whole, shifted by a fixed limit."""
    if not whole:
        return Dense(Interval(low, high))
    offset = ZERO if fixed is None else -fixed
    return Steps(
        None if low is None else ceil(low - offset),
        None if high is None else floor(high - offset),
        offset=offset,
    )


KIND = Limit
