"""`ratio`: done over due, by bands, or in proportion with a floor and a target.

Nothing due is not 0 %: `when_none` says what it is. `made_by` says how the figure improves:
`converting` turns undone items into done ones, `adding` brings new good items into both.
"""

from fractions import Fraction
from typing import Any, ClassVar, Literal

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from engine.awards import BOUNDED, STEP, awarded, into, least_steps, not_one_way, ways
from engine.bands import BandRow, Bounds
from engine.interval import Interval
from engine.nature import Facts, is_within, natural_high, natural_low, wholes
from engine.points import ONE, ZERO, fraction, quotient
from engine.quotient import quotients
from engine.reach import Dense, Reach, Values, of_range
from engine.rule import (
    KNOWN,
    NOTHING,
    NUMBERS,
    UNKNOWN,
    Band,
    Change,
    Leaf,
    Measured,
    Read,
    Rest,
    Scaled,
    Worth,
)
from engine.ruleset.text import Exact, Words
from engine.table import State
from engine.view import Range, View

NONE = frozenset({State.NOTHING_AROSE})


class Proportional(Words):
    """Below `floor` nothing, from `target` on full, between them points x r / target (F03-F05)."""

    floor: Exact | None = None
    target: Exact = ONE

    @model_validator(mode="after")
    def _in_order(self) -> Any:
        if self.target <= 0 or (self.floor is not None and self.floor > self.target):
            raise PydanticCustomError("R010", "floor above target", {})
        return self

    def rows(self, worth: Worth) -> list[Band]:
        """Full from the target on, in proportion down to the floor, nothing below it."""
        slope = worth.points / self.target
        between = worth.affine(ZERO, slope, ZERO, worth.points)
        rows = [
            Band(Interval(self.target, None), worth.constant(worth.points), "met"),
            Band(Interval(self.floor, None) if self.floor is not None else None, between, "part"),
        ]
        if self.floor is not None:
            rows.append(Band(None, worth.constant(ZERO), "below_floor"))
        return rows


