"""The kinds of units that a ruleset can score: its own, and those that its branches name."""

from engine.rule import Combiner, Leaf
from engine.ruleset.model import Ruleset
from engine.when import OfUnit


def unit_kinds(ruleset: Ruleset) -> frozenset[str]:
    """All of them; most rulesets have one."""
    named = (kind for criterion in ruleset.criteria() for kind in _named(criterion.body))
    return frozenset({ruleset.unit_kind, *named})


def _named(body: Leaf | Combiner) -> frozenset[str]:
    if isinstance(body, OfUnit):
        return frozenset(body.kinds)
    if isinstance(body, Leaf):
        return frozenset()
    return frozenset().union(*(_named(inner.body) for inner in body.inner()))
