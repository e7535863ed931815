"""From a run to the lines of the scorecard."""

from collections.abc import Container
from fractions import Fraction

from engine.decide import check_outcome, live
from engine.facts import Evidence
from engine.lower import Check, Combined, Compiled, Lowered, read_by
from engine.outcome import Outcome, Tri
from engine.points import ZERO, minus
from engine.rule import Join
from engine.run import Run
from engine.scorecard import (
    CheckResult,
    CriterionResult,
    FactRead,
    GroupResult,
    Status,
    Step,
)
from engine.steps import steps
from engine.table import State
from engine.totals import Adjustment, Sum
from engine.work import outcome


def group_result(total: Sum, supported: Sum) -> GroupResult:
    """An area, a group or the total."""
    return GroupResult(
        total.id,
        total.outcome.points,
        min(total.outcome.earned, supported.outcome.earned),
        total.adjustments,
        total.outcome.away,
        total.outcome.unbounded,
    )


def criterion_result(
    compiled: Compiled, run: Run, supported: Run, one: Lowered, bare: Container[str]
) -> CriterionResult:
    """One criterion with its checks, its status, and what would win its lost points back."""
    id_ = one.criterion.id
    found = run.outcomes[id_]
    counting = live(one, run.readings, run.hits, run.view)
    checks = tuple([_check(run, check, counts=check in counting) for check in one.checks()])
    next_step, full_step = steps(compiled, run, one)
    return CriterionResult(
        id=id_,
        source_id=one.criterion.shown_id,
        group=one.group,
        points=found.points,
        away=found.away,
        status=status(found, checks),
        reason=_reason(one, checks),
        checks=checks,
        supported=_supported(found, supported.outcomes[id_]),
        unproved=tuple([fact for fact in read_by(one, counting) if fact in bare]),
        next=next_step,
        full=full_step,
        winnable=_winnable(found, next_step, full_step),
        adjustments=_rounding(run, one, found),
        unbounded=found.unbounded,
        blank=found.blank,
    )


def _supported(found: Outcome, weaker: Outcome) -> Fraction:
    """What stands with proof: no more than is earned, nothing where it may come not to apply."""
    return found.sure if weaker is found else min(found.earned, weaker.sure)


def status(found: Outcome, checks: tuple[CheckResult, ...]) -> Status:
    """The first that holds: not applicable, no value, awaiting, unknown, met, partly, not met."""
    if found.away is Tri.YES:
        return Status.NOT_APPLICABLE
    if found.blank is Tri.YES and found.away is Tri.NO:
        return Status.NO_VALUE
    undecided = found.open or found.away is Tri.MAYBE
    if undecided and any(check.state is State.AWAITING for check in checks):
        return Status.AWAITING
    if undecided or found.blank is not Tri.NO:
        return Status.UNKNOWN
    if found.met:
        return Status.MET
    return Status.PARTLY if found.some else Status.NOT_MET


def _reason(one: Lowered, checks: tuple[CheckResult, ...]) -> str:
    if isinstance(one.node, Combined):
        return f"{one.criterion.rule.kind}.parts"
    return checks[0].reason


def _winnable(found: Outcome, *each: Step | None) -> Fraction:
    """What future work in time could win beyond the highest award on the evidence given."""
    awards = [step.award for step in each if step is not None and step.in_time]
    return max(ZERO, minus(max(awards), found.highest)) if awards else ZERO


def _check(run: Run, check: Check, *, counts: bool) -> CheckResult:
    read, hit = run.readings[check.id], run.hits[check.id]
    found = check_outcome(check, read, hit, run.view)
    table = check.table
    row = table.rows[hit.row].reason if hit.row >= 0 else table.states[hit.state].reason
    if hit.state is State.UNKNOWN and _only_peers(check, run):
        row = "no_peers"
    return CheckResult(
        id=check.id,
        kind=check.leaf.name,
        state=read.state,
        x=read.x,
        position=table.position(read.x) if read.x is not None else None,
        band=check.bands[hit.row] if hit.row >= 0 else None,
        reason=f"{check.leaf.name}.{row}" if hit.row >= 0 else row,
        points=found.points,
        away=found.away,
        facts=tuple([_fact(run.evidence, fact) for fact in check.facts]),
        counts=counts,
        blank=found.blank,
    )


def _only_peers(check: Check, run: Run) -> bool:
    """Whether nothing but other units' figures keeps a check unknown."""
    here = all(run.view.number(fact) is not None for fact in check.facts)
    return here and check.leaf.lacks_peers(run.view) is not None


def _fact(evidence: Evidence, fact: str) -> FactRead:
    source = evidence.sources.get(fact)
    said = evidence.declared.get(fact)
    return FactRead(
        fact,
        evidence.values.get(fact),
        said.says.value if said is not None else None,
        source.document if source is not None else said.document if said is not None else None,
        source.page if source is not None else None,
    )


def _rounding(run: Run, one: Lowered, found: Outcome) -> tuple[Adjustment, ...]:
    """What rounding did to what the rule comes to, where the criterion declares it."""
    if one.criterion.round is None:
        return ()
    exact = outcome(run, one.node)
    earned, highest = found.earned - exact.earned, found.highest - exact.highest
    joined = isinstance(one.node, Combined) and one.node.join is not Join.SUM
    if joined and not earned and not highest:
        return ()  # no sum of parts that a reader would add up
    return (Adjustment("round", earned, highest, ZERO),)
