"""Where not every way of doing the work is among the levels, so that a plan proves nothing."""

from engine.lower import Check, Compiled
from engine.plan.costs import Costs
from engine.plan.reaching import better
from engine.run import Run
from engine.work import Changes


def mixes(compiled: Compiled, run: Run, costs: Costs, criterion: str) -> bool:
    """Whether sharing work out between the facts of one sum, which is not tried, may be cheaper."""
    return any(
        check.leaf.name == "index" and len(check.facts) > 1 and not _one_does(run, check, costs)
        for check in compiled.criteria[criterion].checks
    )


def _one_does(run: Run, check: Check, costs: Costs) -> bool:
    """Whether the fact moved wins every better row alone, at a price no other is below.

    Its price must not grow with the work: then going further costs nothing, and another fact
    moved besides or instead is no cheaper.
    """
    least = min(costs.price(fact).fixed for fact in check.facts)
    for target in better(run, check):
        changes = check.leaf.changes(run.view, check.id, target)
        if changes is None or len(changes) != 1:
            return False
        price = costs.price(changes[0].fact)
        if price.each or price.fixed > least:
            return False
    return check.constant


def stepwise(compiled: Compiled, criterion: str, changes: Changes) -> bool:
    """Whether points grow between the levels of several facts, where no level is."""
    checks = compiled.criteria[criterion].checks
    return len(changes) > 1 and not all(check.constant for check in checks)
