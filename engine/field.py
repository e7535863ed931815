"""Units scored together: what each stands at hangs on what the others come to.

Two passes: the first measures every unit's own figures, the second scores each among the others.
The order of the units makes no difference.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from engine.facts import Evidence, Other
from engine.interval import ANY
from engine.kinds.relative import Relative
from engine.lower import Compiled, Lowered
from engine.score import Engine
from engine.scorecard import Scorecard
from engine.table import State
from engine.view import View


def score_together(engine: Engine, evidence: Sequence[Evidence]) -> list[Scorecard]:
    """The scorecards of all units of a field, in their order. Raises what `Engine.score` raises."""
    return [engine.score(one) for one in with_peers(engine.compiled, evidence)]


def with_peers(compiled: Compiled, evidence: Sequence[Evidence]) -> list[Evidence]:
    """Every unit's evidence with the others' figures, as far as some rule is relative to them.

    What a unit's evidence says of the others stands. A unit alone is no field: how many others
    there are is not known.
    """
    used = figures_used(compiled)
    if not used or len(evidence) < 2:
        return list(evidence)
    views = [View(compiled.ruleset.facts, one) for one in evidence]
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
        for check in one.checks():
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
    gates = [one.criterion.applies_when for _, one in used]
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
