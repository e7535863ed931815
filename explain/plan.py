"""From a plan to its task list: who does what, until when, for which criteria, at what cost."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from engine.classify import class_of
from engine.follow import FEWER_DUE, drawn
from engine.moves import OUT
from engine.outcome import Tri
from engine.plan.costs import Costs
from engine.plan.goal import rank
from engine.plan.levels import Lever
from engine.plan.search import Found, Planned
from engine.points import ZERO
from engine.rule import Change
from engine.ruleset.question import asked_as
from engine.run import won_back
from engine.scorecard import CriterionResult
from engine.seen import name_key, same_name
from engine.work import units
from explain import figures
from explain.advice import in_turn
from explain.answers import option
from explain.facts import shown_value, written
from explain.report.plan import Doubt, Goal, Obstacle, Officer, Plan, Task, Why, Won, Work
from explain.reporting import told_ruleset, told_unit
from explain.scored import Scored


@dataclass(frozen=True)
class Asked:
    """What a plan was asked for."""

    goal: Goal
    costs: Costs
    budget: Fraction | None
    others: Sequence[Fraction] | None = None
    """The totals of the other units, where a rank is asked for."""


def plan(now: Scored, asked: Asked, found: Planned) -> Plan:
    """The plan as it is told, from the submission as it stands."""
    card = now.card
    return Plan(
        lang=now.words.lang,
        ruleset=told_ruleset(now),
        unit=told_unit(card.unit),
        as_of=card.as_of,
        illustrative=card.illustrative,
        earned=card.total.points.earned if card.total.has_figure else None,
        goal=asked.goal,
        unit_of_costs=asked.costs.unit.get(now.words.lang),
        budget=asked.budget,
        plan=None if found.plan is None else _work(now, asked, found, found.plan),
        best=None if found.best is None else _work(now, asked, found, found.best),
        no_way=found.no_way,
        obstacles=() if found.plan is not None else tuple(_obstacles(now, found)),
        edges=now.edges,
        digests=card.digests,
    )


def _work(now: Scored, asked: Asked, found: Planned, plan: Found) -> Work:
    total = plan.run.sums[""].outcome
    won = tuple(_won(now, plan))
    return Work(
        earned=total.earned,
        highest=total.highest,
        class_=_class(now, plan),
        rank=None if asked.others is None else rank(asked.others, total.earned),
        cost=plan.cost,
        proven=plan.proven,
        doubts=tuple(Doubt(id=id_, label=_doubt(now, id_)) for id_ in plan.doubts),
        officers=tuple(_officers(now, asked.costs, found, plan, won)),
        criteria=won,
    )


def _doubt(now: Scored, id_: str) -> str:
    """A fact by its label, a count of answers by its question's; a criterion by its own id."""
    facts = now.ruleset.facts
    if id_ in facts:
        return now.label(asked_as(facts, id_))
    return now.words.say("plan.doubt", id=now.lowered(id_).criterion.shown_id)


def _class(now: Scored, plan: Found) -> str | None:
    classes, (low, _) = now.ruleset.total.classes, class_of(now.ruleset, plan.run.sums)
    if classes is None or low is None:
        return None
    return classes.bands[low].name.said(now.words.lang)


def _won(now: Scored, plan: Found) -> Iterator[Won]:
    for id_, one in now.card.criteria.items():
        after = plan.run.outcomes[id_].earned
        if after != one.points.earned:
            yield Won(
                id=id_,
                source_id=one.source_id,
                title=now.lowered(id_).criterion.title.said(now.words.lang),
                before=one.points.earned,
                after=after,
            )


def _officers(
    now: Scored, costs: Costs, found: Planned, plan: Found, won: Sequence[Won]
) -> Iterator[Officer]:
    """The tasks by lead, in the order in which they fall due."""
    names: dict[str | None, str | None] = {}
    tasks: dict[str | None, list[Task]] = {}
    for lever in found.levers.each:
        changes = _of_lever(now, lever, plan.changes)
        if changes:
            task = _task(now, costs, lever, changes, won)
            who = _named(now, lever.lead)
            name = names.setdefault(None if who is None else name_key(who), who)
            tasks.setdefault(name, []).append(task)
    for each in tasks.values():
        each.sort(key=lambda task: task.until)
    for name, each in sorted(tasks.items(), key=lambda item: item[1][0].until):
        cost = sum((task.cost for task in each), ZERO)
        yield Officer(name=name, cost=cost, tasks=tuple(each))


