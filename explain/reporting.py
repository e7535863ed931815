"""From a scorecard to the report that every renderer reads."""

from fractions import Fraction

from engine import facts
from engine.aim import is_share
from engine.outcome import Tri
from engine.result_figure import TOTAL
from engine.ruleset.criterion import Group
from engine.ruleset.model import OfOne, OfSum, Target
from engine.scorecard import GroupResult
from engine.scorecard import Missing as Lacking
from explain import others, reasons
from explain.facts import fact
from explain.report import (
    Assumption,
    Basis,
    Derived,
    Mark,
    Missing,
    Report,
    Ruleset,
    Unit,
)
from explain.report import Target as Wanted
from explain.report.lines import Area, Class, Total
from explain.scored import Scored
from explain.states import judged_on


def report(scored: Scored) -> Report:
    """Everything that is told of one unit's result."""
    card = scored.card
    return Report(
        lang=scored.words.lang,
        ruleset=told_ruleset(scored),
        unit=told_unit(card.unit),
        as_of=card.as_of,
        illustrative=card.illustrative,
        total=Total(
            **_line(scored, card.total),
            class_=class_of(scored),
            no_value_of=_blank(scored, Tri.YES),
            perhaps_no_value_of=_blank(scored, Tri.MAYBE),
        ),
        areas=tuple(_area(scored, area) for area in scored.ruleset.areas),
        targets=tuple(_target(scored, target) for target in scored.ruleset.targets),
        derived=_derived(scored),
        criteria=tuple(reasons.criterion(scored, one) for one in card.criteria.values()),
        losses=reasons.losses(scored),
        missing=tuple(_missing(scored, lacking) for lacking in card.missing),
        edges=scored.edges,
        digests=card.digests,
    )


def no_total(scored: Scored) -> str:
    """Why there is no total, with the criteria that have no value."""
    say, names = scored.words.say, _blank(scored, Tri.YES)
    if scored.card.total.points.value:
        return say("report.total.nothing_applies")
    if not names:
        return say("report.total.no_value")
    each = (scored.lowered(id_).criterion for id_ in names)
    told = (f"{one.shown_id} {one.title.said(scored.words.lang).rstrip('. ')}" for one in each)
    return say("report.total.no_value_of", names="; ".join(told))


def _blank(scored: Scored, how: Tri) -> tuple[str, ...]:
    """Criteria that have no value, or may have none."""
    each = scored.card.criteria.values()
    return tuple(one.id for one in each if one.blank is how and one.away is not Tri.YES)


def _line(scored: Scored, result: GroupResult) -> dict[str, object]:
    points = result.points
    claimed, off = reasons.claim(scored, result.id or TOTAL, points)
    return {
        "max": points.max,
        "earned": points.earned,
        "highest": points.highest,
        "open": points.open,
        "lost": points.lost,
        "value": points.value,
        "claimed": claimed,
        "difference": off,
        "supported": result.supported,
        "applies": reasons.applies(result.away),
        "unbounded": result.unbounded,
        "adjustments": reasons.adjustments(scored, result.adjustments),
    }


def _area(scored: Scored, group: Group) -> Area:
    return Area(
        id=group.id,
        source_id=group.shown_id,
        title=group.title.said(scored.words.lang),
        kind=group.kind,
        groups=tuple(_area(scored, inner) for inner in group.groups),
        **_line(scored, scored.card.groups[group.id]),
    )


def class_of(scored: Scored) -> Class | None:
    """The class by what is earned and by the highest; None where the ruleset has no classes."""
    classes = scored.ruleset.total.classes
    if classes is None:
        return None
    names = [band.name.said(scored.words.lang) for band in classes.bands]
    low, high = (None if at is None else names[at] for at in scored.card.classes)
    return Class(earned=low, highest=high, of=_classed_of(scored))


def _classed_of(scored: Scored) -> Fraction | None:
    """The maximum that a share is taken of: what is rescaled to, else that of the base areas."""
    total = scored.ruleset.total
    if total.classes is None or total.classes.of != "share":
        return None
    base = [area.id for area in scored.ruleset.areas if area.kind == "base"]
    worth = sum((scored.card.groups[id_].points.max for id_ in base), Fraction(0))
    return total.rescale or worth


def _target(scored: Scored, target: Target) -> Wanted:
    found = next(one for one in scored.card.targets if one.id == target.id)
    share = is_share(target, scored.ruleset.facts)
    return Wanted(
        id=target.id,
        text=target.text.said(scored.words.lang),
        of=_about(target),
        share=share,
        wanted=found.wanted,
        value=found.value,
        highest=found.highest,
        met=found.met,
        by=found.by,
    )


def _about(target: Target) -> str:
    """The id of what a target is about; of a rate, both facts."""
    match target.of:
        case OfSum() as area:
            return area.key
        case OfOne(criterion=criterion):
            return criterion
    return "/".join(fact for fact, _ in target.facts) or "total"


def _derived(scored: Scored) -> tuple[Derived, ...]:
    titles = {one.id: one.title.said(scored.words.lang) for one in scored.ruleset.derived}
    return tuple(
        Derived(id=id_, title=titles[id_], value=one.value, highest=one.highest)
        for id_, one in scored.card.derived.items()
    )


def _missing(scored: Scored, lacking: Lacking) -> Missing:
    return Missing(
        facts=tuple(fact(scored, id_) for id_ in lacking.facts),
        marks=tuple(Mark(check=id_, on=judged_on(scored, id_)) for id_ in lacking.marks),
        peers=others.needed(scored, lacking.peers),
        width=lacking.width,
        criteria=lacking.criteria,
    )


def told_unit(unit: facts.Unit) -> Unit:
    """The unit as a report names it."""
    return Unit(id=unit.id, name=unit.name, kind=unit.kind)


def told_ruleset(scored: Scored) -> Ruleset:
    """The ruleset as a report names it, with all its assumptions."""
    ruleset, lang = scored.ruleset, scored.words.lang
    return Ruleset(
        id=ruleset.ruleset,
        title=ruleset.title.said(lang),
        digest=scored.card.digests.get("ruleset", ""),
        source=_source(scored),
        attribution=ruleset.source.attribution,
        basis=Basis(
            kind=ruleset.basis.kind,
            total=ruleset.basis.total,
            text=scored.words.say(
                f"report.basis.{ruleset.basis.kind}",
                total=scored.words.points(Fraction(ruleset.basis.total)),
                n=str(len(scored.card.criteria)),
            ),
        ),
        assumed=tuple(
            Assumption(id=one.id, about=one.about, text=one.text.said(lang).strip())
            for one in ruleset.assumed
        ),
    )


def _source(scored: Scored) -> str:
    source = scored.ruleset.source
    return scored.words.say(
        "report.source", title=source.title, document=source.document, issuer=source.issuer
    )
