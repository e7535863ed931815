"""How far each fact can be moved: the levels at which some check of the ruleset gives more.

A level is a bundle of changes that go together. Facts that move together in some bundle are one
lever, so that no two changes of one fact meet.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from engine.facts import Value
from engine.lower import Compiled, Lowered
from engine.plan.costs import Costs
from engine.plan.reaching import reaching
from engine.plan.untried import mixes, stepwise
from engine.points import ZERO
from engine.record import altered
from engine.rule import Change
from engine.run import Run, rerun
from engine.steps import applied
from engine.timely import in_time
from engine.work import Changes, merged, units

MOST_LEVELS = 60
"""Levels of one lever; past that the rest are left out, and the plan proves nothing."""
_ROUNDS = 3


@dataclass(frozen=True)
class Level:
    """One bundle of changes, what it costs, and the day by which it has to be done."""

    changes: Changes
    cost: Fraction
    until: date

    @property
    def values(self) -> dict[str, Value]:
        """The facts as they would be."""
        return {change.fact: change.after for change in self.changes}


@dataclass(frozen=True)
class Lever:
    """Facts that move together, their levels from near to far, and who leads the work."""

    facts: tuple[str, ...]
    levels: tuple[Level, ...]
    lead: str | None


@dataclass(frozen=True)
class Levers:
    """All of them, and what stands in the way of others.

    `partial`: facts and criteria for which a level may have been left out; `too_late`, `excluded`
    and `by_result` (it is another ruleset's result that would have to be better): criteria that
    nothing else wins; `open_facts`: facts that work could still better.
    """

    each: tuple[Lever, ...]
    partial: tuple[str, ...]
    too_late: tuple[str, ...]
    excluded: tuple[str, ...]
    by_result: tuple[str, ...]
    open_facts: frozenset[str]


@dataclass(frozen=True)
class _Way:
    """A bundle of changes that some criterion asks for."""

    criterion: str
    changes: Changes
    until: date


def levers(compiled: Compiled, run: Run, costs: Costs, until: date | None = None) -> Levers:
    """Every lever there is on a run. `until`: nothing is to be done after this day."""
    asked = _ways(compiled, run, costs, until)
    more, partial = _beside(compiled, run, asked.found, costs, until)
    ways = [*asked.found, *more]
    each = [_lever(compiled, run, costs, group) for group in _groups(ways)]
    partial += [one.facts[0] for one, whole in each if not whole]
    partial += [c.criterion for c in ways if mixes(compiled, run, costs, c.criterion)]
    partial += [c.criterion for c in ways if stepwise(compiled, c.criterion, c.changes)]
    won = {way.criterion for way in asked.found}
    late, excluded, by_result = (
        tuple(id_ for id_ in dict.fromkeys(shut) if id_ not in won)
        for shut in (asked.late, asked.excluded, asked.by_result)
    )
    return Levers(
        tuple(one for one, _ in each),
        tuple(dict.fromkeys(partial)),
        late,
        excluded,
        by_result,
        frozenset(asked.facts),
    )


class _Asked(NamedTuple):
    """What criteria ask for: the ways open, criteria with ways shut, every fact asked for."""

    found: list[_Way]
    late: list[str]
    excluded: list[str]
    by_result: list[str]
    facts: set[str]


def _ways(compiled: Compiled, run: Run, costs: Costs, until: date | None) -> _Asked:
    asked = _Asked([], [], [], [], set())
    for id_, one in compiled.criteria.items():
        for changes in reaching(run, one):
            names = {change.fact for change in changes}
            asked.facts.update(names)
            day = _due(compiled, one, changes, costs, until)
            if not names.isdisjoint(run.evidence.linked):
                asked.by_result.append(id_)
            elif names & costs.excluded:
                asked.excluded.append(id_)
            elif not in_time(compiled, run, one, changes) or day < run.evidence.as_of:
                asked.late.append(id_)
            else:
                asked.found.append(_Way(id_, changes, day))
    return asked


def _due(
    compiled: Compiled, one: Lowered, changes: Changes, costs: Costs, until: date | None
) -> date:
    """The day by which the work has to be done."""
    days = [compiled.last_day[one.id], *([until] if until else [])]
    days += [costs.until[c.fact] for c in changes if c.fact in costs.until]
    days += [c.after for c in changes if c.action == "earlier" and isinstance(c.after, date)]
    return min(days)


def _beside(
    compiled: Compiled, run: Run, ways: Sequence[_Way], costs: Costs, until: date | None
) -> tuple[list[_Way], list[str]]:
    """Levels that are asked for only where another fact of the same criterion has moved too."""
    found = {_key(way): way for way in ways}
    fresh, more, partial = list(ways), list[_Way](), list[str]()
    for _ in range(_ROUNDS):
        newer: list[_Way] = []
        for way in fresh:
            newer += [
                one for one in _after(compiled, run, way, costs, until) if _key(one) not in found
            ]
            if len(newer) > MOST_LEVELS:
                return more, [way.criterion]
        newer = list({_key(one): one for one in newer}.values())
        found |= {_key(one): one for one in newer}
        more += newer
        fresh = newer
        if not fresh:
            return more, partial
    return more, [way.criterion for way in fresh]


def _key(way: _Way) -> tuple[str, tuple[tuple[str, str], ...]]:
    return way.criterion, _made(way.changes)


def _made(changes: Changes) -> tuple[tuple[str, str], ...]:
    """What changes come to, however they stand."""
    return tuple(sorted((c.fact, repr(c.after)) for c in changes))


def _after(
    compiled: Compiled, run: Run, way: _Way, costs: Costs, until: date | None
) -> Iterator[_Way]:
    """What the criteria that read a moved fact ask of their other facts then."""
    moved = {change.fact for change in way.changes}
    evidence = applied(run.evidence, way.changes)
    then = rerun(compiled, run, evidence, list(moved))
    for id_, one in compiled.criteria.items():
        if moved.isdisjoint(_tied(compiled, one)):
            continue
        for changes in reaching(then, one):
            if not moved.isdisjoint(change.fact for change in changes):
                continue
            made = tuple(_from_now(run, change) for change in changes)
            day = _due(compiled, one, made, costs, until)
            shut = costs.excluded | run.evidence.linked.keys()
            excluded = not shut.isdisjoint(change.fact for change in made)
            in_days = in_time(compiled, run, one, made) and day >= run.evidence.as_of
            if in_days and not excluded:
                yield _Way(id_, made, day)


def _tied(compiled: Compiled, one: Lowered) -> set[str]:
    """The facts that a criterion reads, and those tied to them by part_of."""
    return {other for fact in one.facts for other in compiled.nature.families.get(fact, (fact,))}


def _from_now(run: Run, change: Change) -> Change:
    """The change as it is from what the submission says."""
    now = run.evidence.values.get(change.fact)
    if isinstance(now, Fraction) and isinstance(change.after, Fraction):
        return altered(change, before=now, units=abs(change.after - now))
    return altered(change, before=now)


def _groups(ways: Sequence[_Way]) -> list[list[_Way]]:
    """Ways whose facts overlap, directly or through others."""
    groups: list[tuple[set[str], list[_Way]]] = []
    for way in ways:
        facts = {change.fact for change in way.changes}
        near = [one for one in groups if one[0] & facts]
        rest = [one for one in groups if not one[0] & facts]
        joined = {f for one in near for f in one[0]} | facts
        groups = [*rest, (joined, [w for one in near for w in one[1]] + [way])]
    return [each for _, each in groups]


def _lever(compiled: Compiled, run: Run, costs: Costs, group: Sequence[_Way]) -> tuple[Lever, bool]:
    """One lever, and whether its levels are all there are."""
    facts, bundles = compiled.ruleset.facts, _bundles(group)
    levels = tuple(
        Level(each, sum((costs.of(one, facts) for one in each), ZERO), until)
        for each, until in bundles[:MOST_LEVELS]
    )
    names = tuple(dict.fromkeys(change.fact for each, _ in bundles for change in each))
    lead = next((costs.leads[fact] for fact in names if fact in costs.leads), None)
    lead = lead or _lead(compiled, dict.fromkeys(way.criterion for way in group))
    alike = len({frozenset(c.fact for c in each) for each, _ in bundles}) == 1
    return Lever(names, levels, lead), alike and len(bundles) <= MOST_LEVELS


def _bundles(group: Sequence[_Way]) -> list[tuple[Changes, date]]:
    """The bundles, each once, nearest first; where they are of several facts, in pairs besides."""
    found: dict[object, tuple[Changes, date]] = {}
    for way in group:
        _keep(found, way.changes, way.until)
    if len({frozenset(c.fact for c in changes) for changes, _ in found.values()}) > 1:
        for one, day in list(found.values()):
            for other, another in list(found.values()):
                _keep(found, merged([one, other]), min(day, another))
    return sorted(found.values(), key=lambda each: units(each[0]))


def _keep(found: dict[object, tuple[Changes, date]], changes: Changes, until: date) -> None:
    key = _made(changes)
    day = min(until, found[key][1]) if key in found else until
    found[key] = (changes, day)


def _lead(compiled: Compiled, criteria: Iterable[str]) -> str | None:
    """Who leads the first criterion that says so, as the plan has it."""
    for id_ in criteria:
        lead = compiled.criteria[id_].criterion.lead
        if lead is not None:
            return lead.vi.strip(" .;,")
    return None
