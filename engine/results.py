"""From a run to the lines of the scorecard."""

from collections.abc import Set
from fractions import Fraction

from engine.decide import check_outcome, live
from engine.lower import Check, Combined, Compiled, Lowered, read_by
from engine.outcome import Outcome
from engine.points import ZERO, above, minus
from engine.proved import Proved
from engine.rule import Join
from engine.run import Run
from engine.scorecard import (
    CheckResult,
    CriterionResult,
    GroupResult,
    Status,
    Step,
)
from engine.steps import steps
from engine.table import AWAITING, UNKNOWN
from engine.totals import Adjustment, Sum
from engine.view import View
from engine.work import outcome


def group_result(total: Sum, supported: Fraction) -> GroupResult:
    """An area, a group or the total; `supported`: what it earns on what is proved."""
    earned = total.outcome.earned
    return GroupResult(
        total.id,
        total.outcome.points,
        supported if above(earned, supported) else earned,
        total.adjustments,
        total.outcome.away,
        total.outcome.unbounded,
    )


def criterion_results(
    compiled: Compiled, run: Run, supported: Proved, bare: Set[str]
) -> dict[str, CriterionResult]:
    """Every criterion with its checks, its status, and what would win its lost points back."""
    outcomes, proved, made = run.outcomes, supported.outcomes, dict[str, CriterionResult]()
    for id_, one in compiled.criteria.items():
        found, weaker, every, facts = outcomes[id_], proved[id_], one.checks, one.facts
        if one.branched:
            counting = live(one, run.readings, run.hits, run.view)
            checks = tuple([_check(run, check, counts=check in counting) for check in every])
            facts = read_by(one.gate, counting)
        elif len(every) == 1:
            checks = (_check(run, every[0]),)
        else:
            checks = tuple([_check(run, check) for check in every])
        next_step, full_step = (None, None) if found.at_best else steps(compiled, run, one)
        made[id_] = CriterionResult(
            id_,
            one.shown_id,
            one.group,
            found.points,
            found.away,
            found.status if found.decided else _status(found, checks),
            one.reason or checks[0].reason,
            checks,
            found.sure if weaker is found else _supported(found, weaker),
            () if bare.isdisjoint(facts) else tuple([fact for fact in facts if fact in bare]),
            next_step,
            full_step,
            ZERO if next_step is full_step is None else _winnable(found, next_step, full_step),
            () if one.places is None else _rounding(run, one, found),
            found.unbounded,
            found.blank,
        )
    return made


def _supported(found: Outcome, weaker: Outcome) -> Fraction:
    """What stands with proof: no more than is earned, nothing where it may come not to apply."""
    return weaker.sure if above(found.earned, weaker.sure) else found.earned


def _status(found: Outcome, checks: tuple[CheckResult, ...]) -> Status:
    """The status while it is not decided: of what is unknown, whether a judgement is awaited."""
    said = found.status
    if said is not Status.UNKNOWN:
        return said
    awaited = any(check.state is AWAITING for check in checks)
    return Status.AWAITING if awaited else said


def _winnable(found: Outcome, *each: Step | None) -> Fraction:
    """What future work in time could win beyond the highest award on the evidence given."""
    most = found.highest
    for step in each:
        if step is not None and step.in_time and above(step.award, most):
            most = step.award
    return ZERO if most is found.highest else minus(most, found.highest)


def _check(run: Run, check: Check, *, counts: bool = True) -> CheckResult:
    id_ = check.id
    read, hit = run.readings[id_], run.hits[id_]
    x, row, position = read.x, hit.row, None
    if x is not None:
        position = run.positions.get(id_)
        position = check.table.position(x) if position is None else position
    found = check_outcome(check, read, hit, run.view)
    if row >= 0:
        band, reason = check.told[row]
    else:
        band, reason = None, check.table.states[hit.state].reason
        if hit.state is UNKNOWN and check.leaf.lacks_peers(run.view) and _known(check, run.view):
            reason = "no_peers"
    return CheckResult(
        id_,
        check.kind,
        read.state,
        x,
        position,
        band,
        reason,
        found.points,
        found.away,
        check.facts,
        counts,
        found.blank,
    )


def _known(check: Check, view: View) -> bool:
    """Whether nothing of its own keeps a check unknown: other units' figures do."""
    return all(fact in view.numbers for fact in check.facts)


def _rounding(run: Run, one: Lowered, found: Outcome) -> tuple[Adjustment, ...]:
    """What rounding did to what the rule comes to."""
    exact = outcome(run, one.node)
    earned, highest = found.earned - exact.earned, found.highest - exact.highest
    joined = isinstance(one.node, Combined) and one.node.join is not Join.SUM
    if joined and not earned and not highest:
        return ()  # no sum of parts that a reader would add up
    return (Adjustment("round", earned, highest, ZERO),)
