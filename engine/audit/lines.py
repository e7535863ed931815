"""Claimed, earned and supported, line by line: the total, groups, criteria, parts."""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from fractions import Fraction
from typing import Literal, NamedTuple

from engine.audit.sums import Added, claimed_sums
from engine.lower import Combined, Compiled, Lowered
from engine.outcome import Tri
from engine.points import ZERO
from engine.rule import Join
from engine.ruleset.criterion import Group
from engine.scorecard import Points, Scorecard

TOTAL = "total"
"""The name of the whole among claims and lines."""

Kind = Literal["total", "group", "criterion", "part"]


class Line(NamedTuple):
    """One line, all amounts in points.

    `claimed` None: nothing is claimed for it. `summed`: what the claims inside come to, where there
    are any. `supported` None: it is not worked out for parts. `in_whole`: nothing is claimed for
    it, and a group or a total that it stands in is claimed, with no claim for any line inside.
    """

    id: str
    kind: Kind
    points: Points
    away: Tri
    supported: Fraction | None
    claimed: Fraction | None
    summed: Added | None = None
    in_whole: bool = False

    @property
    def offered(self) -> Fraction | None:
        """What is claimed for it, or what the claims inside come to."""
        if self.claimed is not None or self.summed is None:
            return self.claimed
        return self.summed.figure

    @property
    def left_blank(self) -> bool:
        """Whether it is a criterion that nothing is claimed for, alone or in a whole.

        That is no claim of 0: it is not known what the unit would claim.
        """
        unclaimed = self.offered is None and not self.in_whole
        return self.kind == "criterion" and unclaimed and self.away is not Tri.YES

    @property
    def has_figure(self) -> bool:
        """Whether it comes to anything: it has a value, and something in it applies."""
        return self.points.value and self.away is not Tri.YES

    @property
    def difference(self) -> Fraction | None:
        """What is claimed beyond what is earned, in points; None where there is no such figure.

        Claims inside are no figure for the whole while a line among them is blank.
        """
        if self.offered is None or not self.points.value:
            return None
        if self.claimed is None and self.summed is not None and self.summed.blank:
            return None
        return self.offered - (ZERO if self.away is Tri.YES else self.points.earned)


def lines(compiled: Compiled, card: Scorecard) -> dict[str, Line]:
    """Every line by its id: the total, then groups and criteria in the plan's order."""
    each = {id_: list(_criterion(one, card)) for id_, one in compiled.criteria.items()}
    offered = {id_: own.offered for id_, (own, *_) in each.items() if own.offered is not None}
    sums = claimed_sums(compiled, card, offered)
    claimed = {id_ for id_, (own, *parts) in each.items() if own.claimed is not None or parts}
    found = {TOTAL: _sum_line(card, "", sums)}
    for area in compiled.ruleset.areas:
        around = dict(_groups_around(area, ()))
        alone = _alone(compiled, area, card.evidence.claims, claimed)
        for criterion in area.all_criteria():
            for group in around[criterion.id]:
                if group not in found:
                    found[group] = _sum_line(card, group, sums)
            own, *parts = each[criterion.id]
            found[own.id] = own._replace(in_whole=own.id in alone)
            found |= {line.id: line for line in parts}
    return found


def _alone(
    compiled: Compiled, area: Group, claims: Mapping[str, Fraction], claimed: AbstractSet[str]
) -> frozenset[str]:
    """The criteria of an area in a group that is claimed with no claim for anything in it.

    `claimed`: the criteria that anything is claimed for, in one or in parts.
    """
    wholes = [tuple(c.id for c in g.all_criteria()) for g in area.all_groups() if g.id in claims]
    if TOTAL in claims:
        wholes.append(tuple(compiled.criteria))
    return frozenset(id_ for ids in wholes if claimed.isdisjoint(ids) for id_ in ids)


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
    id_, claims = one.id, card.evidence.claims
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
