"""The kinds of units that a ruleset can score: its own, and those that its branches ask for."""

from engine.rule import Combiner, Leaf
from engine.ruleset.model import Ruleset
from engine.when import OfUnit


def unit_kinds(ruleset: Ruleset) -> frozenset[str]:
    """All of them; most rulesets have one."""
    return asked_kinds(ruleset).union(ruleset.unit_kind)


def asked_kinds(ruleset: Ruleset) -> frozenset[str]:
    """Those that a branch asks for: how to score depends on them."""
    return frozenset(kind for criterion in ruleset.criteria() for kind in _named(criterion.body))


def _named(body: Leaf | Combiner) -> frozenset[str]:
    if isinstance(body, OfUnit):
        return frozenset(body.kinds)
    if isinstance(body, Leaf):
        return frozenset()
    return frozenset().union(*(_named(inner.body) for inner in body.inner()))
