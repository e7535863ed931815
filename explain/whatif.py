"""From scenarios worked out to what is told of them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from engine.outcome import Points, Tri
from engine.rank import Contender
from engine.ruleset.criterion import Group
from engine.scorecard import Scorecard, Status, Step
from engine.whatif import Gain as Won
from engine.whatif import Tried, moved, sweep
from explain import figures, too_few
from explain.advice import advice, total_gain, why_not
from explain.facts import shown
from explain.place import place
from explain.reasons import out_of_reach
from explain.report.whatif import (
    Alternative,
    CriterionMoved,
    Gain,
    Moved,
    RulesetMoved,
    Supposed,
    Sweep,
    TargetMoved,
    TooLate,
    WhatIf,
)
from explain.reporting import class_of, told_ruleset, told_unit
from explain.scored import Scored
from explain.states import judged_on


@dataclass(frozen=True)
class Then:
    """A scenario worked out, and its score; `late` is what can no longer be done, by ruleset."""

    tried: Tried
    scored: Scored
    late: Mapping[str, Mapping[str, Step]]


def what_if(
    now: Scored,
    each: Sequence[Then],
    *,
    swept: Scored | None = None,
    others: Sequence[Contender] | None = None,
) -> WhatIf:
    """Every alternative beside what is now; `swept`: from where each criterion is fixed alone.

    `others`: the units that it is ranked among.
    """
    card, moving = now.card, _moving(now, [one.scored for one in each])
    return WhatIf(
        lang=now.words.lang,
        ruleset=told_ruleset(now),
        unit=told_unit(card.unit),
        as_of=card.as_of,
        illustrative=card.illustrative,
        units=None if others is None else len(others) + 1,
        alternatives=tuple(_alternative(now, one, moving, others) for one in each),
        sweep=None if swept is None else _sweep(swept, each),
        edges=now.edges,
        digests=card.digests,
    )


@dataclass(frozen=True)
class Moving:
    """The areas and the criteria that move in any of the scenarios, in the ruleset's order."""

    areas: tuple[Group, ...]
    criteria: tuple[str, ...]


def _moving(now: Scored, each: Sequence[Scored]) -> Moving:
    cards = [one.card for one in each]
    areas = tuple(
        area
        for area in now.ruleset.areas
        if any(_group(now.card, area.id) != _group(card, area.id) for card in cards)
    )
    criteria = tuple(
        id_
        for id_, one in now.card.criteria.items()
        if any((one.points, one.status) != _criterion(card, id_) for card in cards)
    )
    return Moving(areas, criteria)


def _group(card: Scorecard, id_: str) -> Points:
    return _known(card.groups[id_].points, card.groups[id_].away)


def _criterion(card: Scorecard, id_: str) -> tuple[Points, Status]:
    return card.criteria[id_].points, card.criteria[id_].status


def _alternative(
    now: Scored, then: Then, moving: Moving, others: Sequence[Contender] | None
) -> Alternative:
    tried, after = then.tried, then.scored
    before_class, after_class = class_of(now), class_of(after)
    return Alternative(
        name=tried.scenario.name,
        supposed=tuple(_supposed(now, after)),
        fixed=tried.scenario.fixes,
        total=_total(now, after),
        class_before=None if before_class is None else before_class.earned,
        class_after=None if after_class is None else after_class.earned,
        rank_before=place(now, others),
        rank_after=place(after, others),
        targets=_targets(now, after),
        areas=_areas(now, after, moving),
        criteria=_criteria(now, after, moving),
        beside=tuple(_beside(one, after.beside[id_]) for id_, one in _others(now)),
        too_late=tuple(
            TooLate(criterion=name, text=why) for name, why in too_late(now, then).items()
        ),
    )


def too_late(now: Scored, then: Then) -> dict[str, str]:
    """Why each criterion is too late, by its id; with the ruleset's before it where it is another.

    `now` is the ruleset that is told.
    """
    told = now.ruleset.ruleset
    return {
        id_ if of == told else f"{of}:{id_}": why_not(there, there.card.criteria[id_], step)
        for of, there in [(told, now), *_others(now)]
        for id_, step in then.late.get(of, {}).items()
    }


def _others(now: Scored) -> list[tuple[str, Scored]]:
    """The submission's other rulesets."""
    return [(id_, one) for id_, one in now.beside.items() if id_ != now.ruleset.ruleset]


def _beside(now: Scored, after: Scored) -> RulesetMoved:
    before_class, after_class = class_of(now), class_of(after)
    return RulesetMoved(
        ruleset=now.ruleset.ruleset,
        title=now.ruleset.title.said(now.words.lang),
        total=_total(now, after),
        class_before=None if before_class is None else before_class.earned,
        class_after=None if after_class is None else after_class.earned,
        edges=now.edges,
    )


def _supposed(now: Scored, after: Scored) -> Iterator[Supposed]:
    """What changes: of the ruleset that is told, of the others, then the results that follow."""
    found: dict[str, Supposed] = {}
    for of, one in [(now.ruleset.ruleset, now), *_others(now)]:
        then = after if one is now else after.beside[of]
        for id_ in moved(one.compiled, one.evidence, then.evidence):
            found.setdefault(id_, supposed(one, then, id_))
    each = [one for one in found.values() if one.before != one.after]
    yield from sorted(each, key=lambda one: one.result_of is not None)


