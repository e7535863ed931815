"""Classes, targets and derived figures: what is read off the totals."""

from collections.abc import Mapping
from fractions import Fraction

from engine.bands import resolve
from engine.outcome import Outcome, Tri
from engine.ruleset.model import OfFact, OfGroup, Ruleset, Target
from engine.run import Run
from engine.scorecard import DerivedResult, TargetResult
from engine.totals import Sum


def class_of(ruleset: Ruleset, total: Outcome) -> tuple[int | None, int | None]:
    """The class at what is earned and at the highest, by place; None without classes or value."""
    classes = ruleset.total.classes
    if classes is None or total.blank is Tri.YES or total.away is Tri.YES:
        return None, None
    spans, _ = resolve([None if band.otherwise else band.span() for band in classes.bands])
    found = []
    for figure in (total.earned, total.highest):
        value = figure / total.max if classes.of == "share" and total.max else figure
        found.append(next((i for i, span in enumerate(spans) if value in span), None))
    return found[0], found[1]


def targets(ruleset: Ruleset, run: Run) -> tuple[TargetResult, ...]:
    """Each target: met, missed and by how much, or open."""
    return tuple(_target(target, run) for target in ruleset.targets)


def _target(target: Target, run: Run) -> TargetResult:
    low, high = _figure(target, run)
    span = target.span()
    assert span is not None
    wanted = span.low if span.low is not None else span.high
    assert wanted is not None
    if low is None or high is None:
        return TargetResult(target.id, low, high, wanted, None, None)
    at_low, at_high = low in span, high in span
    met = True if at_low and at_high else None if at_low != at_high else False
    if met is False and low < wanted < high:
        met = None
    distance = Fraction(0) if met else abs(wanted - (high if wanted > high else low))
    return TargetResult(target.id, low, high, wanted, met, distance)


def _figure(target: Target, run: Run) -> tuple[Fraction | None, Fraction | None]:
    """The figure a target is about: its least and greatest value, None while there is none."""
    if isinstance(target.of, OfFact):
        value = run.view.number(target.of.fact)
        return value, value
    key = target.of.group if isinstance(target.of, OfGroup) else ""
    outcome = run.sums[key].outcome
    if outcome.blank is Tri.YES or outcome.away is Tri.YES:
        return None, None
    return outcome.earned, outcome.highest


def derived(ruleset: Ruleset, sums: Mapping[str, Sum]) -> dict[str, DerivedResult]:
    """Further figures: exact weighted sums of areas, with no value where one of them has none."""
    found: dict[str, DerivedResult] = {}
    for one in ruleset.derived:
        outcomes = [(sums[id_].outcome, weight) for id_, weight in one.sum.items()]
        if any(o.blank is Tri.YES or o.away is Tri.YES for o, _ in outcomes):
            found[one.id] = DerivedResult(one.id, None, None)
            continue
        low = sum((w * (o.earned if w >= 0 else o.highest) for o, w in outcomes), one.plus)
        high = sum((w * (o.highest if w >= 0 else o.earned) for o, w in outcomes), one.plus)
        found[one.id] = DerivedResult(one.id, low, high)
    return found
