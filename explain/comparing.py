"""From two scorecards to what is told of their difference."""

from engine.compare import Cause as Found
from engine.compare import Difference as Differs
from engine.compare import Given, compare
from engine.outcome import Tri
from engine.scorecard import GroupResult
from explain import figures, others
from explain.report.comparison import Area, Cause, Comparison, Difference, Side
from explain.reporting import class_of, told_ruleset, told_unit
from explain.scored import Scored
from explain.states import judged_on


def comparison(before: tuple[str, Scored], after: tuple[str, Scored]) -> Comparison:
    """Two scored submissions, each with its name, under one ruleset."""
    first, second = before[1], after[1]
    found = compare(second.compiled, first.card, second.card)
    told = [_difference(first, second, one) for one in found.differences]
    both = first.card.total.has_figure and second.card.total.has_figure
    return Comparison(
        lang=second.words.lang,
        ruleset=told_ruleset(second),
        before=_side(*before),
        after=_side(*after),
        gain=found.gain if both else None,
        criteria=found.criteria if both else None,
        adjustments=found.adjustments if both else None,
        areas=tuple(
            Area(
                id=area.id,
                source_id=area.shown_id,
                title=area.title.said(second.words.lang),
                earned=(
                    first.card.groups[area.id].points.earned,
                    second.card.groups[area.id].points.earned,
                ),
                value=(_valued(first.card.groups[area.id]), _valued(second.card.groups[area.id])),
            )
            for area in second.ruleset.areas
        ),
        differences=tuple(sorted(told, key=lambda one: -abs(one.gain))),
    )


def _side(file: str, one: Scored) -> Side:
    card, total = one.card, one.card.total
    return Side(
        file=file,
        unit=told_unit(card.unit),
        as_of=card.as_of,
        illustrative=card.illustrative,
        value=_valued(total),
        earned=total.points.earned,
        highest=total.points.highest,
        max=total.points.max,
        supported=total.supported,
        class_=class_of(one),
    )


def _valued(one: GroupResult) -> bool:
    """Whether a sum has a value: it applies, and nothing in it is blank."""
    return one.points.value and one.away is not Tri.YES


def _difference(first: Scored, second: Scored, one: Differs) -> Difference:
    criterion = second.lowered(one.criterion).criterion
    return Difference(
        id=criterion.id,
        source_id=criterion.shown_id,
        title=criterion.title.said(second.words.lang),
        earned=(one.before.earned, one.after.earned),
        highest=(one.before.highest, one.after.highest),
        max=(one.before.max, one.after.max),
        value=(one.before.value, one.after.value),
        status=(one.was.value, one.status.value),
        gain=one.gain,
        causes=tuple(_cause(second, cause) for cause in one.causes),
    )


def _cause(scored: Scored, cause: Found) -> Cause:
    return Cause(
        name=cause.name,
        label=_label(scored, cause),
        before=_given(scored, cause, cause.before),
        after=_given(scored, cause, cause.after),
        documents=(cause.before.document, cause.after.document),
    )


def _label(scored: Scored, cause: Found) -> str:
    if cause.of == "peers":
        return others.label(scored, cause.name)
    return judged_on(scored, cause.name) if cause.of == "mark" else scored.label(cause.name)


def _given(scored: Scored, cause: Found, given: Given) -> str:
    words = scored.words
    if given.mark is not None:
        return words.say("report.worth", points=words.points(given.mark))
    if given.value is not None:
        return figures.with_unit(words, scored.fact(cause.name), given.value)
    if given.declared is not None:
        return words.say(f"report.{given.declared}")
    if given.others is not None:
        return others.told(scored, cause.name, given.others)
    return words.say("compare.no_mark" if cause.of == "mark" else "report.unknown")
