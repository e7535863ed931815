"""The most that a criterion can earn at all, whatever a unit hands in."""

from collections.abc import Iterable
from fractions import Fraction

from engine.facts import Evidence, Unit
from engine.lower import Compiled
from engine.run import decided

NOBODY = Unit("unit", "unit")


def most(compiled: Compiled, criteria: Iterable[str], unit: Unit = NOBODY) -> dict[str, Fraction]:
    """For each of some criteria its highest award, in points, over all that `unit` can hand in.

    A rule may ask for the kind of the unit; nothing else of it matters. What only deducts, and may
    turn out not to apply, deducts nothing at best; to have no value is no award.
    """
    ids = list(criteria)
    view = compiled.view(Evidence(as_of=compiled.ruleset.period.to, unit=unit))
    found = decided(compiled, view, compiled.links.in_order(ids)).outcomes
    return {id_: found[id_].possible for id_ in ids}