class Ratio(Bounds, Leaf):
    """done / due as an exact share; without `to`, a fact that is itself a share."""

    name: ClassVar[str] = "ratio"
    of: str
    to: str | None = None
    exclude: tuple[str, ...] = ()
    bands: tuple[BandRow, ...] = ()
    proportional: Proportional | None = None
    made_by: Literal["converting", "adding"] = "converting"

    @model_validator(mode="after")
    def _one_table(self) -> Any:
        if ways(self, self.bands, self.proportional) != 1:
            raise not_one_way(*BOUNDED, "proportional")
        if self.exclude and self.to is None:
            raise PydanticCustomError("R012", "exclude needs to", {})
        return self

    def reads(self) -> tuple[Read, ...]:
        """The part, the whole, what is taken out of the whole."""
        whole = (self.to,) if self.to is not None else ()
        return tuple(Read(fact, NUMBERS) for fact in (self.of, *whole, *self.exclude))

    def rest(self) -> Rest | None:
        """The part, of the whole without what is excluded."""
        if self.to is None or not self.exclude:
            return None
        return Rest(self.of, self.to, tuple(self.exclude))

    def measure(self, view: View, check: str) -> Measured:
        """X = of / (to - excluded), or `of` itself; no denominator is nothing arose."""
        n, to = view.numbers.get(self.of), self.to
        if to is None:
            if self.nothing_known(view, self.of):
                return NOTHING
            return UNKNOWN if n is None else Measured(KNOWN, n)
        d = self._denominator(view) if self.exclude else view.numbers.get(to)
        if d is None:
            return UNKNOWN
        due, under = d.as_integer_ratio()
        if due <= 0:
            return NOTHING
        if n is None:
            return UNKNOWN
        done, over = n.as_integer_ratio()
        return Measured(KNOWN, fraction(done * under, due * over))

    def _denominator(self, view: View) -> Fraction | None:
        d = view.numbers.get(self.to or "")
        if d is None or not self.exclude:
            return d
        for fact in self.exclude:
            out = view.number(fact)
            if out is None:
                return None
            d -= out
        return d

    def reach(self, view: View, check: str) -> Reach:
        """Every quotient still possible; nothing arose while the denominator can be 0."""
        if self.to is None:
            return Reach(of_range(view.range(self.of)), self.may_not_arise(view, self.of))
        over, under = view.range(self.of), view.range(self.to)
        if self.exclude or under.low is None or under.low.numerator < 0:
            under = self._under(view, under)
        low, part = under.low, not self.exclude and is_within(view.facts, self.of, self.to)
        if part and (low is None or low.numerator <= 0):
            low = over.low
        some = low is not None and low.numerator > 0
        return Reach(quotients(over, under, part=part), frozenset() if some else NONE)

    def _under(self, view: View, found: Range) -> Range:
        """The denominator: what is left of the whole, and never below zero."""
        low, high = found.low, found.high
        for fact in self.exclude:
            out = view.range(fact)
            low = None if low is None or out.high is None else low - out.high
            high = None if high is None or out.low is None else high - out.low
        return Range(ZERO if low is None or low.numerator < 0 else low, high, found.whole)

    def exact(self) -> bool:
        """A plain quotient knows that a part is within its whole."""
        return not self.exclude

    def domain(self, facts: Facts) -> Values:
        """From 0 up, as far as the facts are not negative; a part stays within its whole."""
        declared = facts.get(self.of)
        low = natural_low(declared) if declared else ZERO
        if self.to is not None and low is not None:
            low = ZERO if low >= 0 else None  # one of a great many is nearly 0 %
        high = declared.at_most if declared and self.to is None else None
        if self.to is not None and not self.exclude and is_within(facts, self.of, self.to):
            high = ONE
        return Dense(Interval(low, high))

    def rows(self, worth: Worth, facts: Facts) -> list[Band]:
        """Two bands for one threshold, the bands as written, or floor, proportion and target."""
        if self.proportional is not None:
            return self.proportional.rows(worth)
        return awarded(self, self.bands, worth)

    def changes(self, view: View, check: str, target: Interval) -> tuple[Change, ...] | None:
        """The fewest items converted or added that bring the share into `target`."""
        d = ONE if self.to is None else self._denominator(view)
        if d is None or d.numerator <= 0:
            return None
        if self.made_by == "adding" and self.to is not None:
            n = view.numbers.get(self.of)
            if n is not None and target.begins_above(quotient(n, d)):
                return self._added(view, n, d, target)
        change = into(view, self.of, target, d)
        return None if change is None else (change,)

    def scaled(self, view: View) -> Scaled | None:
        """Not where what it is held against moves with it."""
        of, to = self.of, self.to
        if to is None:
            return Scaled(of, ONE)
        if of == to or of in self.exclude or self.made_by == "adding":
            return None
        d = self._denominator(view)
        return Scaled(of, d) if d is not None and d.numerator > 0 else None

    def _added(
        self, view: View, n: Fraction, d: Fraction, target: Interval
    ) -> tuple[Change, ...] | None:
        """(n + k) / (d + k) into the target: k at least (t*d - n) / (1 - t)."""
        t = target.low
        if t is None or self.to is None or t >= 1:
            return None
        step = STEP.get(view.facts[self.of].type, ONE)
        k = least_steps((t * d - n) / (1 - t), strict=target.low_open, step=step)
        grown = [self.of, *wholes(view.facts, self.of), self.to, *wholes(view.facts, self.to)]
        known = [fact for fact in dict.fromkeys(grown) if view.number(fact) is not None]
        for fact in known:
            most = natural_high(view.facts[fact])
            if most is not None and (view.number(fact) or ZERO) + k * step > most:
                return None
        return tuple(_grown(view, fact, k * step, good=fact == self.of) for fact in known)


def _grown(view: View, fact: str, by: Fraction, *, good: bool) -> Change:
    """A fact that new items enter; its whole grows with it and so is no limit."""
    before = view.number(fact) or ZERO
    action = "more_good" if good else "more_due"
    return Change(fact, view.evidence.values.get(fact), before + by, by, action)


KIND = Ratio
