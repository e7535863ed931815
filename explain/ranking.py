"""From scorecards to a ranking: ranks, leaders, what separates a unit from the next one up."""

from collections.abc import Mapping
from fractions import Fraction

from engine.rank import Contender, groups, standings
from engine.rank import Standing as Stands
from engine.ruleset.criterion import Group
from engine.scorecard import CriterionResult, GroupResult, Step
from evidence.results import Result
from explain import advice
from explain.report.ranking import (
    Ahead,
    Before,
    Closing,
    Difference,
    Leader,
    Ranking,
    Standing,
)
from explain.reporting import class_of, no_total, told_ruleset, told_unit
from explain.scored import Scored

Units = Mapping[str, tuple[str, Scored]]
"""Every unit by its id: its submission's name, and its score."""


def ranking(
    done: Mapping[str, Scored],
    *,
    before: Mapping[str, Result] | None = None,
    parts: int | None = None,
    left_out: tuple[str, ...] = (),
) -> Ranking:
    """All units ranked; `before` is last year's results, `parts` how many groups to make."""
    units = {one.card.unit.id: (name, one) for name, one in done.items()}
    ordered = standings([_contender(one) for one in done.values()])
    group = groups(ordered, parts) if parts else {}
    first = next(iter(done.values()))
    return Ranking(
        lang=first.words.lang,
        ruleset=told_ruleset(first),
        standings=tuple(_standing(one, units, before or {}, group) for one in ordered),
        leaders=_leaders(first, units, [one.unit for one in ordered]),
        left_out=left_out,
    )


def _contender(one: Scored) -> Contender:
    total = one.card.total
    points = total.points
    return Contender(one.card.unit.id, points.earned, points.highest, total.has_figure)


def _standing(
    one: Stands, units: Units, before: Mapping[str, Result], group: Mapping[str, int]
) -> Standing:
    name, scored = units[one.unit]
    card, points, there = scored.card, scored.card.total.points, one.rank is not None
    return Standing(
        unit=told_unit(card.unit),
        file=name,
        as_of=card.as_of,
        illustrative=card.illustrative,
        value=there,
        earned=points.earned if there else None,
        highest=points.highest if there else None,
        max=points.max if there else None,
        why_none=None if there else no_total(scored),
        rank=one.rank,
        best=one.best,
        worst=one.worst,
        group=group.get(one.unit),
        class_=class_of(scored),
        ahead=_ahead(one, units),
        before=_before(one, before),
    )


def _before(one: Stands, before: Mapping[str, Result]) -> Before | None:
    if one.unit not in before:
        return None
    total, rank = before[one.unit]
    return Before(total=total, rank=rank, up=None if one.rank is None else rank - one.rank)


def _ahead(one: Stands, units: Units) -> Ahead | None:
    if one.ahead is None or one.gap is None:
        return None
    own, other = units[one.unit][1], units[one.ahead][1]
    return Ahead(
        unit=one.ahead,
        name=other.card.unit.name,
        gap=one.gap,
        areas=_differences(
            {a.id: a.title.said(own.words.lang) for a in own.ruleset.areas},
            {a.id: own.card.groups[a.id].points.earned for a in own.ruleset.areas},
            {a.id: other.card.groups[a.id].points.earned for a in own.ruleset.areas},
        ),
        criteria=_differences(
            {c.id: c.title.said(own.words.lang) for c in own.ruleset.criteria()},
            {id_: c.points.earned for id_, c in own.card.criteria.items()},
            {id_: c.points.earned for id_, c in other.card.criteria.items()},
        ),
        closing=_closing(own, one.gap),
    )


def _differences(
    titles: Mapping[str, str], own: Mapping[str, Fraction], other: Mapping[str, Fraction]
) -> tuple[Difference, ...]:
    """Where the other earned more, most first."""
    more = {id_: other[id_] - own[id_] for id_ in titles if other[id_] > own[id_]}
    return tuple(
        Difference(id=id_, title=titles[id_], points=points)
        for id_, points in sorted(more.items(), key=lambda item: -item[1])
    )


def _closing(own: Scored, gap: Fraction) -> tuple[Closing, ...]:
    """Single criteria that close the gap and are still in time, the least gain that does first."""
    found = []
    for result in own.card.criteria.values():
        step = _enough(result, gap)
        if step is not None:
            text = advice.in_words(own, result, step)
            found.append(Closing(criterion=result.id, text=text, gain=step.gain))
    return tuple(sorted(found, key=lambda one: one.gain))


def _enough(result: CriterionResult, gap: Fraction) -> Step | None:
    steps = (result.next, result.full)
    return next((one for one in steps if one and one.in_time and one.gain >= gap), None)


def _to_lead_in(area: Group, one: GroupResult) -> bool:
    """Whether there is something to lead in: points to earn, or deductions that are all known."""
    if one.points.max > 0:
        return True
    return area.kind == "penalty" and not one.unbounded and one.points.open == 0


def _leaders(first: Scored, units: Units, order: list[str]) -> tuple[Leader, ...]:
    found = []
    for area in first.ruleset.areas:
        results = {id_: units[id_][1].card.groups[area.id] for id_ in order}
        ranked = {
            id_: one.points
            for id_, one in results.items()
            if one.has_figure and _to_lead_in(area, one)
        }
        if not ranked:
            continue
        top = max(points.earned for points in ranked.values())
        found.append(
            Leader(
                area=area.id,
                source_id=area.shown_id,
                title=area.title.said(first.words.lang),
                max=max(points.max for points in ranked.values()),
                earned=top,
                units=tuple(id_ for id_, points in ranked.items() if points.earned == top),
            )
        )
    return tuple(found)
