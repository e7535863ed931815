"""`all_of`, `any_of` and `branch` over rules that hold, fail, do not apply or have no value."""

from collections.abc import Sequence
from enum import IntFlag
from functools import reduce
from operator import or_

from engine.outcome import MAYBE, NO, NO_VALUE, YES, Outcome, Tri, hull
from engine.points import ZERO


class Truth(IntFlag):
    """What an inner rule can still turn out to be; what is open has several."""

    HOLDS = 1
    FAILS = 2
    AWAY = 4
    BLANK = 8


def truth(one: Outcome) -> Truth:
    """It holds at its own full award and fails below it."""
    if one.away is YES:
        return Truth.AWAY
    found = Truth.AWAY if one.away is MAYBE else Truth(0)
    if one.ways:
        return reduce(or_, map(truth, one.ways), found)
    if one.blank is not NO:
        found |= Truth.BLANK
    if one.blank is YES:
        return found
    if one.earned <= one.full <= one.highest:
        found |= Truth.HOLDS
    if not one.earned == one.highest == one.full:
        found |= Truth.FAILS
    return found


def condition(children: Sequence[Outcome], *, every: bool, worth: Outcome) -> Outcome:
    """All (or at least one) of the inner rules: `worth` in full, else 0.

    Inner rules that do not apply are left out; where all are, the condition does not apply. One
    that fails decides `all_of`, one that holds `any_of`; undecided beside a blank, no value.
    """
    each = [truth(child) for child in children]
    order = (Truth.FAILS, Truth.HOLDS) if every else (Truth.HOLDS, Truth.FAILS)
    found = _possible(each, *order)
    awards = [
        points for sign, points in ((Truth.HOLDS, worth.full), (Truth.FAILS, ZERO)) if found & sign
    ]
    return Outcome(
        min(awards, default=ZERO),
        max(awards, default=ZERO),
        worth.max if found != Truth.AWAY and found != Truth.BLANK else ZERO,
        worth.full if awards else ZERO,
        _tri(found, Truth.AWAY),
        _tri(found, Truth.BLANK),
    )


def first(children: Sequence[Outcome]) -> Outcome:
    """The rule after the first condition that holds: condition, rule, …, the rule otherwise.

    A condition that does not apply does not hold. One without a value leaves it open for good which
    rule counts: no value. While conditions are open, every rule still within reach counts.
    """
    *before, otherwise = children
    found: list[Outcome] = []
    for when, then in zip(before[::2], before[1::2], strict=True):
        can = truth(when)
        if can & Truth.HOLDS:
            found.append(then)
        if can & Truth.BLANK:
            found.append(NO_VALUE)
        if not can & (Truth.FAILS | Truth.AWAY):
            return hull(found)
    return hull([*found, otherwise])


def _possible(each: Sequence[Truth], decides: Truth, other: Truth) -> Truth:
    """What the whole can be, when one `decides` is enough and otherwise all must be `other`."""
    found = Truth(0)
    if any(one & decides for one in each):
        found |= decides
    rest = [one & ~decides for one in each]
    if not all(rest):
        return found
    if any(one & Truth.BLANK for one in rest):
        found |= Truth.BLANK
    unblank = [one & ~Truth.BLANK for one in rest]
    if all(unblank):
        found |= other if any(one & other for one in unblank) else Truth(0)
        found |= Truth.AWAY if all(one & Truth.AWAY for one in unblank) else Truth(0)
    return found


def _tri(found: Truth, one: Truth) -> Tri:
    if not found & one:
        return NO
    return YES if found == one else MAYBE
