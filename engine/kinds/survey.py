"""`survey`: what people answered, as a share of the answers (F21, F22) or their mean.

`top` counts the best so many options, `weights` gives each option a share, `mean` a value. Answers
that do not count (`not_valid`) are in no sum. Fewer than `min_answers` are blank, not zero (F41).
"""

from fractions import Fraction
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field, WithJsonSchema, field_validator, model_validator
from pydantic_core import PydanticCustomError

from engine.awards import BOUNDED, awarded, not_one_way, valued, ways
from engine.bands import BandRow, Bounds
from engine.interval import Interval
from engine.kinds.ratio import Proportional
from engine.moves import Asked, moves
from engine.nature import Facts
from engine.points import ONE, ZERO
from engine.reach import Dense, Only, Reach, Values
from engine.rule import NOTHING, UNKNOWN, Band, Change, Leaf, Measured, Read, Worth
from engine.ruleset.fact import FactType
from engine.ruleset.question import option_id
from engine.ruleset.text import Exact
from engine.scarce import Scarce
from engine.table import State
from engine.tally import Counts, Tally, answered, completions, enough, fewest, share, span
from engine.view import View

_ONE_OR_MORE = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}


class Survey(Scarce, Bounds, Leaf):
    """x = sum of w n / sum of n; of several questions over all answers, or the questions' mean."""

    name: ClassVar[str] = "survey"
    of: Annotated[tuple[str, ...], WithJsonSchema(_ONE_OR_MORE)] = Field(min_length=1)
    over: Literal["answers", "questions"] | None = None
    top: int | None = Field(default=None, ge=1)
    weights: dict[str, Exact] = Field(default_factory=dict)
    mean: dict[str, Exact] = Field(default_factory=dict)
    as_: Literal["share", "points"] | None = Field(default=None, alias="as")
    bands: tuple[BandRow, ...] = ()
    proportional: Proportional | None = None

    @field_validator("of", mode="before")
    @classmethod
    def _one_or_more(cls, value: Any) -> Any:
        return [value] if isinstance(value, str) else value

    @model_validator(mode="after")
    def _one_value(self) -> Any:
        if sum([self.top is not None, bool(self.weights), bool(self.mean)]) != 1:
            raise PydanticCustomError("R048", "top, weights or mean", {})
        if (len(self.of) > 1) != (self.over is not None):
            raise PydanticCustomError("R049", "over what", {})
        if ways(self, self.bands, self.proportional, self.as_) > 1:
            raise not_one_way(*BOUNDED, "proportional", "as")
        if self.mean and not ways(self, self.bands, self.proportional, self.as_ == "points"):
            raise not_one_way(*BOUNDED, "proportional", "as: points")
        for code, weight in self.weights.items():
            if not 0 <= weight <= 1:
                raise PydanticCustomError("R015", "a share", {"got": str(weight), "name": code})
        return self

    def reads(self) -> tuple[Read, ...]:
        """The questions."""
        return tuple(Read(question, frozenset({FactType.ANSWERS})) for question in self.of)

    def bases(self) -> tuple[str, ...]:
        """Every question: nobody may have answered it."""
        return self.of

    def figures(self, facts: Facts) -> tuple[str, ...]:
        """The counts of the options that are valid answers."""
        return tuple(dict.fromkeys(fact for one in self.questions(facts) for fact in one))

    def questions(self, facts: Facts) -> list[dict[str, Fraction]]:
        """Each question's counts, best option first, with the weights of their options."""
        return [self._weighed(question, facts) for question in dict.fromkeys(self.of)]

    def _weighed(self, question: str, facts: Facts) -> dict[str, Fraction]:
        declared = facts.get(question)
        codes = declared.valid if declared and declared.type is FactType.ANSWERS else ()
        given = self.weights or self.mean or dict.fromkeys(codes[: self.top], ONE)
        return {option_id(question, code): given.get(code, ZERO) for code in codes}

    def _tallies(self, facts: Facts) -> list[Tally]:
        """What a share is taken over: each question, or all their answers together."""
        questions = self.questions(facts)
        if self.over != "answers":
            return list(questions)
        return [{fact: weight for one in questions for fact, weight in one.items()}]

    def measure(self, view: View, check: str) -> Measured:
        """X exactly once every count is known; blank when declared so or when too few answered."""
        facts = self.figures(view.facts)
        if any(view.blank(fact) for fact in facts):
            return Measured(State.BLANK)
        if not facts or any(view.number(fact) is None for fact in facts):
            return UNKNOWN
        return self._of(self._tallies(view.facts), view.numbers)

    def _of(self, tallies: list[Tally], counts: Counts) -> Measured:
        """By complete counts. Nobody at all is nothing arose where a policy is given for it."""
        numbers = [answered(tally, counts) for tally in tallies]
        if self._says_none and not all(numbers):
            return NOTHING
        if any(n < (self.min_answers or 0) for n in numbers):
            return Measured(State.BLANK)
        shares = [share(tally, counts) for tally in tallies]
        return Measured(State.KNOWN, sum(shares, ZERO) / len(shares))

    @property
    def _says_none(self) -> bool:
        """Whether nobody having answered is nothing arose, and not merely too few."""
        return self.when_none is not None or self.min_answers is None

    def reach(self, view: View, check: str) -> Reach:
        """Every share still possible; too few, or nobody, while that is not excluded."""
        facts, tallies = self.figures(view.facts), self._tallies(view.facts)
        made = completions(view, facts)
        if made is None:
            values, states = self._hull(view, tallies)
        else:
            found = {self._of(tallies, counts) for counts in made}
            values = Only(tuple(sorted(one.x for one in found if one.x is not None)))
            states = {one.state for one in found if one.x is None}
        unread = any(view.may_be_blank(fact) for fact in facts)
        if unread and self.when_blank is not None:
            states.add(State.BLANK)
        return Reach(values, frozenset(states))

    def _hull(self, view: View, tallies: list[Tally]) -> tuple[Values, set[State]]:
        """Between the least and the greatest share that the counts leave."""
        few, states = [fewest(tally, view) for tally in tallies], set[State]()
        if self._says_none and 0 in few:
            states.add(State.NOTHING_AROSE)
        if any(n < (self.min_answers or 0) for n in few):
            states.add(State.BLANK)
        spans = [span(tally, view) for tally in tallies]
        least = max(1, self.min_answers or 0)
        if None in spans or not all(enough(tally, view, least) for tally in tallies):
            return Only(()), states
        return Dense(_mean([one for one in spans if one is not None])), states

    def domain(self, facts: Facts) -> Values:
        """Between the least and the greatest weight."""
        tallies = [tally for tally in self._tallies(facts) if tally]
        if not tallies:
            return Dense()
        ends = [Interval(min(one.values()), max(one.values())) for one in tallies]
        return Dense(_mean(ends))

    def rows(self, worth: Worth, facts: Facts) -> list[Band]:
        """By threshold, bands or proportion, else the value itself: a share, or points."""
        if self.proportional is not None:
            return self.proportional.rows(worth)
        if self.bands or self.span() is not None:
            return awarded(self, self.bands, worth)
        return [valued(self.as_ or "share", ZERO, worth)]

    def changes(self, view: View, check: str, target: Interval) -> tuple[Change, ...] | None:
        """The fewest people who would answer otherwise; the number of answers stays."""
        read = self.measure(view, check)
        if read.x is None:
            return None
        questions = self.questions(view.facts)
        numbers = [answered(one, view.numbers) for one in questions]
        if self.over == "answers":
            each = [1 / sum(numbers, ZERO)] * len(questions)
        else:
            each = [1 / (n * len(questions)) for n in numbers]
        asked = [Asked(one, by) for one, by in zip(questions, each, strict=True)]
        return moves(view, asked, read.x, target)


def _mean(spans: list[Interval]) -> Interval:
    """The mean of values that are each between two ends; an end is open where one of them is."""
    lows, highs = [one.low or ZERO for one in spans], [one.high or ZERO for one in spans]
    return Interval(
        sum(lows, ZERO) / len(spans),
        sum(highs, ZERO) / len(spans),
        low_open=any(one.low_open for one in spans),
        high_open=any(one.high_open for one in spans),
    )


KIND = Survey
