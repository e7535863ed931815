"""Where an award is rounded, less work than an unrounded band asks for may already deliver it."""

from collections.abc import Callable, Collection, Iterator
from datetime import date, timedelta
from fractions import Fraction

from engine.awards import STEP
from engine.facts import NEVER
from engine.moves import IN, OUT, first_moved
from engine.nature import Facts
from engine.points import ONE, ZERO
from engine.record import altered
from engine.rule import Change
from engine.work import Changes

_COUNTED = frozenset({"more", "fewer", "undo"})
_TOGETHER = frozenset({"more_good", "more_due"})
"""New items enter a part and its whole alike."""


def fewest(
    changes: Changes,
    facts: Facts,
    delivers: Callable[[Changes], bool],
    only: Collection[str] | None = None,
) -> Changes:
    """The least part of the changes, in whole units of work, that still delivers.

    One after another, each as far as the others allow; more work never earns less here, so the
    least is found by halving. What is not counted in units (an answer) stays as it is, and so do
    all facts but `only` these.
    """
    for group in _groups(changes):
        if only is None or any(change.fact in only for change in group):
            changes = _less(changes, group, facts, delivers)
    return changes


def _groups(changes: Changes) -> Iterator[Changes]:
    """The changes that can be made less of: people of questions, new items, figures, days."""
    if changes and all(change.action in (OUT, IN) for change in changes):
        yield changes
        return
    together = tuple(change for change in changes if change.action in _TOGETHER)
    if together and len({change.units for change in together}) == 1:
        yield together
    for change in changes:
        counted = change.action in _COUNTED and isinstance(change.before, Fraction)
        if counted or (change.action == "earlier" and change.before != NEVER):
            yield (change,)


def _less(
    changes: Changes, group: Changes, facts: Facts, delivers: Callable[[Changes], bool]
) -> Changes:
    """The changes with the least of one group that delivers beside the others."""

    def with_(part: Changes) -> Changes:
        made = {change.fact: change for change in part}
        gone = {change.fact for change in group} - made.keys()
        return tuple(made.get(c.fact, c) for c in changes if c.fact not in gone)

    units, part = _divided(group, facts)
    low, high = 1, units  # all of it delivers; less than one unit is nothing
    while low < high:
        middle = (low + high) // 2
        if delivers(with_(part(middle))):
            high = middle
        else:
            low = middle + 1
    return with_(part(high)) if high < units else changes


def _divided(group: Changes, facts: Facts) -> tuple[int, Callable[[int], Changes]]:
    """How many units of work a group is, and so many of them."""
    first = group[0]
    if first.action in (OUT, IN):
        people = int(sum(c.units for c in group if c.action == OUT))
        return people, lambda k: first_moved(group, k)
    if first.action == "earlier":
        return int(first.units), lambda k: (_earlier(first, k),)
    step = STEP.get(facts[first.fact].type, ONE)
    return int(first.units / step), lambda k: tuple(_moved(c, k * step) for c in group)


def _earlier(change: Change, days: int) -> Change:
    """The change with so many days only."""
    assert isinstance(change.before, date)
    return altered(change, after=change.before - timedelta(days=days), units=Fraction(days))


def _moved(change: Change, units: Fraction) -> Change:
    """The change with so many units only."""
    before = change.before if isinstance(change.before, Fraction) else ZERO
    fewer = isinstance(change.after, Fraction) and change.after < before
    return altered(change, after=before - units if fewer else before + units, units=units)
