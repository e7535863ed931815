"""What claims come to: by the ruleset's own sums, with lines that nothing is claimed for."""

from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple

from engine.audit.limits import criterion_limits
from engine.lower import Compiled, Lowered
from engine.outcome import AWAY, NO_VALUE, Outcome, Tri
from engine.points import ZERO
from engine.ruleset.criterion import Group
from engine.scorecard import CriterionResult, Scorecard
from engine.totals import Sum, add_up


class Added(NamedTuple):
    """What claims come to, in points: the figure, and how low or high it may also be read.

    The three differ where it is not known whether a claimed criterion applies at all, and where
    criteria are left blank: these bring nothing to the figure, and anything that they can be worth
    to `low` and `high`. `low` None: there is no such limit.
    """

    figure: Fraction
    low: Fraction | None
    high: Fraction
    blank: tuple[str, ...] = ()


def claimed_sums(
    compiled: Compiled, card: Scorecard, claims: Mapping[str, Fraction]
) -> dict[str, Added]:
    """What claims come to by the ruleset's own sums (rescale, cap, rounding), the total under "".

    `claims`: by criterion. Groups without a claim for any criterion in them are left out. A
    criterion that does not apply leaves the sum, unless points are claimed for it.
    """
    areas = compiled.ruleset.areas
    figures, sure, open_ = (
        add_up(
            compiled.ruleset,
            {
                id_: outcome_of(one, card.criteria[id_], claims.get(id_), applies=applies)
                if id_ in claims or plain
                else _blank(one, card.criteria[id_])
                for id_, one in compiled.criteria.items()
            },
        )
        for applies, plain in ((True, True), (True, False), (False, False))
    )
    inside = {g.id: _ids(g) for area in areas for g in area.all_groups()}
    inside[""] = tuple(compiled.criteria)
    kept = {id_: ids for id_, ids in inside.items() if not claims.keys().isdisjoint(ids)}
    found: dict[str, Added] = {}
    for id_, ids in kept.items():
        ways = (figures[id_], sure[id_], open_[id_])
        if not any(Tri.YES in (way.outcome.away, way.outcome.blank) for way in ways):
            blank = (i for i in ids if i not in claims and card.criteria[i].away is not Tri.YES)
            found[id_] = _added(*ways, tuple(blank))
    return found


def _ids(group: Group) -> tuple[str, ...]:
    return tuple(criterion.id for criterion in group.all_criteria())


def _added(figure: Sum, sure: Sum, open_: Sum, blank: tuple[str, ...]) -> Added:
    each = [f for one in (sure, open_) for f in (one.outcome.earned, one.outcome.highest)]
    low = None if sure.outcome.unbounded else min(each)
    return Added(figure.outcome.earned, low, max(each), blank)


def outcome_of(
    one: Lowered, result: CriterionResult, points: Fraction | None, *, applies: bool = True
) -> Outcome:
    """The outcome of a criterion if somebody's figure stood for it (None: nobody gave one).

    `applies`: what is given points is taken to apply where that is not known.
    """
    if result.away is Tri.YES and not points:
        return AWAY
    if points is None and not result.points.value:
        return NO_VALUE
    full, top = _full(one), _top(one, result)
    stays = result.away is Tri.YES or (applies and points is not None)
    given = ZERO if points is None else points
    return Outcome(given, given, top, full, Tri.NO if stays else result.away)


def _blank(one: Lowered, result: CriterionResult) -> Outcome:
    """The outcome of a criterion that anything may be meant to stand for."""
    if result.away is Tri.YES or not result.points.value:
        return outcome_of(one, result, None)
    low, high = criterion_limits(one)
    full, top = _full(one), _top(one, result)
    least = full if low is None else low
    most = top if high is None else min(high, top)
    return Outcome(least, most, top, full, result.away, unbounded=low is None)


def _full(one: Lowered) -> Fraction:
    return one.sign * one.points


def _top(one: Lowered, result: CriterionResult) -> Fraction:
    known = result.away is not Tri.YES and result.points.value
    return result.points.max if known else max(_full(one), ZERO)
