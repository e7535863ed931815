"""What if: some facts or marks changed, or criteria fixed, and the total decided again.

found = tried(engine.compiled, run, Scenario("xong hết", values={"plan_tasks_done": Fraction(48)}))
found.run.earned - run.earned           # what it does to the total
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction

from engine.facts import Declaration, Evidence, Mark, Span, Value
from engine.interval import Interval
from engine.linked import LinkedEngine, Runs
from engine.lower import Compiled, Lowered
from engine.points import ONE
from engine.rule import Change
from engine.run import Run, rerun, touched_by
from engine.scorecard import Scorecard, Step
from engine.steps import steps
from engine.table import State
from engine.timely import in_time
from engine.work import Changes


@dataclass(frozen=True)
class Scenario:
    """What is supposed: facts, declarations and marks as they would be, and criteria fixed.

    The `fixes` are worked out one after another, on what is supposed before them.
    """

    name: str
    values: Mapping[str, Value] = field(default_factory=dict)
    declared: Mapping[str, Declaration] = field(default_factory=dict)
    marks: Mapping[str, Mark] = field(default_factory=dict)
    fixes: tuple[str, ...] = ()

    @property
    def facts(self) -> tuple[str, ...]:
        """The facts and judged checks that it says something of."""
        return (*self.values, *self.declared, *self.marks)

    def fixing(self, criteria: Iterable[str]) -> "Scenario":
        """The same, with these criteria fixed besides."""
        return replace(self, fixes=(*self.fixes, *criteria))

    def changing(self, changes: Changes) -> "Scenario":
        """The same, with these changes made besides."""
        values = {change.fact: change.after for change in changes}
        declared = {f: d for f, d in self.declared.items() if f not in values}
        return replace(self, values={**self.values, **values}, declared=declared)


@dataclass(frozen=True)
class Tried:
    """A scenario worked out: the changed evidence decided again.

    `late`: what of it can no longer be done, by criterion; `stuck`: fixes that nothing the unit
    does brings about; `made`: what is supposed with the work of its fixes done.
    """

    scenario: Scenario
    run: Run
    late: Mapping[str, Step]
    made: Scenario
    stuck: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gain:
    """What one criterion alone would win: the next better award, and the full one."""

    criterion: str
    next: Step | None
    full: Step | None

    @property
    def best(self) -> Step:
        """The step that wins the total most, of those still in time where one is."""
        found = [step for step in (self.next, self.full) if step is not None]
        return max(found, key=lambda step: (step.in_time, step.gain))


Suppose = Callable[[Scenario], Run]
"""Decides everything again with what a scenario supposes, its fixes left aside."""


def alone(compiled: Compiled, run: Run) -> Suppose:
    """One ruleset by itself: only what is touched is decided again."""

    def suppose(what: Scenario) -> Run:
        evidence = run.evidence.supposing(what.values, what.declared, what.marks)
        return rerun(compiled, run, evidence, what.facts)

    return suppose


def beside(engines: LinkedEngine, runs: Runs, told: str) -> Suppose:
    """A ruleset that reads others' results: what is supposed there comes through to it."""

    def suppose(what: Scenario) -> Run:
        return through(engines, runs, told, what)[told].given

    return suppose


def through(engines: LinkedEngine, runs: Runs, told: str, what: Scenario) -> Runs:
    """Every ruleset decided again with what is supposed, fixes aside; marks are of the told one."""
    return engines.changed(runs, what.values, what.declared, {told: what.marks})


def tried(
    compiled: Compiled, run: Run, scenario: Scenario, suppose: Suppose | None = None
) -> Tried:
    """The scenario laid over a run."""
    suppose = suppose or alone(compiled, run)
    so_far, late, stuck = scenario, dict[str, Step](), list[str]()
    after = suppose(so_far)
    late.update(past(compiled, run, after, scenario))
    for id_ in scenario.fixes:
        step = _fix(compiled, after, id_)
        if step is None:
            stuck.append(id_)
            continue
        if not step.in_time:
            late[id_] = step
        so_far = so_far.changing(step.changes)
        after = suppose(so_far)
    return Tried(scenario, after, late, so_far, tuple(stuck))


def _fix(compiled: Compiled, run: Run, criterion: str) -> Step | None:
    """The step to the full award, else to the next one."""
    nearer, full = steps(compiled, run, compiled.criteria[criterion])
    return full or nearer


def sweep(card: Scorecard) -> tuple[Gain, ...]:
    """Every criterion fixed alone, the largest gain to the total first."""
    found = [
        Gain(id_, one.next, one.full)
        for id_, one in card.criteria.items()
        if one.next is not None or one.full is not None
    ]
    return tuple(sorted(found, key=lambda gain: -gain.best.gain))


def past(
    compiled: Compiled, run: Run, after: Run, scenario: Scenario
) -> Iterator[tuple[str, Step]]:
    """Criteria that would earn more by what can no longer be done.

    A figure that was not given may turn out as it likes; one that was given changes by work, and so
    does another ruleset's result.
    """
    now, then = run.evidence, after.evidence
    results = [f for f, one in then.linked.items() if one != now.linked.get(f)]
    known = [f for f in (*scenario.values, *results) if f in now.values]
    for id_ in touched_by(compiled, known):
        one, award = compiled.criteria[id_], after.outcomes[id_].earned
        if award <= run.outcomes[id_].earned:
            continue
        changes = tuple(_work(run, after, one, known))
        if changes and not in_time(compiled, run, one, changes):
            yield id_, Step(changes, award, after.earned - run.earned, in_time=False)


def _work(run: Run, after: Run, one: Lowered, known: list[str]) -> Iterator[Change]:
    """What would have to be done, check by check, as each kind tells it."""
    for check in one.checks:
        touched = [fact for fact in check.facts if fact in known]
        before, then = run.readings[check.id], after.readings[check.id]
        if not touched or before.state is not State.KNOWN or then.x is None or before.x == then.x:
            continue
        target = Interval(then.x, then.x)
        told: Changes | None = check.leaf.changes(run.view, check.id, target)
        yield from told or _plainly(run, after, touched)


def _plainly(run: Run, after: Run, facts: list[str]) -> Iterator[Change]:
    """The facts as they change, where a kind knows no work that does it."""
    for fact in facts:
        now, then = run.evidence.values[fact], after.evidence.values.get(fact)
        if then is not None and then != now:
            yield Change(fact, now, then, _units(now, then), "choose")


def _units(now: Value, then: Value) -> Fraction:
    both = isinstance(now, Fraction) and isinstance(then, Fraction)
    return abs(then - now) if both else ONE  # type: ignore[operator]


def moved(compiled: Compiled, before: Evidence, after: Evidence) -> tuple[str, ...]:
    """The facts and judged checks of which the evidence says something else, in order."""
    facts = [
        fact
        for fact in compiled.ruleset.facts
        if before.values.get(fact) != after.values.get(fact)
        or before.declared.get(fact) != after.declared.get(fact)
        or _span(before, fact) != _span(after, fact)
    ]
    checks = [c for c in compiled.checks if before.marks.get(c) != after.marks.get(c)]
    return (*facts, *checks)


def _span(evidence: Evidence, fact: str) -> Span | None:
    """What another ruleset's result leaves of a fact."""
    linked = evidence.linked.get(fact)
    return None if linked is None else linked.span
