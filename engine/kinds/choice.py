"""`choice`: one option out of a list, each with its share of the maximum.

`happened` says that the option is of something that took place, as a reprimand: it stays so.
"""

from fractions import Fraction
from typing import Any, ClassVar

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from engine.awards import only_choice
from engine.interval import Interval
from engine.nature import Facts
from engine.points import ONE
from engine.reach import Only, Reach, Values
from engine.rule import NOTHING, UNKNOWN, Band, Change, Leaf, Measured, Read, Worth
from engine.ruleset.fact import FactType
from engine.ruleset.text import Exact
from engine.table import State
from engine.view import View


class Choice(Leaf):
    """x is the place of the chosen option in the fact's own list."""

    name: ClassVar[str] = "choice"
    of: str
    options: dict[str, Exact] = Field(min_length=1)
    happened: bool = False

    @model_validator(mode="after")
    def _shares(self) -> Any:
        for code, share in self.options.items():
            if not 0 <= share <= 1:
                raise PydanticCustomError("R015", "a share", {"got": str(share), "name": code})
        return self

    def reads(self) -> tuple[Read, ...]:
        """The choice fact."""
        return (Read(self.of, frozenset({FactType.CHOICE})),)

    def measure(self, view: View, check: str) -> Measured:
        """X is the option's place."""
        if self.nothing_known(view, self.of):
            return NOTHING
        n = view.number(self.of)
        return UNKNOWN if n is None else Measured(State.KNOWN, n)

    def reach(self, view: View, check: str) -> Reach:
        """Any option; nothing arose where a policy is given."""
        states = self.may_not_arise(view, self.of)
        return Reach(self.domain(view.facts), states)

    def domain(self, facts: Facts) -> Values:
        """The places of the options."""
        codes = only_choice(facts, self.of)
        return Only(tuple(Fraction(i) for i in range(len(codes))))

    def rows(self, worth: Worth, facts: Facts) -> list[Band]:
        """One band per option, in the fact's own order; an option left out is a gap."""
        codes = only_choice(facts, self.of)
        return [
            Band(
                Interval(Fraction(i), Fraction(i + 1), high_open=True),
                worth.constant(self.options[code] * worth.points),
                "option",
                ("options", code),
            )
            for i, code in enumerate(codes)
            if code in self.options
        ]

    def changes(self, view: View, check: str, target: Interval) -> tuple[Change, ...] | None:
        """The option of the target band; what has happened would have to be undone."""
        codes = only_choice(view.facts, self.of)
        if target.low is None or not 0 <= target.low < len(codes):
            chosen = codes[0]
        else:
            chosen = codes[int(target.low)]
        action = "undo" if self.happened else "choose"
        return (Change(self.of, view.evidence.values.get(self.of), chosen, ONE, action),)


KIND = Choice
