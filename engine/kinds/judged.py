"""`judged`: a person's mark from nothing to the maximum, with a reason."""

from typing import Any, ClassVar

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from engine.interval import ANY, Interval
from engine.nature import Facts
from engine.points import ONE, ZERO
from engine.reach import Dense, Reach, Values
from engine.rule import Band, Change, Leaf, Measured, Read, Worth
from engine.ruleset.text import Exact, Label
from engine.table import State
from engine.view import View


class Judged(Leaf):
    """x is the mark in points; until a mark is given the check is awaiting."""

    name: ClassVar[str] = "judged"
    when_none: None = None  # a mark is not a fact: there is nothing to arise
    on: Label
    step: Exact | None = None

    @model_validator(mode="after")
    def _step(self) -> Any:
        if self.step is not None and self.step <= 0:
            raise PydanticCustomError("R014", "above zero", {"got": str(self.step)})
        return self

    def reads(self) -> tuple[Read, ...]:
        """No fact: a mark."""
        return ()

    def measure(self, view: View, check: str) -> Measured:
        """X is the mark."""
        given = view.mark(check)
        return Measured(State.AWAITING) if given is None else Measured(State.KNOWN, given.mark)

    def reach(self, view: View, check: str) -> Reach:
        """Any mark; the award keeps it within the maximum."""
        return Reach(Dense(Interval(ZERO, None)))

    def domain(self, facts: Facts) -> Values:
        """Any mark from 0 up."""
        return Dense(Interval(ZERO, None))

    def rows(self, worth: Worth, facts: Facts) -> list[Band]:
        """The mark itself, within the maximum."""
        return [Band(ANY, worth.affine(ZERO, ONE, ZERO, worth.points), "mark")]

    def changes(self, view: View, check: str, target: Interval) -> tuple[Change, ...] | None:
        """A mark is a person's: nothing a unit does moves it by itself."""
        return None


KIND = Judged
