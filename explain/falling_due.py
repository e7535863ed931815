"""From scorecards to what falls due, by who leads it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from engine.due import Duty as Falls
from engine.due import duties
from engine.points import ZERO
from engine.scorecard import CriterionResult
from engine.seen import name_key
from explain import advice, answers, others
from explain.report.dues import Dues, Duty, Later, Officer
from explain.reporting import told_unit
from explain.scored import Scored
from explain.states import judged_on


def dues(
    done: Mapping[str, Scored],
    *,
    today: date | None = None,
    days: int | None = None,
    lead: str | None = None,
    left_out: tuple[str, ...] = (),
) -> Dues:
    """All that falls due within `days` of the day that each was scored as of.

    `today` is that day where it is one for all, and is told.

    `lead` keeps those whose lead has these words in it, however they are spelled (`name_key`).
    """
    every = [
        _duty(scored, one)
        for scored in done.values()
        for one in duties(scored.compiled, scored.card, scored.card.as_of)
    ]
    if lead is not None:
        every = [one for one in every if name_key(lead) in name_key(one.lead or "")]
    each = [one for one in every if days is None or one.days <= days]
    beyond = [one for one in every if days is not None and one.days > days and one.winnable]
    return Dues(
        lang=next(iter(done.values())).words.lang,
        today=today,
        days=days,
        illustrative=any(one.card.illustrative for one in done.values()),
        officers=_by_lead(one for one in each if one.winnable),
        gone=tuple(sorted((one for one in each if not one.winnable), key=_order)),
        later=_later(beyond, days or 0) if beyond else None,
        left_out=left_out,
    )


def _later(beyond: Sequence[Duty], days: int) -> Later:
    """What falls due after the days looked at; they end on one day if all count from one."""
    ends = {one.day - timedelta(days=one.days - days) for one in beyond}
    return Later(
        count=len(beyond),
        after=ends.pop() if len(ends) == 1 else None,
        first=min(one.day for one in beyond),
        days=min(one.days for one in beyond),
    )


def _by_lead(each: Iterable[Duty]) -> tuple[Officer, ...]:
    """Spellings of one name are one officer, under the first of them."""
    by: dict[str | None, list[Duty]] = {}
    for one in sorted(each, key=_order):
        by.setdefault(None if one.lead is None else name_key(one.lead), []).append(one)
    return tuple(
        Officer(lead=own[0].lead, stake=sum((one.stake for one in own), ZERO), duties=tuple(own))
        for own in by.values()
    )


def _order(one: Duty) -> tuple[bool, date, object]:
    return not one.overdue, one.day, -one.stake


def _duty(scored: Scored, one: Falls) -> Duty:
    unit, criterion = scored.card.unit, scored.lowered(one.criterion).criterion
    result, lang = scored.card.criteria[one.criterion], scored.words.lang
    do, winnable = _do(scored, result)
    return Duty(
        unit=told_unit(unit),
        ruleset=scored.ruleset.ruleset,
        criterion=criterion.id,
        source_id=criterion.shown_id,
        title=criterion.title.said(lang),
        day=one.day,
        text=one.text,
        overdue=one.overdue,
        days=(one.day - scored.card.as_of).days,
        passed=one.passed,
        stake=one.stake,
        winnable=winnable,
        lead=criterion.lead.said(lang) if criterion.lead else None,
        support=criterion.support.said(lang) if criterion.support else None,
        do=do,
    )


def _do(scored: Scored, result: CriterionResult) -> tuple[str, bool]:
    """What to do, and whether it can still earn anything."""
    say = scored.words.say
    if result.points.open or result.unbounded:
        told = list(_to_hand_in(scored, result))
        return " ".join(told) or say("due.nothing"), bool(told)
    step = result.next or result.full
    if step is None:
        return say("due.nothing"), False
    do = advice.in_words(scored, result, step)
    return (do, True) if step.in_time else (say("due.lost", do=do), False)


def _to_hand_in(scored: Scored, result: CriterionResult) -> Iterator[str]:
    """The figures that are missing, those of other units, the marks that are awaited."""
    say = scored.words.say
    lacking = [one for one in scored.card.missing if result.id in one.criteria]
    if not lacking:
        return
    own = min(lacking, key=lambda one: len((*one.facts, *one.marks, *one.peers)))
    if own.facts:
        yield say("due.hand_in", facts=answers.labels(scored, own.facts))
    if own.peers:
        yield say("due.peers", of="; ".join(others.what(scored, one) for one in own.peers))
    if own.marks:
        on = "; ".join(judged_on(scored, check) for check in own.marks)
        yield say("due.have_marked", on=on)
