"""`change`: how much a figure rose or fell against last year or a base year (F23, F24).

x = (of - from) / from, or (from - of) / from where less is better. Against a base of 0 or less
there is no rate: `when_none` says what happens.
"""

from fractions import Fraction
from typing import Any, ClassVar, Literal

from pydantic import Field, model_validator

from engine.awards import BOUNDED, awarded, not_one_way, toward, ways
from engine.bands import BandRow, Bounds
from engine.interval import Interval
from engine.nature import Facts
from engine.points import ONE, ZERO
from engine.quotient import quotients
from engine.reach import Dense, Mapped, Reach, Values
from engine.rule import NOTHING, NUMBERS, UNKNOWN, Band, Change, Leaf, Measured, Read, Worth
from engine.table import State
from engine.view import Range, View


class ChangeOn(Bounds, Leaf):
    """A rate of change against a base; `way: down` counts a fall as positive."""

    name: ClassVar[str] = "change"
    of: str
    from_: str = Field(alias="from")
    way: Literal["up", "down"] = "up"
    bands: tuple[BandRow, ...] = ()

    @model_validator(mode="after")
    def _one_table(self) -> Any:
        if ways(self, self.bands) != 1:
            raise not_one_way(*BOUNDED)
        return self

    @property
    def sign(self) -> int:
        """1 where a rise counts, -1 where a fall does."""
        return 1 if self.way == "up" else -1

    def reads(self) -> tuple[Read, ...]:
        """The figure, and the one it is held against."""
        return Read(self.of, NUMBERS), Read(self.from_, NUMBERS)

    def measure(self, view: View, check: str) -> Measured:
        """The rate as a share of the base; nothing to compare with is nothing arose."""
        now, base = view.number(self.of), view.number(self.from_)
        if base is not None and base <= 0:
            return NOTHING
        if now is None or base is None:
            return UNKNOWN
        return Measured(State.KNOWN, self.sign * (now - base) / base)

    def reach(self, view: View, check: str) -> Reach:
        """Every rate still possible; nothing arose while the base can be 0 or less."""
        base = view.range(self.from_)
        states = {State.NOTHING_AROSE} if base.low is None or base.low <= 0 else set[State]()
        above = Range(max(base.low or ZERO, ZERO), base.high, base.whole)
        over = quotients(view.range(self.of), above, part=False)
        return Reach(Mapped(over, Fraction(self.sign), Fraction(-self.sign)), frozenset(states))

    def domain(self, facts: Facts) -> Values:
        """A figure that is never negative falls by 100 % at most."""
        declared = facts.get(self.of)
        if declared is None or (declared.at_least is None and declared.type.value == "number"):
            return Dense()
        edge = Fraction(-1)
        return Dense(Interval(edge, None) if self.sign > 0 else Interval(None, ONE))

    def rows(self, worth: Worth, facts: Facts) -> list[Band]:
        """Two bands for one threshold, or the bands as written."""
        return awarded(self, self.bands, worth)

    def changes(self, view: View, check: str, target: Interval) -> tuple[Change, ...] | None:
        """The least change of this year's figure; the base stays what it was."""
        base = view.number(self.from_)
        if base is None or base <= 0:
            return None
        change = toward(view, self.of, target, self.sign / base, Fraction(-self.sign))
        return None if change is None else (change,)


KIND = ChangeOn
