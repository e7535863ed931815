"""`fixed`: the award that the document names for a case, as in "otherwise: 0 points" (F13, F14)."""

from typing import ClassVar

from engine.bands import Prize
from engine.interval import ANY, Interval
from engine.nature import Facts
from engine.points import ONE
from engine.reach import Only, Reach, Values
from engine.rule import Band, Change, Leaf, Measured, Read, Worth
from engine.table import State
from engine.view import View

ALWAYS = Only((ONE,))


class Fixed(Prize, Leaf):
    """A constant award; x is always 1. It reads no fact, so that nothing can be unknown."""

    name: ClassVar[str] = "fixed"
    when_none: None = None  # nothing is counted that could not arise

    def reads(self) -> tuple[Read, ...]:
        """No fact."""
        return ()

    def measure(self, view: View, check: str) -> Measured:
        """Known from the start."""
        return Measured(State.KNOWN, ONE)

    def reach(self, view: View, check: str) -> Reach:
        """Nothing else."""
        return Reach(ALWAYS)

    def domain(self, facts: Facts) -> Values:
        """1 alone."""
        return ALWAYS

    def rows(self, worth: Worth, facts: Facts) -> list[Band]:
        """One band for everything."""
        award = worth.constant(self.of(worth.points))
        return [Band(ANY, award, "taken" if award.a < 0 else "award")]

    def changes(self, view: View, check: str, target: Interval) -> tuple[Change, ...] | None:
        """No work moves it."""
        return None


KIND = Fixed