def _of_lever(now: Scored, lever: Lever, changes: Sequence[Change]) -> list[Change]:
    """The work on a lever, then what follows from it."""
    own = [c for c in changes if c.fact in lever.facts and c.action != FEWER_DUE]
    after = drawn(now.compiled, [change.fact for change in own])
    return [*own, *(c for c in changes if c.action == FEWER_DUE and c.fact in after)]


def _named(now: Scored, lead: str | None) -> str | None:
    """A lead in the reader's language, where the ruleset translates it."""
    for one in now.ruleset.criteria():
        if one.lead is not None and same_name(one.lead.vi, lead):
            return one.lead.said(now.words.lang).strip(" .;,")
    return lead


def _task(
    now: Scored, costs: Costs, lever: Lever, changes: Sequence[Change], won: Sequence[Won]
) -> Task:
    first, facts = changes[0], now.ruleset.facts
    work = [change for change in changes if change.action != FEWER_DUE]
    served = [one.id for one in won if set(now.lowered(one.id).facts) & {c.fact for c in changes}]
    return Task(
        fact=first.fact,
        label=now.label(first.fact),
        text="; ".join(in_turn(now, work)),
        follows=tuple(in_turn(now, [one for one in changes if one not in work])),
        before=_before(now, first),
        after=_after(now, first),
        value_before=None if first.before is None else written(first.before),
        value_after=written(first.after),
        cost=sum((costs.of(change, facts) for change in changes), ZERO),
        until=_until(lever, work),
        criteria=tuple(served),
    )


def _before(now: Scored, change: Change) -> str:
    """What the fact is now; its unit stands with what it becomes."""
    if change.before is None:
        return shown_value(now, change.fact, None)
    return figures.value(now.words, now.fact(change.fact), change.before)


def _after(now: Scored, change: Change) -> str:
    """What the fact becomes; of people who answer otherwise, with the option that they leave."""
    after = shown_value(now, change.fact, change.after)
    return f"{after} “{option(now, change.fact)}”" if change.action == OUT else after


def _until(lever: Lever, changes: Sequence[Change]) -> date:
    """The day of the level that the changes reach; between two levels, the earlier of theirs."""
    facts, work = {c.fact for c in changes}, units(changes)
    alike = [one for one in lever.levels if {c.fact for c in one.changes} == facts]
    below = [one for one in alike if units(one.changes) <= work][-1:]
    above = [one for one in alike if units(one.changes) >= work][:1]
    return min(one.until for one in (*below, *above) or lever.levels)


def _obstacles(now: Scored, found: Planned) -> Iterator[Obstacle]:
    """Points that no plan can count on."""
    criteria = now.card.criteria
    yield from _without_value(now)
    waiting = [one for one in criteria.values() if one.points.open]
    late = [criteria[id_] for id_ in found.levers.too_late]
    excluded = [criteria[id_] for id_ in found.levers.excluded]
    linked = [criteria[id_] for id_ in found.levers.by_result]
    told_of = {one.id for one in (*late, *excluded, *linked)}
    stuck = [
        one
        for one in criteria.values()
        if one.points.lost > 0 and one.next is None and one.full is None and one.id not in told_of
    ]
    if waiting:
        points = now.card.total.points.open
        yield Obstacle(kind="open", points=points, criteria=tuple(one.id for one in waiting))
    shut: tuple[tuple[Why, list[CriterionResult]], ...] = (
        ("too_late", late),
        ("excluded", excluded),
        ("by_result", linked),
        ("stuck", stuck),
    )
    for why, each in shut:
        if each:
            ids = tuple(one.id for one in each)
            yield Obstacle(kind=why, points=won_back(now.compiled, found.start, ids), criteria=ids)


def _without_value(now: Scored) -> Iterator[Obstacle]:
    """Criteria for want of whose value there is no total, or may be none."""
    blank: tuple[tuple[Why, Tri], ...] = (("no_value", Tri.YES), ("perhaps_no_value", Tri.MAYBE))
    for why, how in blank:
        without = [id_ for id_, one in now.card.criteria.items() if one.blank is how]
        if without:
            points = sum((now.lowered(id_).points for id_ in without), ZERO)
            yield Obstacle(kind=why, points=points, criteria=tuple(without))
