"""`rows`: an inner rule over each row of a table, then how many rows hold (F28, F31).

x is the share of the rows that count whose inner rule earns its full award, or their number. The
rule may be another one by a column of options: `by: type`, `rules: {office: …, commune: …}`.
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import cached_property
from math import ceil, floor
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NamedTuple

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from engine.awards import BOUNDED, awarded, not_one_way, ways
from engine.bands import BandRow, Bounds
from engine.condition import Truth
from engine.facts import Row
from engine.interval import Interval
from engine.kinds.ratio import Proportional
from engine.nature import Facts
from engine.points import ONE, ZERO
from engine.reach import Dense, Only, Reach, Steps, Values
from engine.rule import NOTHING, UNKNOWN, Band, Change, Leaf, Measured, Read, Worth
from engine.rule_ref import RuleRef
from engine.ruleset.fact import FactType
from engine.table import State
from engine.view import View

if TYPE_CHECKING:
    from engine.rows import RowRule


class Standing(NamedTuple):
    """One row, and what it can still turn out to be."""

    row: Row
    truth: Truth


class RowsRule(Bounds, Leaf):
    """x is a share of rows, or with `as: count` their number."""

    name: ClassVar[str] = "rows"
    of: str
    each: RuleRef | None = None
    by: str | None = None
    rules: dict[str, RuleRef] = Field(default_factory=dict)
    as_: Literal["share", "count"] = Field(default="share", alias="as")
    bands: tuple[BandRow, ...] = ()
    proportional: Proportional | None = None

    @model_validator(mode="after")
    def _one_table(self) -> Any:
        others = ("proportional",) if self.as_ == "share" else ()
        if ways(self, self.bands, self.proportional) != 1 or (self.proportional and not others):
            raise not_one_way(*BOUNDED, *others)
        if (self.each is None) == (self.by is None) or (self.by is None) == bool(self.rules):
            raise PydanticCustomError("R221", "each, or by and rules", {})
        return self

    @property
    def inner(self) -> Mapping[str, Any]:
        """The inner rules by the option they are for; `` where there is one for all rows."""
        return self.rules or {"": self.each}

    def reads(self) -> tuple[Read, ...]:
        """The table."""
        return (Read(self.of, frozenset({FactType.ROWS})),)

    @cached_property
    def _lowered(self) -> "dict[int, dict[str, RowRule]]":
        return {}

    def row_rules(self, facts: Facts) -> "dict[str, RowRule]":
        """The inner rules lowered for the table's columns; made once for a declaration."""
        from engine.rows import row_rule  # kinds cannot need what is made of all kinds

        columns = facts[self.of].cells
        if id(columns) not in self._lowered:
            made = {key: row_rule(rule.body, columns) for key, rule in self.inner.items()}
            self._lowered[id(columns)] = made
        return self._lowered[id(columns)]

    def place_of(self, option: str) -> tuple[str, ...]:
        """Where the rule for an option, or the only one, stands under this one."""
        return ("rules", option) if self.rules else ("each",)

    def rule_of(self, row: Row, facts: Facts) -> "RowRule | None":
        """The rule for a row; None while the column that says which one is not known."""
        option = "" if self.by is None else row.values.get(self.by)
        return self.row_rules(facts).get(option) if isinstance(option, str) else None

    def seen(self, row: Row, view: View) -> "tuple[RowRule, View] | None":
        """The rule for a row and its cells as the rule reads them."""
        rule = self.rule_of(row, view.facts)
        if rule is None:
            return None
        return rule, rule.view(row, view.evidence.as_of, view.calendar)

    def standings(self, view: View) -> Iterator[Standing]:
        """Every row and what it can still turn out to be; anything while its rule is not known."""
        given = view.evidence.values.get(self.of, ())
        for row in given if isinstance(given, tuple) else ():
            seen = self.seen(row, view)
            if seen is not None:
                yield Standing(row, seen[0].truth(seen[1]))
                continue
            found = Truth(0)
            for rule in self.row_rules(view.facts).values():
                cells = rule.view(row, view.evidence.as_of, view.calendar)
                found |= rule.truth(cells)
            yield Standing(row, found)

    def measure(self, view: View, check: str) -> Measured:
        """The share or number of rows that hold, once no row is open."""
        if self.nothing_known(view, self.of):
            return NOTHING
        if self.of not in view.evidence.values:
            return UNKNOWN
        truths = [one.truth for one in self.standings(view)]
        if any(one not in (Truth.HOLDS, Truth.FAILS, Truth.AWAY) for one in truths):
            return UNKNOWN
        held = sum(one is Truth.HOLDS for one in truths)
        x = self._x(held, len(truths) - truths.count(Truth.AWAY))
        return NOTHING if x is None else Measured(State.KNOWN, x)

    def _x(self, held: int, of: int) -> Fraction | None:
        if of == 0:
            return None
        return Fraction(held, of) if self.as_ == "share" else Fraction(held)

    def reach(self, view: View, check: str) -> Reach:
        """Every share or number still possible; nothing arose while perhaps no row counts."""
        from engine.rows import counts

        if self.of not in view.evidence.values:
            return Reach(self.domain(view.facts), frozenset({State.NOTHING_AROSE}))
        states: set[State] = set()
        found = [self._x(*pair) for pair in counts([one.truth for one in self.standings(view)])]
        if None in found:
            states.add(State.NOTHING_AROSE)
        return Reach(Only(tuple({x for x in found if x is not None})), frozenset(states))

    def domain(self, facts: Facts) -> Values:
        """A share of 0 to 100 %, or a whole number from 0 up."""
        return Dense(Interval(ZERO, ONE)) if self.as_ == "share" else Steps(0, None)

    def rows(self, worth: Worth, facts: Facts) -> list[Band]:
        """Two bands for one threshold, the bands as written, or in proportion to the share."""
        if self.proportional is not None:
            return self.proportional.rows(worth)
        return awarded(self, self.bands, worth)

    def changes(self, view: View, check: str, target: Interval) -> tuple[Change, ...] | None:
        """The rows that take the least to hold, as many as the target needs, each by its least."""
        from engine.rows import work

        truths = list(self.standings(view))
        of = sum(one.truth is not Truth.AWAY for one in truths)
        if target.low is None or self.measure(view, check).state is not State.KNOWN:
            return None
        edge = target.low * of if self.as_ == "share" else target.low
        wanted = floor(edge) + 1 if target.low_open else ceil(edge)
        wanted -= sum(one.truth is Truth.HOLDS for one in truths)
        failed = [one.row for one in truths if one.truth is Truth.FAILS]
        mends = [(row, way) for row in failed if (way := self._mend(row, view)) is not None]
        if not 0 < wanted <= len(mends):
            return None
        least = sorted(mends, key=lambda one: work(one[1]))[:wanted]
        chosen = {row.name: way for row, way in least}
        before = tuple(one.row for one in truths)
        after = tuple(_done(row, chosen.get(row.name, ())) for row in before)
        units = sum((work(way) for way in chosen.values()), ZERO)
        return (Change(self.of, before, after, units, "rows", tuple(chosen.items())),)

    def _mend(self, row: Row, view: View) -> tuple[Change, ...] | None:
        seen = self.seen(row, view)
        return None if seen is None else seen[0].mend(seen[1])


def _done(row: Row, changes: tuple[Change, ...]) -> Row:
    made = {one.fact: one.after for one in changes if not isinstance(one.after, tuple)}
    return Row(row.name, {**row.values, **made}) if made else row


KIND = RowsRule
