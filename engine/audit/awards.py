"""Which points a criterion or a part can come to at all, where they are finitely many."""

from fractions import Fraction

from engine.kinds.judged import Judged
from engine.lower import Check, Combined, Compiled, Node
from engine.points import ZERO, rounded
from engine.rule import Join
from engine.table import Effect

_MANY = 2000
"""More values than this are as good as any value."""

Awards = frozenset[Fraction]


def awards(compiled: Compiled, id_: str) -> Awards | None:
    """Every value of a criterion or a check, 0 for nothing at all among them; None for too many."""
    if id_ in compiled.criteria:
        one = compiled.criteria[id_]
        found, places = _node(one.node), one.places
        if found is None or places is None:
            return found
        most = max(ZERO, one.sign * one.points)
        return frozenset(min(rounded(value, places), most) for value in found)
    return _node(compiled.checks[id_])


def _node(node: Node) -> Awards | None:
    if isinstance(node, Check):
        return _check(node)
    if not isinstance(node, Combined):
        return None
    if node.join.condition:
        return frozenset({ZERO, node.worth.sign * node.worth.points})
    if node.join is Join.FIRST:
        ways = [_node(arm.then) for arm in node.arms]
        return None if None in ways else frozenset().union(*(way for way in ways if way))
    sums: Awards = frozenset({ZERO})
    for child in node.children:
        inner = _node(child)
        if inner is None or len(sums) * len(inner) > _MANY:
            return None
        sums = frozenset(a + b for a in sums for b in inner)
    return sums


def _check(check: Check) -> Awards | None:
    states = {row.award for row in check.table.states.values() if row.effect is Effect.AWARD}
    if isinstance(check.leaf, Judged):
        step, top = check.leaf.step, check.worth.points
        if step is None or top / step > _MANY:
            return None
        return frozenset({ZERO, top, *(step * n for n in range(int(top / step) + 1))})
    if not check.constant:
        return None
    return frozenset({ZERO, *states, *(row.award.a for row in check.table.rows)})
