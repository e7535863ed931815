"""A ruleset lowered to tables, with what follows from it for every unit, worked out once."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from engine.bands import Flaw
from engine.facts import Evidence
from engine.links import Links, links_of
from engine.nature import Nature, is_within, nature_of
from engine.rule import Rest
from engine.ruleset.criterion import Group
from engine.ruleset.model import Ruleset
from engine.table import Table
from engine.totals import plain
from engine.tree import Check, Lowered, Meter
from engine.view import View


@dataclass(frozen=True, slots=True)
class Misfit:
    """Something that keeps a criterion from being lowered: a flaw of its bands, where it stands."""

    criterion: str
    flaw: Flaw
    place: tuple[str | int, ...]


@dataclass(frozen=True)
class Compiled:
    """A ruleset lowered to tables."""

    ruleset: Ruleset
    criteria: dict[str, Lowered]
    misfits: tuple[Misfit, ...]

    @cached_property
    def checks(self) -> dict[str, Check]:
        """Every check by its id."""
        return {check.id: check for one in self.criteria.values() for check in one.checks}

    @cached_property
    def meters(self) -> tuple[Meter, ...]:
        """What measures every check."""
        return tuple(meter for one in self.criteria.values() for meter in one.meters)

    @cached_property
    def owners(self) -> dict[str, str]:
        """The criterion that each check belongs to."""
        return {c.id: id_ for id_, one in self.criteria.items() for c in one.checks}

    @cached_property
    def tables(self) -> dict[str, Table]:
        """Every table by its check's id."""
        return {check.id: check.table for check in self.checks.values()}

    @cached_property
    def kept(self) -> dict[str, object]:
        """What others have made of it and ask for again, by a name of theirs. It goes with it."""
        return {}

    @cached_property
    def plain(self) -> bool:
        """Whether totals are bare sums of criteria, with nothing capped, rescaled or rounded."""
        return plain(self.ruleset)

    @cached_property
    def nature(self) -> Nature:
        """What the facts are by themselves."""
        return nature_of(self.ruleset.facts)

    def view(self, evidence: Evidence) -> View:
        """What a unit hands in, as its rules read it."""
        ruleset = self.ruleset
        return View(ruleset.facts, evidence, ruleset.working_days, self.nature)

    @cached_property
    def rests(self) -> dict[str, tuple[Rest, ...]]:
        """For a fact, the parts of wholes that have less left, or more, when it moves."""
        facts, found = self.ruleset.facts, dict[str, tuple[Rest, ...]]()
        each = dict.fromkeys(check.leaf.rest() for check in self.checks.values())
        for rest in each:
            if rest is not None and is_within(facts, rest.part, rest.whole):
                for fact in (rest.part, rest.whole, *rest.out):
                    found[fact] = (*found.get(fact, ()), rest)
        return found

    @cached_property
    def readers(self) -> dict[str, tuple[str, ...]]:
        """For every fact, the criteria whose outcome can depend on it, through part_of too."""
        reads: dict[str, set[str]] = {fact: set() for fact in self.ruleset.facts}
        for one in self.criteria.values():
            for fact in one.facts:
                reads.setdefault(fact, set()).add(one.id)
        family = self.nature.families
        found = {f: set().union(*(reads[one] for one in family[f])) for f in self.ruleset.facts}
        return {
            fact: tuple(self.links.in_order(self.with_asking(ids))) for fact, ids in found.items()
        }

    @cached_property
    def touched(self) -> dict[str, tuple[str, ...]]:
        """For every fact and every check, the criteria to decide again when it is changed."""
        found = dict(self.readers)
        for check, owner in self.owners.items():
            ids = {*found.get(check, ()), *self.with_asking([owner])}
            found[check] = tuple(self.links.in_order(ids))
        return found

    @cached_property
    def inside(self) -> dict[str, tuple[str, ...]]:
        """For each group itself, the groups that it is in, and the total (the empty id)."""
        found: dict[str, tuple[str, ...]] = {}
        waiting: list[tuple[Group, tuple[str, ...]]] = [(one, ("",)) for one in self.ruleset.areas]
        while waiting:
            group, around = waiting.pop()
            found[group.id] = (group.id, *around)
            waiting += [(one, found[group.id]) for one in group.groups]
        return found

    @cached_property
    def members(self) -> dict[str, tuple[str, ...]]:
        """The criteria of each group itself, in order."""
        return {g.id: tuple(c.id for c in g.criteria) for g in self.ruleset.groups()}

    @cached_property
    def alone(self) -> dict[str, Check]:
        """The check of each criterion that is all of it, of constant awards, its facts its own.

        What a change of these facts makes of the criterion it makes of a plain total.
        """
        lone = {id_: one.lone for id_, one in self.criteria.items() if self.plain}
        return {
            id_: check
            for id_, check in lone.items()
            if check is not None
            and check.constant
            and all(self.touched.get(fact) == (id_,) for fact in check.facts)
            and self.rests.keys().isdisjoint(check.facts)
        }

    @cached_property
    def links(self) -> Links:
        """Which criteria ask for the outcome of which."""
        return links_of(self.criteria)

    @cached_property
    def last_day(self) -> dict[str, date]:
        """The last day to still work on each criterion: its due date, else the period's end."""
        end = self.ruleset.period.to
        return {
            id_: max((day or end for day in one.last_days), default=end)
            for id_, one in self.criteria.items()
        }

    def with_asking(self, ids: Iterable[str]) -> set[str]:
        """Some criteria and all that ask for their outcome, through others too."""
        after = self.links.after
        return {one for id_ in ids for one in (id_, *after.get(id_, ()))}
