"""What only the condition of a branch can be: the unit's kind, another criterion's outcome."""

from fractions import Fraction
from typing import ClassVar

from engine.asked import Result
from engine.interval import Interval
from engine.nature import Facts
from engine.points import ONE, ZERO
from engine.reach import Only, Reach, Values
from engine.rule import UNKNOWN, Band, Change, Leaf, Measured, Read, Worth
from engine.ruleset.text import UnitKind
from engine.table import Effect, State
from engine.view import View

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


class OfCriterion(Answered):
    """Another criterion comes to one of these results. What has no value answers nothing."""

    name: ClassVar[str] = "criterion"
    id: str
    results: tuple[Result, ...]

    def _can(self, view: View) -> tuple[bool, bool, bool]:
        """Whether it can hold, fail, and have no value; any of them while nothing is decided."""
        found = view.results.get(self.id)
        if found is None:
            return True, True, True
        blank = "no_value" in found
        return bool(found & {*self.results}), bool(found - {*self.results, "no_value"}), blank

    def measure(self, view: View, check: str) -> Measured:
        """From what the other criterion comes to."""
        match self._can(view):
            case (True, False, False):
                return Measured(State.KNOWN, ONE)
            case (False, True, False):
                return Measured(State.KNOWN, ZERO)
            case (False, False, True):
                return Measured(State.BLANK)
        return UNKNOWN

    def reach(self, view: View, check: str) -> Reach:
        """Every answer still possible, and none while the other may have no value."""
        holds, fails, blank = self._can(view)
        values = [x for x, can in ((ONE, holds), (ZERO, fails)) if can]
        return Reach(Only(tuple(values)), frozenset({State.BLANK} if blank else ()))

    def blank(self) -> tuple[Effect, Fraction]:
        """It cannot be told whether it holds."""
        return Effect.NO_VALUE, ZERO