def supposed(now: Scored, after: Scored, id_: str) -> Supposed:
    """A fact or a mark before and after, for a person."""
    linked = after.evidence.linked.get(id_)
    if id_ in now.ruleset.facts:
        label, before, then = now.label(id_), shown(now, id_), shown(after, id_)
        value = now.evidence.values.get(id_)
        if value is not None and id_ in after.evidence.values:  # the unit stands once
            before = figures.value(now.words, now.fact(id_), value)
    else:
        label = judged_on(now, id_)
        before, then = _mark(now, id_), _mark(after, id_)
    of = None if linked is None else linked.ruleset
    return Supposed(id=id_, label=label, before=before, after=then, result_of=of)


def _mark(scored: Scored, check: str) -> str:
    given = scored.evidence.marks.get(check)
    if given is None:
        return scored.words.say("card.state.awaiting")
    return scored.words.worth(given.mark)


def _total(now: Scored, after: Scored) -> Moved:
    title = now.words.say("report.area.total")
    one, other = now.card.total, after.card.total
    return _moved("", "", title, _known(one.points, one.away), _known(other.points, other.away))


def _known(points: Points, away: Tri) -> Points:
    """The points; none where nothing applies."""
    return (
        points if away is not Tri.YES else Points(points.earned, points.highest, points.max, False)
    )


def _moved(id_: str, source_id: str, title: str, before: Points, after: Points) -> Moved:
    return Moved(id=id_, source_id=source_id, title=title, **_figures(before, after))


def _figures(before: Points, after: Points) -> dict[str, Fraction | None]:
    both = before.value and after.value
    return {
        "before": before.earned if before.value else None,
        "after": after.earned if after.value else None,
        "by": after.earned - before.earned if both else None,
        "highest_before": before.highest if before.value else None,
        "highest_after": after.highest if after.value else None,
        "max": after.max,
    }


def _areas(now: Scored, after: Scored, moving: Moving) -> tuple[Moved, ...]:
    return tuple(
        _moved(
            area.id,
            area.shown_id,
            area.title.said(now.words.lang),
            _group(now.card, area.id),
            _group(after.card, area.id),
        )
        for area in moving.areas
    )


def _criteria(now: Scored, after: Scored, moving: Moving) -> tuple[CriterionMoved, ...]:
    found = []
    for id_ in moving.criteria:
        one, other = now.card.criteria[id_], after.card.criteria[id_]
        found.append(
            CriterionMoved(
                id=id_,
                source_id=one.source_id,
                title=now.lowered(id_).criterion.title.said(now.words.lang),
                status_before=one.status.value,
                status_after=other.status.value,
                **_figures(_known(one.points, one.away), _known(other.points, other.away)),
            )
        )
    return tuple(found)


def _targets(now: Scored, after: Scored) -> tuple[TargetMoved, ...]:
    then = {one.id: one.met for one in after.card.targets}
    texts = {one.id: one.text.said(now.words.lang) for one in now.ruleset.targets}
    return tuple(
        TargetMoved(id=one.id, text=texts[one.id], before=one.met, after=then[one.id])
        for one in now.card.targets
    )


def _sweep(scored: Scored, each: Sequence[Then]) -> Sweep:
    found = [_gain(scored, won) for won in sweep(scored.card)]
    points = scored.card.total.points
    started = next((one.tried.scenario.name for one in each if one.scored is scored), None)
    return Sweep(
        after=started,
        gains=tuple(sorted(found, key=lambda gain: not gain.in_time)),
        open=points.open,
        stuck=tuple(
            id_
            for id_, one in scored.card.criteria.items()
            if one.points.lost > 0 and one.next is None and one.full is None
        ),
    )


def _gain(scored: Scored, won: Won) -> Gain:
    result = scored.card.criteria[won.criterion]
    source = scored.lowered(won.criterion).criterion
    lang = scored.words.lang
    return Gain(
        id=won.criterion,
        source_id=result.source_id,
        title=source.title.said(lang),
        lead=None if source.lead is None else source.lead.said(lang),
        gain=total_gain(scored, won.best),
        in_time=any(step is not None and step.in_time for step in (won.next, won.full)),
        next=advice(scored, result, won.next),
        full=advice(scored, result, won.full),
    )


def stuck(scored: Scored, criterion: str) -> str:
    """Why a criterion cannot be fixed: nothing lost or known, no value, nothing the unit does."""
    say, result = scored.words.say, scored.card.criteria[criterion]
    if result.away is Tri.YES or not result.points.value:
        return too_few.why(scored, result)
    if result.points.open:
        linked, view = scored.evidence.linked, scored.view
        open_ = (fact for fact in scored.lowered(criterion).facts if view.number(fact) is None)
        given = next((linked[fact].ruleset for fact in open_ if fact in linked), None)
        return say("whatif.stuck.result", ruleset=given) if given else say("whatif.stuck.open")
    return out_of_reach(scored, result) or say("whatif.stuck.met")
