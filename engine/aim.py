"""The figure that a target is about, as far as it is known."""

from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple

from engine.nature import Facts
from engine.outcome import NO, YES, Outcome, Tri
from engine.points import ONE
from engine.ruleset.fact import FactType
from engine.ruleset.model import OfFact, OfOne, OfRatio, OfSum, Target
from engine.totals import Sum, rescaled
from engine.view import View


class Aim(NamedTuple):
    """The least and the greatest the figure can be, None while it is not known.

    `none`: whether it has no value, or may turn out to have none.
    """

    low: Fraction | None
    high: Fraction | None
    none: Tri = NO


NOTHING = Aim(None, None, YES)


def aim(
    target: Target, view: View, outcomes: Mapping[str, Outcome], sums: Mapping[str, Sum]
) -> Aim:
    """The figure of a target. A criterion's is the share of its own maximum."""
    match target.of:
        case OfFact(fact=fact):
            return _fact(view, fact)
        case OfRatio(ratio=ratio):
            return _ratio(view, ratio.of, ratio.to)
        case OfOne(criterion=criterion):
            return own_share(outcomes[criterion])
    return _sum(sums[target.of.key if isinstance(target.of, OfSum) else ""].outcome)


def is_share(target: Target, facts: Facts) -> bool:
    """Whether the figure is a share."""
    if isinstance(target.of, OfFact):
        declared = facts.get(target.of.fact)
        return declared is not None and declared.type is FactType.SHARE
    return isinstance(target.of, OfRatio | OfOne)


def _fact(view: View, fact: str) -> Aim:
    """One that is not known has no bounds here: what it could be says nothing of the target."""
    known, linked = view.number(fact), view.evidence.linked.get(fact)
    if known is None and linked is not None and linked.span.none is not YES:
        return Aim(linked.span.low, linked.span.high, linked.span.none)
    return Aim(known, known, NO)


def _ratio(view: View, of: str, to: str) -> Aim:
    """Against a whole of 0 there is no rate."""
    over, under = view.number(of), view.number(to)
    if over is None or under is None or under <= 0:
        return NOTHING
    return Aim(over / under, over / under)


def own_share(found: Outcome) -> Aim:
    """Of what applies: parts that do not apply have left the maximum."""
    if found.blank is YES or found.away is YES or not found.max:
        return NOTHING
    bounds, _ = rescaled([one for one in found.pieces if one.away is not YES], ONE)
    return Aim(bounds.earned, bounds.highest, max(found.blank, found.away))


def _sum(found: Outcome) -> Aim:
    if found.blank is YES or found.away is YES:
        return NOTHING
    return Aim(found.earned, found.highest, found.blank)
