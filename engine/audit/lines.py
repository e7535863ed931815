"""Claimed, earned and supported, line by line: the total, groups, criteria, parts."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Literal, NamedTuple

from engine.lower import Combined, Compiled, Lowered
from engine.outcome import AWAY, NO_VALUE, Outcome, Tri
from engine.points import ZERO
from engine.rule import Join
from engine.ruleset.criterion import Group
from engine.scorecard import CriterionResult, Points, Scorecard
from engine.totals import Sum, add_up

TOTAL = "total"
"""The name of the whole among claims and lines."""

Kind = Literal["total", "group", "criterion", "part"]


class Added(NamedTuple):
    """What claims come to, in points: the figure, and how low or high it may also be read.

    The three differ where it is not known whether a claimed criterion applies at all.
    """

    figure: Fraction
    low: Fraction
    high: Fraction


class Line(NamedTuple):
    """One line, all amounts in points.

    `claimed` None: nothing is claimed for it. `summed`: what the claims inside come to, where there
    are any. `supported` None: it is not worked out for parts.
    """

    id: str
    kind: Kind
    points: Points
    away: Tri
    supported: Fraction | None
    claimed: Fraction | None
    summed: Added | None = None

    @property
    def offered(self) -> Fraction | None:
        """What is claimed for it, or what the claims inside come to."""
        if self.claimed is not None or self.summed is None:
            return self.claimed
        return self.summed.figure

    @property
    def left_blank(self) -> bool:
        """Whether it is a criterion that earns something, and nothing is claimed for it."""
        blank = self.kind == "criterion" and self.offered is None
        return blank and self.away is not Tri.YES and self.points.earned > ZERO

    @property
    def has_figure(self) -> bool:
        """Whether it comes to anything: it has a value, and something in it applies."""
        return self.points.value and self.away is not Tri.YES

    @property
    def difference(self) -> Fraction | None:
        """What is claimed beyond what is earned, in points; None where there is no such figure."""
        if self.offered is None or not self.points.value:
            return None
        return self.offered - (ZERO if self.away is Tri.YES else self.points.earned)


def lines(compiled: Compiled, card: Scorecard) -> dict[str, Line]:
    """Every line by its id: the total, then groups and criteria in the plan's order."""
    sums = claimed_sums(compiled, card)
    found = {TOTAL: _sum_line(card, "", sums)}
    for area in compiled.ruleset.areas:
        around = dict(_groups_around(area, ()))
        for criterion in area.all_criteria():
            for group in around[criterion.id]:
                if group not in found:
                    found[group] = _sum_line(card, group, sums)
            one = compiled.criteria[criterion.id]
            found |= {line.id: line for line in _criterion(one, card)}
    return found


def _groups_around(group: Group, outer: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """For every criterion in a group, the groups that it stands in, the outermost first."""
    here = (*outer, group.id)
    yield from ((criterion.id, here) for criterion in group.criteria)
    for inner in group.groups:
        yield from _groups_around(inner, here)


def _sum_line(card: Scorecard, id_: str, sums: Mapping[str, Added]) -> Line:
    result, name = card.groups[id_] if id_ else card.total, id_ or TOTAL
    return Line(
        name,
        "group" if id_ else "total",
        result.points,
        result.away,
        result.supported,
        card.evidence.claims.get(name),
        sums.get(id_),
    )


def _criterion(one: Lowered, card: Scorecard) -> Iterator[Line]:
    """The criterion and, where it is a sum of parts, every part that points are claimed for."""
    id_, claims = one.criterion.id, card.evidence.claims
    result = card.criteria[id_]
    parts = [check for check in result.checks if check.id != id_ and check.id in claims]
    added = sum((claims[check.id] for check in parts), ZERO)
    plain = isinstance(one.node, Combined) and one.node.join is Join.SUM
    whole = plain and len(parts) == len(result.checks)
    yield Line(
        id_,
        "criterion",
        result.points,
        result.away,
        result.supported,
        claims.get(id_),
        Added(added, added, added) if whole else None,
    )
    for check in parts:
        yield Line(check.id, "part", check.points, check.away, None, claims[check.id])


def claimed_sums(compiled: Compiled, card: Scorecard) -> dict[str, Added]:
    """What claims come to by the ruleset's own sums (rescale, cap, rounding), the total under "".

    Groups without a claim for any criterion in them are left out; elsewhere a criterion that
    nothing is claimed for counts as 0, and leaves the sum where it does not apply.
    """
    claims, areas = card.evidence.claims, compiled.ruleset.areas
    sure, open_ = (
        add_up(
            compiled.ruleset,
            {
                id_: outcome_of(one, card.criteria[id_], claims.get(id_), applies=applies)
                for id_, one in compiled.criteria.items()
            },
        )
        for applies in (True, False)
    )
    kept = [g.id for area in areas for g in area.all_groups() if _any(g, claims)]
    kept += [""] if kept else []
    return {id_: found for id_ in kept if (found := _added(sure[id_], open_[id_])) is not None}


def _added(sure: Sum, open_: Sum) -> Added | None:
    if any(one.outcome.away is Tri.YES or one.outcome.blank is Tri.YES for one in (sure, open_)):
        return None
    figures = [f for one in (sure, open_) for f in (one.outcome.earned, one.outcome.highest)]
    return Added(sure.outcome.earned, min(figures), max(figures))


def _any(group: Group, claims: Mapping[str, Fraction]) -> bool:
    return any(criterion.id in claims for criterion in group.all_criteria())


def outcome_of(
    one: Lowered, result: CriterionResult, points: Fraction | None, *, applies: bool = True
) -> Outcome:
    """The outcome of a criterion if somebody's figure stood for it (None: nobody gave one).

    `applies`: what is given points is taken to apply where that is not known.
    """
    full = one.sign * one.points
    if result.away is Tri.YES and not points:
        return AWAY
    if points is None and not result.points.value:
        return NO_VALUE
    known = result.away is not Tri.YES and result.points.value
    top = result.points.max if known else max(full, ZERO)
    stays = result.away is Tri.YES or (applies and points is not None)
    given = ZERO if points is None else points
    return Outcome(given, given, top, full, Tri.NO if stays else result.away)
