"""Which criteria ask for the outcome of which others, and the order in which to decide them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter

from engine.tree import Lowered
from engine.when import OfCriterion


@dataclass(frozen=True)
class Links:
    """`order`: each criterion after those it asks for; `cycle`: criteria that ask in a circle.

    `before` and `after`: for a criterion all that it hangs on, and all that hang on it, through
    others too and in that order. Ids that no criterion has are left out.
    """

    order: tuple[str, ...]
    before: Mapping[str, tuple[str, ...]]
    after: Mapping[str, tuple[str, ...]]
    cycle: tuple[str, ...] = ()

    @property
    def any(self) -> bool:
        """Whether any criterion asks for another one."""
        return bool(self.before)

    def in_order(self, ids: Iterable[str]) -> list[str]:
        """Some criteria, each after those it asks for."""
        wanted = set(ids)
        return [id_ for id_ in self.order if id_ in wanted]


def asked_by(one: Lowered) -> tuple[str, ...]:
    """The criteria that a criterion's branches ask for, as they are named there."""
    leaves = [check.leaf for check in one.checks]
    return tuple(dict.fromkeys(leaf.id for leaf in leaves if isinstance(leaf, OfCriterion)))


def links_of(criteria: Mapping[str, Lowered]) -> Links:
    """The links between criteria; in a circle they keep the order of the file."""
    named = {id_: asked_by(one) for id_, one in criteria.items()}
    asked = {id_: [a for a in names if a in criteria] for id_, names in named.items() if names}
    if not any(asked.values()):
        return Links(tuple(criteria), {}, {})
    order, cycle = tuple(criteria), ()
    graph: dict[str, list[str]] = {id_: asked.get(id_, []) for id_ in criteria}
    try:
        order = tuple(TopologicalSorter(graph).static_order())
    except CycleError as found:
        cycle = tuple(found.args[1][1:])
    asking: dict[str, list[str]] = {}
    for id_, names in asked.items():
        for name in names:
            asking.setdefault(name, []).append(id_)
    return Links(order, _closed(asked, order), _closed(asking, order), cycle)


def _closed(links: Mapping[str, list[str]], order: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Every link followed to its end."""
    found: dict[str, tuple[str, ...]] = {}
    for start in links:
        reached, waiting = set[str](), list(links[start])
        while waiting:
            here = waiting.pop()
            if here not in reached:
                reached.add(here)
                waiting += links.get(here, [])
        found[start] = tuple(id_ for id_ in order if id_ in reached)
    return found
