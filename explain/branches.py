"""Which way of a branch counts, told from the results of its checks."""

from collections.abc import Mapping
from typing import NamedTuple

from engine.condition import Truth, truth
from engine.decide import combine
from engine.lower import Combined, Node
from engine.outcome import Outcome, Tri
from engine.rule import Leaf
from engine.scorecard import CheckResult
from engine.when import OfCriterion, OfUnit
from explain.scored import Scored
from explain.words import Words

Results = Mapping[str, CheckResult]


def outcome(node: Node, found: Results) -> Outcome:
    """What a piece of a rule comes to by itself."""
    if isinstance(node, Combined):
        return combine(node, [outcome(child, found) for child in node.children])
    points, full = found[node.id].points, node.worth.sign * node.worth.points
    blank = Tri.NO if points.value else Tri.YES
    return Outcome(points.earned, points.highest, points.max, full, found[node.id].away, blank)


def unit_kinds(words: Words, leaf: Leaf) -> str:
    """The kinds of units that a condition names."""
    assert isinstance(leaf, OfUnit)
    return ", ".join(words.plain(f"term.unit.{kind}") for kind in leaf.kinds)


def asked(scored: Scored, leaf: Leaf) -> dict[str, str]:
    """A question about another criterion: its id in the source, what it may be, what it is."""
    assert isinstance(leaf, OfCriterion)
    results = ", ".join(scored.words.plain(f"term.result.{one}") for one in leaf.results)
    now = scored.words.plain(f"term.result.{scored.card.criteria[leaf.id].status.value}")
    return {"id": scored.lowered(leaf.id).criterion.shown_id, "result": results, "now": now}


class Taken(NamedTuple):
    """How a branch is decided.

    `then` is the rule that counts, None while that is open or cannot be told; `number` its place
    from 1; `why` the conditions that say so: the one that holds, or those that do not.
    """

    then: Node | None
    number: int
    why: tuple[Node, ...]
    blank: bool = False


def taken(node: Combined, found: Results) -> Taken:
    """The way of a branch that counts, on these results."""
    failing: list[Node] = []
    for number, (when, then) in enumerate(node.arms, start=1):
        if when is None:
            return Taken(then, number, tuple(failing))
        can = truth(outcome(when, found))
        if can == Truth.HOLDS:
            return Taken(then, number, (when,))
        if can & (Truth.HOLDS | Truth.BLANK):
            return Taken(None, number, (when,), can == Truth.BLANK)
        failing.append(when)
    raise ValueError(f"{node.id}: a branch ends with otherwise")
