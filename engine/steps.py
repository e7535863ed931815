"""What would win a lost point back: the next better band and the full award, in units of work.

Every step is tried: the changed evidence is measured and decided again, and a step that does not
deliver what it says is not offered. One unit less does not deliver it: kinds give least changes.
"""

from collections.abc import Callable, Iterable
from fractions import Fraction
from typing import NamedTuple

from engine import alone
from engine.facts import Evidence
from engine.fewer import fewest
from engine.follow import follow
from engine.lower import Check, Compiled, Lowered, Node
from engine.moves import bound_up
from engine.outcome import YES, Outcome
from engine.points import above
from engine.rule import Change
from engine.run import Run, Trial, attempt, gain
from engine.scorecard import Step
from engine.timely import in_time
from engine.work import Changes, nearer, to_full


def steps(compiled: Compiled, run: Run, one: Lowered) -> tuple[Step | None, Step | None]:
    """The next better award and the full one, each None where nothing the unit does reaches it."""
    lone = None if run.evidence.linked else compiled.alone.get(one.id)
    if lone is not None:
        return alone.steps(compiled, run, one, lone)
    result = run.outcomes[one.id]
    if result.away is YES or result.blank is YES or result.at_best:
        return None, None
    full = _step(compiled, run, one, to_full(run, one.node, one.sign), result, result.best)
    if full is not None and _full_is_next(run, one.node):
        return full, full
    for changes in nearer(run, one.node, one.sign):
        if full is not None and changes == full.changes:
            return full, full
        found = _step(compiled, run, one, changes, result, None)
        if found is not None and (full is None or above(full.award, found.award)):
            return found, full
    return full, full


def _full_is_next(run: Run, node: Node) -> bool:
    """Whether no award lies between what a check earns and all: most give all or nothing."""
    if not isinstance(node, Check) or not node.constant:
        return False
    row = run.hits[node.id].row
    return row >= 0 and len(node.ladder[row]) == len(node.tops)


def _step(
    compiled: Compiled,
    run: Run,
    one: Lowered,
    changes: Changes | None,
    before: Outcome,
    want: Fraction | None,
) -> Step | None:
    """The changes as a step, if they deliver: more than before, and all that was wanted."""
    linked = run.evidence.linked
    if not changes or (linked and any(change.fact in linked for change in changes)):
        return None  # another ruleset's result is what is done there
    wanted = _Wanted(compiled, run, one.id, before.earned, want)
    made, trial = _tried(compiled, run, changes)
    if not wanted.by(trial):
        return None
    if one.branched or one.places is not None:
        spared = _spared(wanted, one, changes)
        if spared != changes:
            changes = spared
            made, trial = _tried(compiled, run, changes)
    won = gain(compiled, run, trial)
    if won.numerator < 0:
        return None  # it wins here and loses more elsewhere: no advice
    award = trial.outcomes[one.id].earned
    return Step(made, award, won, in_time(compiled, run, one, changes))


class _Wanted(NamedTuple):
    """What changes must bring a criterion: more than before, and all that is wanted of it."""

    compiled: Compiled
    run: Run
    id: str
    before: Fraction
    want: Fraction | None

    def by(self, trial: Trial) -> bool:
        award = trial.outcomes[self.id].earned
        enough = self.want is None or not above(self.want, award)
        return enough and above(award, self.before)

    def award(self, changes: Changes) -> Fraction:
        return _tried(self.compiled, self.run, changes)[1].outcomes[self.id].earned

    def of(self, changes: Changes) -> bool:
        return self.by(_tried(self.compiled, self.run, changes)[1])


def _spared(wanted: _Wanted, one: Lowered, changes: Changes) -> Changes:
    """Less of the changes, where rounding or another way of a branch lets less do as much.

    What a branch asks of another criterion may be reached sooner too, where that one is rounded.
    """
    facts = wanted.compiled.ruleset.facts
    if one.places is not None:
        changes = fewest(changes, facts, wanted.of)
    if not one.branched:
        return changes
    changes = _needed(changes, wanted.of)
    asked = wanted.compiled.links.before.get(wanted.id, ())
    before = [wanted.compiled.criteria[id_] for id_ in asked]
    rounded = {f for each in before if each.places is not None for f in each.facts}
    if rounded.isdisjoint(change.fact for change in changes):
        return changes
    same = wanted._replace(want=wanted.award(changes))
    return fewest(changes, facts, same.of, rounded)


def _needed(changes: Changes, delivers: Callable[[Changes], bool]) -> Changes:
    """Without what is not needed: another way of a branch may give as much with less."""
    for change in changes:
        gone = bound_up(change, changes)
        rest = tuple(other for other in changes if other not in gone)
        if rest and change.action not in ("more_good", "more_due") and delivers(rest):
            return _needed(rest, delivers)
    return changes


def _tried(compiled: Compiled, run: Run, changes: Changes) -> tuple[Changes, Trial]:
    """The changes with all that follows from them, and what they come to."""
    made = follow(compiled, run.evidence, changes)
    return made, attempt(compiled, run, {change.fact: change.after for change in made})


def applied(evidence: Evidence, changes: Iterable[Change]) -> Evidence:
    """The evidence with the changes made."""
    return evidence.with_values({c.fact: c.after for c in changes})
