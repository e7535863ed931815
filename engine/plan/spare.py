"""A plan without spare work: no lever that is not needed, and none moved further than is needed."""

from collections.abc import Callable, Sequence
from itertools import groupby

from engine.fewer import fewest
from engine.moves import IN, OUT
from engine.nature import Facts
from engine.plan.levels import Level, Lever
from engine.work import Changes, units

Delivers = Callable[[Changes], bool]
"""Whether changes reach the aim for no more cost; `as_much`: and earn all that the plan earns."""

_TOGETHER = frozenset({IN, OUT, "more_good", "more_due"})
_ROUNDS = 4


def spared(changes: Changes, levers: Sequence[Lever], facts: Facts, as_much: Delivers) -> Changes:
    """The changes with every lever at its nearest level that does as much, and no unit spare.

    Taking one unit off any step of what is returned loses points, or misses the aim.
    """
    for _ in range(_ROUNDS):
        before = changes
        for lever in levers:
            changes = _nearer(changes, lever, as_much)
            changes = _fewer(changes, lever, facts, as_much)
        if changes == before:
            break
    return changes


def _apart(changes: Changes, lever: Lever) -> tuple[Changes, Changes]:
    """The changes of a lever, and those of the others."""
    own = tuple(c for c in changes if c.fact in lever.facts)
    return own, tuple(c for c in changes if c.fact not in lever.facts)


def _nearer(changes: Changes, lever: Lever, as_much: Delivers) -> Changes:
    """With the least work of the lever's levels that does as much."""
    own, rest = _apart(changes, lever)
    less: list[Level] = [one for one in lever.levels if units(one.changes) < units(own)]
    each = sorted(less, key=lambda level: units(level.changes))
    return next((found for one in each if as_much(found := (*rest, *one.changes))), changes)


def _fewer(changes: Changes, lever: Lever, facts: Facts, as_much: Delivers) -> Changes:
    """With the fewest units of each of the lever's changes; what moves together stays together."""
    own, _ = _apart(changes, lever)
    for _, group in groupby(own, key=lambda c: c.fact if c.action not in _TOGETHER else ""):
        part = tuple(group)
        rest = _without(changes, part)
        changes = (*rest, *fewest(part, facts, _beside(rest, as_much)))
    return changes


def _beside(rest: Changes, as_much: Delivers) -> Delivers:
    return lambda some: as_much((*rest, *some))


def _without(changes: Changes, part: Changes) -> Changes:
    gone = {change.fact for change in part}
    return tuple(change for change in changes if change.fact not in gone)


def without_idle(changes: Changes, levers: Sequence[Lever], enough: Delivers) -> Changes:
    """Without the levers that are not needed after all."""
    for lever in levers:
        own, rest = _apart(changes, lever)
        if own and enough(rest):
            changes = rest
    return changes
