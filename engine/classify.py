"""Classes, targets and derived figures: what is read off the totals."""

from collections.abc import Mapping
from fractions import Fraction

from engine.aim import aim
from engine.bands import resolve
from engine.interval import Interval
from engine.outcome import NO, YES
from engine.points import ONE, ZERO
from engine.ruleset.model import Ruleset, Target
from engine.run import Run
from engine.scorecard import DerivedResult, TargetResult
from engine.totals import Sum, rescaled


def class_of(ruleset: Ruleset, sums: Mapping[str, Sum]) -> tuple[int | None, int | None]:
    """The class at the least and the greatest figure, by place; None without classes or value.

    `share` is the total over the applicable maximum without bonus.
    """
    classes, total = ruleset.total.classes, sums[""].outcome
    if classes is None or total.blank is not NO or total.away is YES:
        return None, None
    figures: tuple[Fraction | None, Fraction | None] = (total.earned, total.highest)
    if classes.of == "share":
        figures = shares(ruleset, sums)
    spans, _ = resolve([None if band.otherwise else band.span() for band in classes.bands])
    low, high = (
        None if x is None else next((i for i, span in enumerate(spans) if x in span), None)
        for x in figures
    )
    return low, high


def shares(ruleset: Ruleset, sums: Mapping[str, Sum]) -> tuple[Fraction | None, Fraction | None]:
    """Bounds of the total's share of its base maximum, with what may leave taken or left."""
    total = sums[""].outcome
    if ruleset.total.rescale:
        return total.earned / ruleset.total.rescale, total.highest / ruleset.total.rescale
    base = [sums[area.id].outcome for area in ruleset.areas if area.kind == "base"]
    pieces = [p for one in base for p in one.pieces if p.away is not YES]
    ratios, nothing = rescaled(pieces, ONE)
    most = sum((p.max for p in pieces), ZERO)
    least = sum((p.smallest for p in pieces if p.away is NO), ZERO)
    if nothing is not NO or not least:
        return None, None
    below = total.earned - sum((one.sure for one in base), ZERO)
    above = total.highest - sum((one.possible for one in base), ZERO)
    return (
        ratios.earned + below / (most if below > 0 else least),
        ratios.highest + above / (least if above > 0 else most),
    )


def targets(ruleset: Ruleset, run: Run) -> tuple[TargetResult, ...]:
    """Each target: met, missed and by how much, or open."""
    return tuple(_target(target, run) for target in ruleset.targets)


def _target(target: Target, run: Run) -> TargetResult:
    low, high, none = aim(target, run.view, run.outcomes, run.sums)
    span = target.span()
    assert span is not None
    wanted = span.low if span.low is not None else span.high
    assert wanted is not None
    if low is None or high is None:
        return TargetResult(target.id, low, high, wanted, None, None)
    reach = Interval(low, high).meet(span)
    met = True if low in span and high in span else False if reach.empty else None
    if met is not False and none is not NO:
        met = None
    return TargetResult(target.id, low, high, wanted, met, _distance(span, low, high, met))


def _distance(span: Interval, low: Fraction, high: Fraction, met: bool | None) -> Fraction:
    """How far the figure is from the target at best (missed), or as it stands (open)."""
    if met:
        return ZERO
    figure = high if met is False else low
    if span.low is not None and figure < span.low:
        return span.low - figure
    figure = low
    return figure - span.high if span.high is not None and figure > span.high else ZERO


def derived(ruleset: Ruleset, sums: Mapping[str, Sum]) -> dict[str, DerivedResult]:
    """Further figures: exact weighted sums of areas, with no value where one of them has none."""
    found: dict[str, DerivedResult] = {}
    for one in ruleset.derived:
        outcomes = [(sums[id_].outcome, weight) for id_, weight in one.sum.items()]
        if any(o.blank is YES or o.away is YES for o, _ in outcomes):
            found[one.id] = DerivedResult(one.id, None, None)
            continue
        low = sum((w * (o.earned if w >= 0 else o.highest) for o, w in outcomes), one.plus)
        high = sum((w * (o.highest if w >= 0 else o.earned) for o, w in outcomes), one.plus)
        found[one.id] = DerivedResult(one.id, low, high)
    return found
