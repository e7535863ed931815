"""Where an award is rounded, less work than an unrounded band asks for may already deliver it."""

from bisect import bisect_left
from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction

from engine.awards import STEP
from engine.facts import NEVER
from engine.moves import IN, OUT, first_moved
from engine.nature import Facts
from engine.points import ONE
from engine.rule import Change
from engine.work import Changes

_COUNTED = frozenset({"more", "more_good", "more_due", "fewer"})


def fewest(changes: Changes, facts: Facts, delivers: Callable[[Changes], bool]) -> Changes:
    """The least part of the changes, in whole units of work, that still delivers.

    More work never earns less here, so the least is found by halving. Changes that are not counted
    in units (an answer), or not in as many, stay as they are.
    """
    if changes and all(c.action in (OUT, IN) for c in changes):
        people = range(1, int(sum(c.units for c in changes if c.action == OUT)))
        least = bisect_left(people, True, key=lambda k: delivers(first_moved(changes, k)))
        return changes if least == len(people) else first_moved(changes, people[least])
    if len(changes) == 1 and changes[0].action == "earlier" and changes[0].before != NEVER:
        days = range(1, int(changes[0].units))
        least = bisect_left(days, True, key=lambda k: delivers((_earlier(changes[0], k),)))
        return changes if least == len(days) else (_earlier(changes[0], days[least]),)
    if any(c.action not in _COUNTED or not isinstance(c.before, Fraction) for c in changes):
        return changes
    if len({change.units for change in changes}) > 1:
        return changes
    step = STEP.get(facts[changes[0].fact].type, ONE)
    whole = range(1, int(changes[0].units / step))
    least = bisect_left(whole, True, key=lambda k: delivers(_part(changes, k * step)))
    return changes if least == len(whole) else _part(changes, whole[least] * step)


def _earlier(change: Change, days: int) -> Change:
    """The change with so many days only."""
    assert isinstance(change.before, date)
    return change._replace(after=change.before - timedelta(days=days), units=Fraction(days))


def _part(changes: Changes, units: Fraction) -> Changes:
    return tuple(_moved(change, units) for change in changes)


def _moved(change: Change, units: Fraction) -> Change:
    before = change.before if isinstance(change.before, Fraction) else Fraction(0)
    after = before - units if change.action == "fewer" else before + units
    return change._replace(after=after, units=units)
