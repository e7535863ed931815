"""`count`: how many, by a threshold, by bands, or points for each with a cap."""

from typing import Any, ClassVar

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from engine.awards import BOUNDED, awarded, brought, not_one_way, ways
from engine.bands import BandRow, Bounds
from engine.interval import Interval
from engine.nature import Facts, natural_high, natural_low
from engine.points import ONE, ZERO
from engine.reach import Reach, Values, of_range
from engine.rule import NOTHING, NUMBERS, UNKNOWN, Band, Change, Leaf, Measured, Read, Scaled, Worth
from engine.ruleset.fact import FactType
from engine.ruleset.text import Exact
from engine.table import State
from engine.view import Range, View


class Count(Bounds, Leaf):
    """A number of things: x is the fact itself. `per_item` gives points each, up to `cap`."""

    name: ClassVar[str] = "count"
    of: str
    bands: tuple[BandRow, ...] = ()
    per_item: Exact | None = None
    cap: Exact | None = None
    uncapped: bool = False

    @model_validator(mode="after")
    def _one_table(self) -> Any:
        if ways(self, self.bands, self.per_item is not None) != 1:
            raise not_one_way(*BOUNDED, "per_item")
        capped = self.cap is not None or self.uncapped
        if (capped and self.per_item is None) or (self.cap is not None and self.uncapped):
            raise PydanticCustomError("R013", "cap is for per_item", {})
        if self.per_item is not None and self.per_item <= 0:
            raise PydanticCustomError("R014", "above zero", {"got": str(self.per_item)})
        return self

    def reads(self) -> tuple[Read, ...]:
        """The fact counted."""
        return (Read(self.of, NUMBERS),)

    def measure(self, view: View, check: str) -> Measured:
        """X is the figure; nothing arose counts as 0 unless a policy says otherwise."""
        if self.nothing_known(view, self.of):
            return NOTHING
        n = view.number(self.of)
        return UNKNOWN if n is None else Measured(State.KNOWN, n)

    def reach(self, view: View, check: str) -> Reach:
        """Every figure still possible."""
        states = self.may_not_arise(view, self.of)
        return Reach(of_range(view.range(self.of)), states)

    def domain(self, facts: Facts) -> Values:
        """Whole numbers for a count, any number otherwise, within the fact's limits."""
        declared = facts.get(self.of)
        if declared is None:
            return of_range(Range(ZERO, None, whole=True))
        whole = declared.type is FactType.COUNT
        return of_range(Range(natural_low(declared), natural_high(declared), whole))

    def rows(self, worth: Worth, facts: Facts) -> list[Band]:
        """By threshold or bands; or points for each, full from cap / per_item on."""
        if self.per_item is None:
            return awarded(self, self.bands, worth)
        if self.uncapped:
            return [Band(None, worth.affine(ZERO, self.per_item, ZERO, None), "per_item")]
        cap = worth.points if self.cap is None else self.cap
        return [
            Band(
                Interval(cap / self.per_item, None),
                worth.constant(cap),
                "met" if worth.sign > 0 else "per_item",
            ),
            Band(None, worth.affine(ZERO, self.per_item, ZERO, cap), "per_item"),
        ]

    def scaled(self, view: View) -> Scaled:
        """Fewer is no advice: what happened, happened."""
        return Scaled(self.of, ONE, "undo")

    def changes(self, view: View, check: str, target: Interval) -> tuple[Change, ...] | None:
        """The fewest more that reach the target."""
        change = brought(view, self.scaled(view), target)
        return None if change is None else (change,)


KIND = Count
