"""`index`: an exact affine value of facts, as a share of the maximum, as points, or by bands.

For outside indices (SIPAS, a digital index) and for scores published with their own formula, such
as PAPI's sub-dimensions: 0.25 + 0.5625 x1 + 1.125 x2. Too few answers make it blank, not zero.
"""

from fractions import Fraction
from math import ceil, floor
from typing import Any, ClassVar, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from engine.awards import BOUNDED, awarded, not_one_way, toward, valued, ways
from engine.bands import BandRow, Bounds
from engine.interval import Interval
from engine.nature import Facts, natural_high, natural_low
from engine.points import ONE, ZERO
from engine.reach import Dense, Only, Reach, Steps, Values
from engine.rule import NOTHING, NUMBERS, UNKNOWN, Band, Change, Leaf, Measured, Read, Worth
from engine.ruleset.text import Exact
from engine.scarce import Scarce
from engine.table import State
from engine.view import View


class Index(Scarce, Bounds, Leaf):
    """x = plus + sum of weight x fact; `reversed` is 1 - x of one share."""

    name: ClassVar[str] = "index"
    of: str | None = None
    sum: dict[str, Exact] = Field(default_factory=dict)
    plus: Exact = ZERO
    reversed: bool = False
    as_: Literal["share", "points"] = Field(default="share", alias="as")
    least: Exact = ZERO
    bands: tuple[BandRow, ...] = ()
    answers: str | None = None

    @model_validator(mode="after")
    def _one_value(self) -> Any:
        if (self.of is None) != bool(self.sum):
            raise PydanticCustomError("R017", "of or sum", {})
        if ways(self, self.bands) > 1:
            raise not_one_way(*BOUNDED, "as")
        if (self.answers is None) != (self.min_answers is None):
            raise PydanticCustomError("R018", "answers with min_answers", {})
        return self

    @property
    def weights(self) -> dict[str, Fraction]:
        """Each fact's weight in x, `reversed` applied."""
        weights = self.sum if self.of is None else {self.of: ONE}
        return {fact: -w for fact, w in weights.items()} if self.reversed else dict(weights)

    @property
    def constant(self) -> Fraction:
        """What x is when every fact is 0."""
        return ONE - self.plus if self.reversed else self.plus

    def reads(self) -> tuple[Read, ...]:
        """The facts of the sum, and the number of answers."""
        return tuple(Read(fact, NUMBERS) for fact in self._facts)

    @property
    def _facts(self) -> tuple[str, ...]:
        return (*self.weights, *((self.answers,) if self.answers is not None else ()))

    def measure(self, view: View, check: str) -> Measured:
        """X exactly; blank when declared so or when too few answered."""
        if self.nothing_known(view, *self.weights):
            return NOTHING
        if any(view.blank(fact) for fact in self._facts):
            return Measured(State.BLANK)
        answered = view.number(self.answers) if self.answers is not None else None
        if answered is not None and answered < (self.min_answers or 0):
            return Measured(State.BLANK)
        x = self.constant
        for fact, weight in self.weights.items():
            value = view.number(fact)
            if value is None:
                return UNKNOWN
            x += weight * value
        if self.answers is not None and answered is None:
            return UNKNOWN
        return Measured(State.KNOWN, x)

    def reach(self, view: View, check: str) -> Reach:
        """Every sum still possible; blank while that is not excluded."""
        states = set(self.may_not_arise(view, *self.weights))
        few, many = self._answered(view)
        unread = any(view.may_be_blank(fact) for fact in self._facts)
        if few or (unread and self.when_blank is not None):
            states.add(State.BLANK)
        return Reach(self._values(view) if many else Only(()), frozenset(states))

    def _answered(self, view: View) -> tuple[bool, bool]:
        """Whether too few, and whether enough, may have answered."""
        if self.answers is None or self.min_answers is None:
            return False, True
        found = view.range(self.answers)
        low, high = found.low, found.high
        return low is None or low < self.min_answers, high is None or high >= self.min_answers

    def _values(self, view: View) -> Values:
        unknown = [f for f in self.weights if view.number(f) is None]
        if len(unknown) == 1 and view.range(unknown[0]).whole:
            return self._whole(view, unknown[0])
        low: Fraction | None = self.constant
        high: Fraction | None = self.constant
        for fact, weight in self.weights.items():
            found = view.range(fact)
            ends = (found.low, found.high) if weight >= 0 else (found.high, found.low)
            low = None if low is None or ends[0] is None else low + weight * ends[0]
            high = None if high is None or ends[1] is None else high + weight * ends[1]
        return Dense(Interval(low, high))

    def _whole(self, view: View, fact: str) -> Values:
        """One unknown whole number: x moves in steps of its weight."""
        found, weight = view.range(fact), self.weights[fact]
        rest = self.constant + sum(
            (w * (view.number(f) or ZERO) for f, w in self.weights.items() if f != fact), ZERO
        )
        if weight == 0:
            return Dense(Interval(rest, rest))
        low = None if found.low is None else ceil(found.low)
        high = None if found.high is None else floor(found.high)
        if weight < 0:
            low, high = None if high is None else -high, None if low is None else -low
        return Steps(low, high, step=abs(weight), offset=rest)

    def domain(self, facts: Facts) -> Values:
        """Every sum of values within the facts' own limits."""
        low: Fraction | None = self.constant
        high: Fraction | None = self.constant
        for fact, weight in self.weights.items():
            if fact not in facts:
                return Dense()
            ends = (natural_low(facts[fact]), natural_high(facts[fact]))
            first, last = ends if weight >= 0 else (ends[1], ends[0])
            low = None if low is None or first is None else low + weight * first
            high = None if high is None or last is None else high + weight * last
        return Dense(Interval(low, high))

    def rows(self, worth: Worth, facts: Facts) -> list[Band]:
        """By threshold or bands, else the value itself: a share of the maximum, or points."""
        if self.bands or self.span() is not None:
            return awarded(self, self.bands, worth)
        return [valued(self.as_, self.least, worth)]

    def changes(self, view: View, check: str, target: Interval) -> tuple[Change, ...] | None:
        """The one fact that alone gets there with the least change, heaviest weight first."""
        weights = self.weights
        x = self.measure(view, check).x
        if x is None:
            return None
        for fact in sorted(weights, key=lambda f: -abs(weights[f])):
            rest = x - weights[fact] * (view.number(fact) or ZERO)
            change = toward(view, fact, target, weights[fact], rest)
            if change is not None:
                return (change,)
        return None


KIND = Index
