"""What a check of a ruleset looks at: the ruleset, its tables, and where everything stands."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import count
from typing import Any

from engine.facts import Evidence, Unit
from engine.interval import Interval
from engine.kinds.days import DaysAfter
from engine.kinds.rows import RowsRule
from engine.lower import Check, Compiled, lower
from engine.nature import wholes
from engine.outcome import Outcome
from engine.rule import Leaf
from engine.ruleset.fact import FactDeclaration, FactType, Sample
from engine.ruleset.lines import Block, Line, blocks_of, lines_of, over_rows
from engine.ruleset.model import Ruleset
from engine.ruleset.places import Path, Places
from engine.ruleset.question import OptionCount
from engine.run import decided
from engine.source.diagnostic import Span
from engine.source.near import nearest
from engine.table import State
from engine.totals import Sum, add_up
from engine.view import View
from engine.when import OfCriterion

MANY = 500
"""Unknown names for which the nearest one is looked for."""


@dataclass(frozen=True)
class Subject:
    """One ruleset under check."""

    ruleset: Ruleset
    places: Places

    @cached_property
    def written(self) -> dict[str, FactDeclaration]:
        """The facts as the file has them, without the counts made from questions."""
        facts = self.ruleset.facts.items()
        return {name: one for name, one in facts if not isinstance(one, OptionCount)}

    @property
    def samples(self) -> list[tuple[str, Sample]]:
        """What the file says of how many have to be asked, and at which question."""
        asked = [(name, one.sample) for name, one in self.written.items() if one.sample is not None]
        return [(name, one) for name, one in asked if self.places.data(("facts", name, "sample"))]

    @cached_property
    def compiled(self) -> Compiled:
        """Its tables. Of criteria that share an id, only the last has any."""
        return lower(self.ruleset)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Every criterion in the order of the file."""
        return lines_of(self.ruleset)

    @cached_property
    def line(self) -> dict[str, Line]:
        """Criteria by id, those that `compiled` has."""
        return {line.criterion.id: line for line in self.lines}

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """Every area and group in the order of the file."""
        return tuple(
            block
            for number, area in enumerate(self.ruleset.areas)
            for block in blocks_of(area, ("areas", number))
        )

    @cached_property
    def checks(self) -> tuple[tuple[Line, Check], ...]:
        """Every lowered check with its criterion."""
        return tuple(
            (self.line[id_], check)
            for id_, one in self.compiled.criteria.items()
            for check in one.checks
        )

    def at(self, *path: str | int, key: bool = False) -> Span:
        """Where a part of the ruleset stands, or its key."""
        return self.places.span(path, key=key)

    def place(self, criterion: str, *path: str | int, key: bool = False) -> Span:
        """Where a part of a criterion stands, or its key."""
        return self.places.span((*self.line[criterion].path, *path), key=key)

    def named(self, path: Path, name: str) -> Span:
        """Where a name stands as a value, else as a key, in what is written at a path."""
        data = self.places.data(path)
        found = _search(data, name) if isinstance(data, dict | list) else None
        if found is None:
            return self.places.span(path, key=True)
        inner, key = found
        return self.places.span((*path, *inner), key=key)

    def everywhere(self, path: Path, name: str) -> list[Span]:
        """Wherever a name stands as a value in what is written at a path, in order."""
        return [self.places.span((*path, *at)) for at in _values(self.places.data(path), name)]

    def near(self, word: str, names: Iterable[str]) -> str | None:
        """The name most likely meant; past many mistakes nobody reads on and none is looked for."""
        return nearest(word, names) if next(self._asked) < MANY else None

    @cached_property
    def _asked(self) -> Iterator[int]:
        return count()

    def readable(self, criterion: str) -> bool:
        """Whether its facts are there, of the right types, with ranges that can be told."""
        return self._behind(criterion) <= self._readable

    def sound(self, criterion: str) -> bool:
        """Whether a criterion can be scored: it is readable, and its bands hold."""
        behind = self._behind(criterion)
        return behind <= self._readable and not behind & self._broken

    def _behind(self, criterion: str) -> frozenset[str]:
        """A criterion and those whose outcome decides its own."""
        return frozenset({criterion, *self.compiled.links.before.get(criterion, ())})

    @cached_property
    def _broken(self) -> frozenset[str]:
        return frozenset(misfit.criterion for misfit in self.compiled.misfits)

    @cached_property
    def _readable(self) -> frozenset[str]:
        return frozenset(line.criterion.id for line in self.lines if self._reads_well(line))

    def bounded(self, fact: str) -> bool:
        """Whether a fact is there and its range can be told: `part_of` leads to an end."""
        families = self.compiled.nature.families
        return fact in families and self._endless.isdisjoint(families[fact])

    @cached_property
    def _endless(self) -> frozenset[str]:
        """Facts whose `part_of` leads nowhere or back to them, or whose limits leave no value.

        So too questions without options.
        """
        facts = self.ruleset.facts
        return frozenset(
            fact
            for fact, declared in facts.items()
            if limits_of(declared).empty
            or (declared.type is FactType.ANSWERS and not declared.options)
            or any(above not in facts or above == fact for above in wholes(facts, fact))
        )

    def _reads_well(self, line: Line) -> bool:
        facts, gate = self.ruleset.facts, line.criterion.applies_when
        if not all(self._counts(found.leaf) for found in line.leaves):
            return False
        reads = [(r.fact, r.types) for found in line.leaves for r in found.leaf.reads()]
        if gate is not None:
            reads.append((gate, frozenset({FactType.YES_NO})))
        asked = [found.leaf.id for found in line.leaves if isinstance(found.leaf, OfCriterion)]
        if line.criterion.id in self.compiled.links.cycle or {*asked} - self.line.keys():
            return False
        return all(self.bounded(fact) and facts[fact].type in types for fact, types in reads)

    def _counts(self, leaf: Leaf) -> bool:
        """Whether the days that a rule counts can be counted."""
        if isinstance(leaf, RowsRule):
            return self._reads_rows(leaf)
        if not isinstance(leaf, DaysAfter) or not leaf.working:
            return True
        calendar = self.ruleset.working_days
        if calendar is None:
            return False
        return isinstance(leaf.after, str) or calendar.covers(leaf.after)

    def _reads_rows(self, leaf: RowsRule) -> bool:
        """Whether the columns that inner rules read are there, of the right types."""
        declared = self.ruleset.facts.get(leaf.of)
        columns = {} if declared is None else declared.columns
        if leaf.by is not None and leaf.by not in columns:
            return False
        found = list(over_rows(leaf, ()))
        reads = [read for one in found for read in one.leaf.reads()]
        counted = all(self._counts(one.leaf) for one in found)
        return counted and all(r.fact in columns and columns[r.fact].type in r.types for r in reads)

    def bases(self, criterion: str, check: Check) -> tuple[str, ...]:
        """The facts that a check measures against, where they can come to 0 and leave no figure."""
        if not self.readable(criterion):
            return ()
        bare = check.leaf.model_copy(update={"when_none": None})
        states = bare.reach(self.nothing_known, check.id).states
        if State.NOTHING_AROSE not in states:
            return ()
        return check.leaf.bases()

    @cached_property
    def nothing_known(self) -> View:
        """The view of a unit of any kind that has handed in nothing: every value can still be."""
        unit = Unit("unit", "unit", kind="")
        return self.compiled.view(Evidence(as_of=self.ruleset.period.to, unit=unit))

    @cached_property
    def outcomes(self) -> dict[str, Outcome]:
        """What each sound criterion can come to at all: bounds over every possible evidence."""
        compiled, view = self.compiled, self.nothing_known
        sound = [id_ for id_ in compiled.criteria if self.sound(id_)]
        found = decided(compiled, view, compiled.links.in_order(sound)).outcomes
        return {id_: found[id_] for id_ in sound}

    @cached_property
    def sums(self) -> dict[str, Sum]:
        """What groups and the total can come to at all; nothing while a criterion is not sound."""
        if len(self.outcomes) != len(self.lines):
            return {}
        return add_up(self.ruleset, self.outcomes)


def limits_of(declared: FactDeclaration) -> Interval:
    """The values that a fact's own `at_least` and `at_most` leave."""
    return Interval(declared.at_least, declared.at_most)


def _values(data: Any, name: str) -> Iterator[Path]:
    """The paths to a name as a value."""
    inner = data.items() if isinstance(data, dict) else enumerate(data)
    for step, value in inner:
        if value == name:
            yield (step,)
        elif isinstance(value, dict | list):
            yield from ((step, *at) for at in _values(value, name))


def _search(data: Any, name: str) -> tuple[Path, bool] | None:
    """The path to a name in data, and whether it is a key there; values come first."""
    inner = list(data.items() if isinstance(data, dict) else enumerate(data))
    for step, value in inner:
        if value == name:
            return (step,), False
        if isinstance(value, dict | list):
            found = _search(value, name)
            if found is not None:
                return (step, *found[0]), found[1]
    return next((((step,), True) for step, _ in inner if step == name), None)
