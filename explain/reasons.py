"""Why every criterion stands as it does, and what would win its lost and open points back.

No renderer here: data with sentences in it. `criterion` tells one, `losses` orders those that lost.
"""

from fractions import Fraction

from engine.kinds.deadlines import Deadlines
from engine.kinds.judged import Judged
from engine.kinds.ratio import Ratio
from engine.kinds.rows import RowsRule
from engine.outcome import Tri
from engine.points import ZERO
from engine.scorecard import CheckResult, CriterionResult, Points
from engine.table import State
from engine.totals import Adjustment as Adjusted
from explain import answers, ceiling, missed, sentences, too_few
from explain.advice import advice
from explain.facts import documents, facts
from explain.report.amounts import Applies
from explain.report.criterion import Check, Criterion, Reason
from explain.report.lines import Adjustment
from explain.scored import Scored

_NOTHING = Points(ZERO, ZERO, ZERO, value=False)
_STATES = tuple(state.name.lower() for state in State)
_APPLIES: dict[Tri, Applies] = {Tri.NO: "yes", Tri.MAYBE: "perhaps", Tri.YES: "no"}


def applies(away: Tri) -> Applies:
    """Whether a line applies to the unit."""
    return _APPLIES[away]


def adjustments(scored: Scored, lines: tuple[Adjusted, ...]) -> tuple[Adjustment, ...]:
    """The lines between parts and whole, named."""
    if not lines:
        return ()
    return tuple(
        Adjustment(
            kind=line.kind,
            text=scored.words.say(f"report.adjustment.{line.kind}"),
            earned=line.earned,
            highest=line.highest,
            max=line.max,
        )
        for line in lines
    )


def criterion(scored: Scored, result: CriterionResult) -> Criterion:
    """One criterion with its reason, its grounds and what would better it."""
    lasting, reason = scored.lasting.criterion(result.id), _why(scored, result)
    points = result.points if result.points.value else _NOTHING
    claimed, off = claim(scored, result.id, result.points)
    checks = tuple([_check(scored, one) for one in result.checks])
    alone = result.checks[0] if len(result.checks) == 1 and not lasting.combined else None
    read, step = facts(scored, result.id), advice(scored, result, result.next)
    return Criterion.model_construct(
        max=points.max,
        earned=points.earned,
        highest=points.highest,
        open=points.open,
        lost=points.lost,
        supported=result.supported if points.value else ZERO,
        claimed=claimed,
        difference=off,
        value=points.value,
        applies=applies(result.away),
        unbounded=result.unbounded,
        adjustments=adjustments(scored, result.adjustments),
        id=result.id,
        source_id=result.source_id,
        area=lasting.area.id,
        group=result.group,
        title=lasting.title,
        requirement=lasting.requirement,
        asks_proof=lasting.asks_proof,
        may_have_no_value=result.blank is Tri.MAYBE,
        status=result.status.value,
        reason=_reason(result.reason, reason, checks),
        position=alone.position if alone is not None else None,
        band=alone.band if alone is not None else None,
        checks=checks,
        next=step,
        full=step if result.full is result.next else advice(scored, result, result.full),
        out_of_reach=out_of_reach(scored, result),
        more_answers=too_few.more(scored, result),
        not_known=not_known(scored, result),
        winnable=result.winnable,
        facts=read,
        documents=documents(scored, read),
        lead=lasting.lead,
        support=lasting.support,
        due=lasting.due,
        cite=lasting.cite,
        assumed=lasting.assumed,
    )


def claim(scored: Scored, line: str, points: Points) -> tuple[Fraction | None, Fraction | None]:
    """What is claimed for a criterion, an area or the total (`total`), and how far it is off."""
    claimed = scored.evidence.claims.get(line)
    return claimed, None if claimed is None or not points.value else claimed - points.earned


def losses(scored: Scored) -> tuple[str, ...]:
    """Criteria that lost points, most first; of equal losses, those that can still be won first."""
    lost = [one for one in scored.card.criteria.values() if one.points.lost > ZERO]
    return tuple(one.id for one in sorted(lost, key=lambda c: (-c.points.lost, -c.winnable)))


def _why(scored: Scored, result: CriterionResult) -> str:
    return ceiling.told(scored, result, sentences.of_criterion(scored, result))


def out_of_reach(scored: Scored, result: CriterionResult) -> str | None:
    """Why a lost point cannot be won back by anything the unit does."""
    if not _stuck(result):
        return None
    say, best = scored.words.say, _ceiling(scored, result)
    if best is not None:
        return say("report.stuck.ceiling", best=scored.words.worth(best))
    more = too_few.more(scored, result)
    if more is not None:
        return say("report.stuck.too_few", more=more)
    wanted = not_known(scored, result)
    if wanted:
        return say("report.stuck.unknown", facts=answers.labels(scored, wanted))
    linked = scored.evidence.linked
    by = [linked[fact].ruleset for fact in scored.lowered(result.id).facts if fact in linked]
    if by:
        return say("report.stuck.linked", ruleset=by[0])
    leaves = [scored.check(one.id).leaf for one in result.checks]
    if all(isinstance(leaf, Judged) for leaf in leaves):
        return say("report.stuck.judged")
    if any(isinstance(leaf, Ratio) and leaf.made_by == "adding" for leaf in leaves):
        return say("report.stuck.adding")
    if any(one.reason == "no_peers" for one in result.checks):
        return say("report.stuck.peers")
    return say("report.stuck.other")


def not_known(scored: Scored, result: CriterionResult) -> tuple[str, ...]:
    """The missing facts without which it does not show whether a lost point can still be won."""
    if not _stuck(result) or _ceiling(scored, result) is not None:
        return ()
    return scored.unknown(one for one in result.checks if _waits(scored, one))


def _stuck(result: CriterionResult) -> bool:
    """Whether points are lost and nothing the unit does is known to win them back."""
    return result.next is None and result.full is None and bool(result.points.lost)


def _ceiling(scored: Scored, result: CriterionResult) -> Fraction | None:
    """What the rule gives at most, where that is what stands in the way."""
    best = ceiling.rule_gives(scored, result)
    return best if best == result.points.highest else None


def _waits(scored: Scored, one: CheckResult) -> bool:
    """Whether a check lost points that work may win back, once all its figures are there."""
    check = scored.check(one.id)
    if one.state is not State.UNKNOWN:
        return False
    if one.blank is Tri.MAYBE or isinstance(check.leaf, RowsRule):
        return True
    if not isinstance(check.leaf, Deadlines):
        return False
    return missed.may_be_won(scored, check, one)


def _reason(code: str, text: str, checks: tuple[Check, ...] = ()) -> Reason:
    """A reason; that of the only check where it is the same."""
    if len(checks) == 1 and checks[0].reason.text is text and checks[0].reason.code == code:
        return checks[0].reason
    return Reason.model_construct(code=code, text=text)


def _check(scored: Scored, result: CheckResult) -> Check:
    title = scored.check(result.id).title
    return Check.model_construct(
        id=result.id,
        title=None if title is None else title.said(scored.words.lang),
        kind=result.kind,
        state=_STATES[result.state],
        x=None if result.reason.endswith(".never") else result.x,
        position=result.position,
        band=result.band,
        max=result.points.max,
        earned=result.points.earned,
        highest=result.points.highest,
        reason=Reason.model_construct(code=result.reason, text=sentences.of_check(scored, result)),
        facts=result.facts,
        confirmed=result.id not in scored.card.unconfirmed,
    )
