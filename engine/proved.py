"""What stands on what is proved: a criterion's outcome, and what each sum earns.

What is handed in without proof can be what keeps a criterion down: a figure that cannot be, beside
the others. Left out, it is not to make up for what another criterion loses: none is surer of more
without it than with it.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from engine.facts import Evidence
from engine.lower import Compiled
from engine.outcome import Outcome
from engine.points import minus, total
from engine.run import Run, decided, touched_by


class Proved(NamedTuple):
    """The outcome of each criterion; the points earned by each group, the total's under ""."""

    outcomes: Mapping[str, Outcome]
    earned: Mapping[str, Fraction]


def proved(run: Run) -> Proved:
    """What stands in the run on what is proved."""
    return Proved(run.outcomes, {id_: one.outcome.earned for id_, one in run.sums.items()})


def proved_plainly(compiled: Compiled, run: Run, weaker: Evidence, gone: Sequence[str]) -> Proved:
    """What of a run stands on weaker evidence, where all sums are bare (`Compiled.plain`).

    `gone`: the facts and marks that it lacks. What a criterion loses its groups lose; one that
    earns no more than it does at the very least has nothing to lose, and is not decided again.
    """
    view = run.view.changed(weaker, gone)
    touched = touched_by(compiled, gone)
    if not compiled.links.any:
        criteria, found = compiled.criteria, run.outcomes
        touched = [id_ for id_ in touched if criteria[id_].may_lose(found[id_].sure)]
    after = decided(compiled, view, touched, run.outcomes).outcomes
    changes: dict[str, list[Fraction]] = {}
    for id_, one in after.items():
        change = minus(one.sure, run.outcomes[id_].sure)
        if change.numerator:
            changes.setdefault(compiled.criteria[id_].group, []).append(change)
    earned = {id_: [one.outcome.earned] for id_, one in run.sums.items()}
    for own, each in changes.items():
        of_group = total(each)
        for group in compiled.inside[own]:
            earned[group].append(of_group)
    return Proved({**run.outcomes, **after}, {id_: total(each) for id_, each in earned.items()})
