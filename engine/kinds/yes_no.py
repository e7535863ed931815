"""`yes_no`: whether a thing the plan names is there.

`happened` says that a yes is of something that took place, as a complaint upheld: it stays yes.
"""

from typing import ClassVar, Literal

from engine.interval import Interval
from engine.nature import Facts
from engine.points import ONE, ZERO
from engine.reach import Only, Reach, Values
from engine.rule import NOTHING, UNKNOWN, Band, Change, Leaf, Measured, Read, Worth
from engine.ruleset.fact import FactType
from engine.table import State
from engine.view import View

BOTH = Only((ZERO, ONE))


class YesNo(Leaf):
    """Full when the answer is the wanted one: x is 1 for yes, 0 for no."""

    name: ClassVar[str] = "yes_no"
    of: str
    want: Literal["yes", "no"] = "yes"
    happened: bool = False

    def reads(self) -> tuple[Read, ...]:
        """The fact answered."""
        return (Read(self.of, frozenset({FactType.YES_NO})),)

    def measure(self, view: View, check: str) -> Measured:
        """X is 1 or 0."""
        if self.nothing_known(view, self.of):
            return NOTHING
        n = view.number(self.of)
        return UNKNOWN if n is None else Measured(State.KNOWN, n)

    def reach(self, view: View, check: str) -> Reach:
        """Either answer, or that nothing arose where a policy is given."""
        states = self.may_not_arise(view, self.of)
        return Reach(BOTH, states)

    def domain(self, facts: Facts) -> Values:
        """0 and 1."""
        return BOTH

    def rows(self, worth: Worth, facts: Facts) -> list[Band]:
        """Full for the wanted answer, nothing for the other."""
        full, none = worth.constant(worth.points), worth.constant(ZERO)
        if self.want == "yes":
            return [Band(Interval(ONE, None), full, "met"), Band(None, none, "no")]
        return [Band(Interval(None, ZERO), full, "met"), Band(None, none, "yes")]

    def changes(self, view: View, check: str, target: Interval) -> tuple[Change, ...] | None:
        """The other answer; what has happened would have to be undone."""
        wanted = ONE in target
        action = "undo" if self.happened and not wanted else "answer"
        return (Change(self.of, view.evidence.values.get(self.of), wanted, ONE, action),)


KIND = YesNo
