"""`relative`: where a unit stands among all units (F32, F33).

Its figure is held against the best, the mean or the median of all units, itself among them; or
ranked; or scored by its target and the leader. The others' figures are evidence: without them the
check stays open.

F32, with v = figure / target and L the best v of all: v < 1 gives half of the points times v, v = 1
half, the leader all, the rest half and half x (v - 1) / (L - 1).
"""

from typing import Any, ClassVar

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from engine.awards import BOUNDED, awarded, into, not_one_way, ways
from engine.bands import BandRow, Bounds
from engine.facts import Other
from engine.interval import ANY, Interval
from engine.nature import Facts, is_within, natural_low
from engine.points import ONE, ZERO
from engine.quotient import quotients
from engine.reach import Dense, Reach, Steps, Values, of_range
from engine.rule import NOTHING, NUMBERS, UNKNOWN, Band, Change, Leaf, Measured, Read, Worth
from engine.standing import HALF, By, Standing, Standings, Way, spread
from engine.table import State
from engine.view import Range, View


class Relative(Bounds, Leaf):
    """A figure, or a rate of two, among those of all units; `way: down`: less is better."""

    name: ClassVar[str] = "relative"
    of: str
    to: str | None = None
    by: By
    way: Way = "up"
    bands: tuple[BandRow, ...] = ()

    @model_validator(mode="after")
    def _one_way(self) -> Any:
        graded = ways(self, self.bands)
        if graded > 1 or (self.by == "rank" and not graded) or (self.by == "leader" and graded):
            raise not_one_way(*(("by: leader",) if self.by == "leader" else BOUNDED))
        if self.way == "down" and self.by not in ("best", "rank"):
            raise PydanticCustomError("R042", "less is better by best and rank", {"got": self.by})
        return self

    @property
    def figure(self) -> str:
        """The name of the figure that units are held against each other by: `of`, or `of/to`."""
        return self.of if self.to is None else f"{self.of}/{self.to}"

    def reads(self) -> tuple[Read, ...]:
        """The figure, or the two it is a rate of."""
        return tuple(Read(fact, NUMBERS) for fact in (self.of, self.to) if fact is not None)

    def own(self, view: View) -> Measured:
        """The unit's own figure, before it is held against others'."""
        n = view.number(self.of)
        if self.to is None:
            if self.nothing_known(view, self.of):
                return NOTHING
            return UNKNOWN if n is None else Measured(State.KNOWN, n)
        d = view.number(self.to)
        if d is not None and d <= 0:
            return NOTHING
        return UNKNOWN if n is None or d is None else Measured(State.KNOWN, n / d)

    def measure(self, view: View, check: str) -> Measured:
        """Where the figure stands; unknown until all others' figures are there."""
        own, among = self.own(view), self.standing(view)
        if own.x is None or among is None:
            return own if own.x is None else UNKNOWN
        x = among.at(own.x)
        return NOTHING if x is None else Measured(State.KNOWN, x)

    def lacks_peers(self, view: View) -> str | None:
        """The figure, while other units' are not all known."""
        others = view.evidence.peers.get(self.figure)
        return None if others is not None and all(one.known for one in others) else self.figure

    def _among(self, others: tuple[Other, ...]) -> Standing:
        return Standing(self.by, self.way, tuple(o.low for o in others if o.low is not None))

    def standing(self, view: View) -> Standing | None:
        """The units that it is held against, as far as all their figures are known."""
        others = view.evidence.peers.get(self.figure)
        return None if others is None or self.lacks_peers(view) else self._among(others)

    def own_values(self, view: View) -> Values:
        """What the unit's own figure can still be."""
        if self.to is None:
            return of_range(view.range(self.of))
        found = view.range(self.to)
        under = Range(max(found.low or ZERO, ZERO), found.high, found.whole)
        part = is_within(view.facts, self.of, self.to)
        return quotients(view.range(self.of), under, part=part)

    def none_possible(self, view: View) -> bool:
        """Whether the unit may turn out to have no figure."""
        if self.to is None:
            return bool(self.may_not_arise(view, self.of))
        low = view.range(self.to).low
        return low is None or low <= 0

    def reach(self, view: View, check: str) -> Reach:
        """Every standing still possible."""
        own, others = self.own_values(view), view.evidence.peers.get(self.figure)
        hull = own.within(ANY)
        states = {State.NOTHING_AROSE} if self.none_possible(view) else set[State]()
        if hull is None:
            return Reach(own, frozenset(states))
        among = self.standing(view)
        if among is not None:
            if self.by not in ("rank", "leader") and not among.holds(hull):
                states.add(State.NOTHING_AROSE)
            return Reach(Standings(own, among), frozenset(states))
        if self.by not in ("rank", "leader") and self._may_have_no_reference(hull, others or ()):
            states.add(State.NOTHING_AROSE)
        return Reach(self._open(view, hull, others), frozenset(states))

    def _may_have_no_reference(self, own: Interval, others: tuple[Other, ...]) -> bool:
        """Whether what the figure is held against can come to 0: at the least of all others."""
        lows = [one.low for one in others if not one.leaves]
        known = [low for low in lows if low is not None]
        if len(known) < len(lows) or (self.by == "median" and len(known) < len(others)):
            return True
        return not Standing(self.by, self.way, tuple(known)).holds(own)

    def _open(self, view: View, own: Interval, others: tuple[Other, ...] | None) -> Values:
        """The standings among others that are not all known."""
        if others is None:
            return self.domain(view.facts)
        if any(low is None or low < 0 for low in (own.low, *(one.low for one in others))):
            return Dense()
        found = spread(self.by, self.way, own, others)
        if self.by != "rank":
            return Dense(found)
        return Steps(int(found.low or 1), int(found.high or len(others) + 1))

    def domain(self, facts: Facts) -> Values:
        """Up to 1 against the best; a rank is a whole number; any figure against mean or median."""
        if self.by == "rank":
            return Steps(1, None)
        low = natural_low(facts[self.of]) if self.of in facts else ZERO
        signed = low is None or low < 0
        top = ONE if self.by in ("best", "leader") else None
        return Dense(Interval(None if signed else ZERO, top))

    def rows(self, worth: Worth, facts: Facts) -> list[Band]:
        """By threshold or bands; by target and leader; else the standing times the points."""
        if self.bands or self.span() is not None:
            return awarded(self, self.bands, worth)
        award = worth.affine(ZERO, worth.points, ZERO, worth.points)
        if self.by != "leader":
            return [Band(ANY, award, "value")]
        return [
            Band(Interval(ONE, None), worth.constant(worth.points), "leader"),
            Band(Interval(HALF, ONE, True, True), award, "ahead"),
            Band(Interval(HALF, HALF), award, "on_target"),
            Band(Interval(None, HALF, high_open=True), award, "behind"),
        ]

    def changes(self, view: View, check: str, target: Interval) -> tuple[Change, ...] | None:
        """The least change of the unit's own figure; the others' stay what they are."""
        among = self.standing(view)
        wanted = None if among is None else among.figures(target)
        under = ONE if self.to is None else view.number(self.to)
        if wanted is None or under is None or under <= 0:
            return None
        change = into(view, self.of, wanted, under)
        return None if change is None else (change,)


KIND = Relative
