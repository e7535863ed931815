"""Units scored together: what each stands at hangs on what the others come to.

Two passes: the first measures every unit's own figures, the second scores each among the others.
The order of the units makes no difference.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from engine.digest import digest
from engine.facts import Evidence, Other
from engine.interval import ANY
from engine.kinds.relative import Relative
from engine.linked import LinkedEngine, Runs
from engine.lower import Compiled, Lowered
from engine.score import Engine
from engine.scorecard import Scorecard
from engine.table import State
from engine.view import View


def score_together(engine: Engine, evidence: Sequence[Evidence]) -> list[Scorecard]:
    """The scorecards of all units of a field, in their order. Raises what `Engine.score` raises."""
    alone, id_ = LinkedEngine([engine]), engine.ruleset.ruleset
    runs = run_together([Entrant(alone, {id_: one}) for one in evidence])
    return [engine.card(*run[id_]) for run in runs]


class Entrant(NamedTuple):
    """One of several units: the engines of its rulesets, and its evidence under each."""

    engines: LinkedEngine
    evidence: Mapping[str, Evidence]


def run_together(units: Sequence[Entrant]) -> list[Runs]:
    """Every ruleset of every unit decided, each unit beside the others under the same ruleset.

    A figure can be the result of another ruleset, which may compare units itself: once more for
    each such ruleset, until no figure moves. Rulesets never read each other in a circle, so it
    ends.
    """
    field = list(units)
    while True:
        runs: list[Runs] = [one.engines.run(one.evidence) for one in field]
        beside = _among(units, runs)
        if beside == field:
            return runs
        field = beside


def _among(units: Sequence[Entrant], runs: Sequence[Runs]) -> list[Entrant]:
    """The units as they came, with what the runs give as the others' figures."""
    evidence = [dict(one.evidence) for one in units]
    for engine, places in _alike(units):
        id_ = engine.ruleset.ruleset
        own = [evidence[place][id_].peers for place in places]
        ran = [runs[place][id_].given.evidence for place in places]
        alone = [replace(one, peers=peers) for one, peers in zip(ran, own, strict=True)]
        for place, one in zip(places, with_peers(engine.compiled, alone), strict=True):
            evidence[place][id_] = replace(evidence[place][id_], peers=one.peers)
    return [one._replace(evidence=given) for one, given in zip(units, evidence, strict=True)]


def _alike(field: Sequence[Entrant]) -> Iterator[tuple[Engine, list[int]]]:
    """Every ruleset that compares units, with the places of the units under it."""
    found: dict[str, tuple[Engine, list[int]]] = {}
    for place, one in enumerate(field):
        for engine in one.engines.engines.values():
            if figures_used(engine.compiled):
                by = digest(engine.decided_by)
                found.setdefault(by, (engine, []))[1].append(place)
    yield from found.values()


def with_peers(compiled: Compiled, evidence: Sequence[Evidence]) -> list[Evidence]:
    """Every unit's evidence with the others' figures, as far as some rule is relative to them.

    What a unit's evidence says of the others stands. A unit alone is no field: how many others
    there are is not known.
    """
    used = figures_used(compiled)
    if not used or len(evidence) < 2:
        return list(evidence)
    views = [compiled.view(one) for one in evidence]
    found = {figure: [_figure(leaves, view) for view in views] for figure, leaves in used.items()}
    return [
        replace(one, peers={**dict(_beside(found, place)), **one.peers})
        for place, one in enumerate(evidence)
    ]


Used = dict[str, list[tuple[Relative, Lowered]]]


def figures_used(compiled: Compiled) -> Used:
    """The figures that units are held against each other by: the rules and criteria that do."""
    found: Used = {}
    for one in compiled.criteria.values():
        for check in one.checks:
            if isinstance(check.leaf, Relative):
                found.setdefault(check.leaf.figure, []).append((check.leaf, one))
    return found


def _beside(
    found: dict[str, list[Other | None]], place: int
) -> Iterator[tuple[str, tuple[Other, ...]]]:
    """For each figure that of every other unit, by name: who comes first makes no difference."""
    for figure, each in found.items():
        others = [one for at, one in enumerate(each) if at != place and one is not None]
        yield figure, tuple(sorted(others, key=lambda one: (one.unit, str(one))))


def _figure(used: list[tuple[Relative, Lowered]], view: View) -> Other | None:
    """What a unit's figure can be; None where it has none, or does not have the task."""
    leaf, _ = used[0]
    gates = [one.gate for _, one in used]
    answers = [None if gate is None else view.number(gate) for gate in gates]
    shut = [gate is not None and answer == 0 for gate, answer in zip(gates, answers, strict=True)]
    if all(shut) or any(view.blank(read.fact) for read in leaf.reads()):
        return None
    name, own = view.evidence.unit.name, leaf.own(view)
    unsure = all(
        gate is not None and answer != 1 for gate, answer in zip(gates, answers, strict=True)
    )
    if own.x is not None:
        return Other(name, own.x, own.x, unsure)
    hull = leaf.own_values(view).within(ANY) if own.state is State.UNKNOWN else None
    if hull is None:
        return None
    return Other(name, hull.low, hull.high, unsure or leaf.none_possible(view))
