"""One run of the tables over one unit's evidence, and re-runs of what a change touches."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from fractions import Fraction

from engine.decide import decide
from engine.facts import Evidence, Value
from engine.joint import bounds, note
from engine.lower import Compiled, Lowered
from engine.outcome import NO, YES, Outcome, no_surer
from engine.points import minus, total
from engine.record import Record, altered
from engine.rule import Measured
from engine.table import Hit
from engine.totals import Sum, add_again, shifted
from engine.view import View


class Run(Record, frozen=True):
    """Everything decided for one unit: readings, rows that fired, outcomes, sums.

    `positions`: of the checks that are known, as far as they have been kept.
    """

    evidence: Evidence
    view: View
    readings: Mapping[str, Measured]
    hits: Mapping[str, Hit]
    outcomes: Mapping[str, Outcome]
    sums: Mapping[str, Sum]
    criteria: Mapping[str, Lowered]
    positions: Mapping[str, int] = {}

    @property
    def earned(self) -> Fraction:
        """The total earned, in points."""
        return self.sums[""].outcome.earned

    @property
    def sure_of_total(self) -> bool:
        """Whether there is a total, whatever is still missing."""
        whole = self.sums[""].outcome
        return whole.blank is NO and whole.away is not YES


class Trial(Record, frozen=True):
    """What a change of evidence makes of the criteria it touches; sums are not made again."""

    view: View
    readings: Mapping[str, Measured]
    hits: Mapping[str, Hit]
    outcomes: Mapping[str, Outcome]


def attempt(
    compiled: Compiled, run: Run, values: Mapping[str, Value], only: str | None = None
) -> Trial:
    """Decide again what reads some facts, with other values of them, and nothing else.

    `only`: of that, one criterion, with those that it asks for.
    """
    touched = touched_by(compiled, values)
    if only is not None:
        needed = {only, *compiled.links.before.get(only, ())}
        touched = [id_ for id_ in touched if id_ in needed]
    return decided(compiled, run.view.supposing(values), touched)


def decided(
    compiled: Compiled, view: View, ids: Iterable[str], most: Mapping[str, Outcome] | None = None
) -> Trial:
    """Some criteria decided over a view; none surer of more than in `most`, where that is given."""
    readings: dict[str, Measured] = {}
    hits: dict[str, Hit] = {}
    outcomes: dict[str, Outcome] = {}
    criteria, linked = compiled.criteria, compiled.links.any
    for id_ in ids:
        one = criteria[id_]
        decide(one, view, readings, hits)
        found = bounds(compiled, one, readings, hits, view)
        if most is not None:
            found = no_surer(found, most[id_])
        outcomes[id_] = found
        if linked:
            note(compiled, one, found, view)
    return Trial(view, readings, hits, outcomes)


def gain(compiled: Compiled, run: Run, trial: Trial) -> Fraction:
    """What the trial adds to the total earned, in points, the total scored again."""
    if compiled.plain:
        before = run.outcomes
        won = [minus(after.sure, before[id_].sure) for id_, after in trial.outcomes.items()]
        return total(won)
    return sums_after(compiled, run, trial)[""].outcome.earned - run.earned


def sums_after(compiled: Compiled, run: Run, trial: Trial) -> dict[str, Sum]:
    """The sums with the trial's outcomes: their groups added up again, or shifted by what moved."""
    if compiled.plain and len(trial.outcomes) == 1:
        [(id_, after)] = trial.outcomes.items()
        before, group = run.outcomes[id_], compiled.criteria[id_].group
        if before is after:
            return dict(run.sums)
        if before.common and after.common:
            members = compiled.members[group]
            earlier = members[: members.index(id_)]
            place = sum([run.outcomes[one].away is not YES for one in earlier])
            return shifted(run.sums, compiled.inside[group], place, before, after)
    stale = frozenset(compiled.criteria[id_].group for id_ in trial.outcomes)
    outcomes = {**run.outcomes, **trial.outcomes}
    return add_again(compiled.ruleset, outcomes, run.sums, stale)


def won_back(compiled: Compiled, run: Run, ids: Iterable[str]) -> Fraction:
    """What the total's highest would gain if these criteria had lost nothing, in points."""
    made = {id_: run.outcomes[id_] for id_ in ids}
    full = {id_: altered(one, highest=one.max) for id_, one in made.items()}
    sums = sums_after(compiled, run, Trial(run.view, {}, {}, full))
    return minus(sums[""].outcome.highest, run.sums[""].outcome.highest)


def rerun(
    compiled: Compiled,
    run: Run,
    evidence: Evidence,
    facts: Sequence[str],
    most: Mapping[str, Outcome] | None = None,
) -> Run:
    """The run with other evidence, where only `facts` (or marks) differ; as if from scratch.

    `most`: see `decided`.
    """
    view = run.view.changed(evidence, facts)
    trial = decided(compiled, view, touched_by(compiled, facts), most)
    return Run(
        evidence,
        trial.view,
        {**run.readings, **trial.readings},
        {**run.hits, **trial.hits},
        {**run.outcomes, **trial.outcomes},
        sums_after(compiled, run, trial),
        compiled.criteria,
    )


def touched_by(compiled: Compiled, facts: Collection[str]) -> Sequence[str]:
    """The criteria whose outcome can depend on these facts, or that hold these judged checks."""
    each = [compiled.touched.get(name, ()) for name in facts]
    if len(each) == 1:
        return each[0]
    found = dict.fromkeys(id_ for ids in each for id_ in ids)
    return compiled.links.in_order(found) if compiled.links.any else list(found)
