"""A figure of one ruleset's result, as another ruleset reads it: bounds, or no value."""

from collections.abc import Mapping
from fractions import Fraction

from engine.classify import derived, shares
from engine.facts import Span
from engine.outcome import Outcome, Tri
from engine.points import ONE, ZERO
from engine.ruleset.fact import ResultOf
from engine.ruleset.model import Derived, Ruleset
from engine.totals import Sum, rescaled

TOTAL = "total"
NONE = Span(None, None, Tri.YES)

Sums = Mapping[str, Sum]


def figures(ruleset: Ruleset) -> tuple[str, ...]:
    """What another ruleset can read: the total, areas and groups, derived figures."""
    groups = (group.id for group in ruleset.groups())
    return (TOTAL, *groups, *(one.id for one in ruleset.derived))


def figure(ruleset: Ruleset, sums: Sums, wanted: ResultOf) -> Span:
    """The figure wanted, in points or as a share; raises KeyError where there is none of its id.

    Shares: of the total as classes take it, of an area's applicable maximum, of the most that a
    derived figure can be. Bounds hold whatever is still open; see docs/meaning.md.
    """
    of_derived = next((one for one in ruleset.derived if one.id == wanted.of), None)
    if of_derived is not None:
        return _derived(ruleset, sums, of_derived, wanted)
    outcome = sums["" if wanted.of == TOTAL else wanted.of].outcome
    none = max(outcome.blank, outcome.away)
    if none is Tri.YES:
        return NONE
    if outcome.unbounded:
        return Span(None, _bounded(ruleset, sums, wanted, outcome, none).high, none)
    return _bounded(ruleset, sums, wanted, outcome, none)


def _bounded(ruleset: Ruleset, sums: Sums, wanted: ResultOf, outcome: Outcome, none: Tri) -> Span:
    if wanted.as_ == "points":
        return Span(outcome.earned, outcome.highest, none)
    if wanted.of != TOTAL:
        bounds, nothing = rescaled([p for p in outcome.pieces if p.away is not Tri.YES], ONE)
        none = max(none, nothing)
        return NONE if none is Tri.YES else Span(bounds.earned, bounds.highest, none)
    low, high = shares(ruleset, sums)
    return Span(low, high, none) if low is not None else Span(None, None, Tri.MAYBE)


def _derived(ruleset: Ruleset, sums: Sums, one: Derived, wanted: ResultOf) -> Span:
    found = derived(ruleset, sums)[one.id]
    parts = [(sums[id_].outcome, weight) for id_, weight in one.sum.items()]
    none = max(max(outcome.blank, outcome.away) for outcome, _ in parts)
    if found.value is None or found.highest is None:
        return NONE
    if any(outcome.unbounded for outcome, _ in parts):
        return Span(None, None, none)
    if wanted.as_ == "points":
        return Span(found.value, found.highest, none)
    most = sum((_most(outcome.max, weight) for outcome, weight in parts), one.plus)
    least = sum((_most(_least(outcome), weight) for outcome, weight in parts), one.plus)
    if least <= 0:
        return NONE if most <= 0 else Span(None, None, Tri.MAYBE)
    low, high = found.value, found.highest
    return Span(low / (most if low > 0 else least), high / (least if high > 0 else most), none)


def _most(top: Fraction, weight: Fraction) -> Fraction:
    return max(ZERO, top * weight)


def _least(outcome: Outcome) -> Fraction:
    return min(outcome.max, outcome.smallest)
