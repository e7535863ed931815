"""What only the condition of a branch can be: the kind of the unit."""

from typing import ClassVar

from engine.interval import Interval
from engine.points import ONE, ZERO
from engine.reach import Only, Reach, Values
from engine.rule import UNKNOWN, Band, Change, Leaf, Measured, Read, Worth
from engine.ruleset.text import UnitKind
from engine.table import State
from engine.view import Facts, View

BOTH = Only((ZERO, ONE))


class Answered(Leaf):
    """A condition that is not about facts: x is 1 where it holds, 0 where it does not."""

    when_none: None = None  # nothing is counted that could not arise

    def reads(self) -> tuple[Read, ...]:
        """No fact of its own."""
        return ()

    def reach(self, view: View, check: str) -> Reach:
        """Either answer."""
        return Reach(BOTH)

    def domain(self, facts: Facts) -> Values:
        """0 and 1."""
        return BOTH

    def rows(self, worth: Worth, facts: Facts) -> list[Band]:
        """It holds or it does not."""
        full, none = worth.constant(worth.points), worth.constant(ZERO)
        return [Band(Interval(ONE, None), full, "met"), Band(None, none, "other")]

    def changes(self, view: View, check: str, target: Interval) -> tuple[Change, ...] | None:
        """No figure of the unit's moves it by itself."""
        return None


class OfUnit(Answered):
    """The unit is of one of these kinds. A kind that is not known yet is an empty text."""

    name: ClassVar[str] = "unit_kind"
    kinds: tuple[UnitKind, ...]

    def measure(self, view: View, check: str) -> Measured:
        """From the unit's own kind."""
        kind = view.evidence.unit.kind
        if not kind:
            return UNKNOWN
        return Measured(State.KNOWN, ONE if kind in self.kinds else ZERO)
