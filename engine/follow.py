"""What follows from work: of less that is left over, a part can only be less.

A file that is made on time is late no more, so fewer late files have an apology.
"""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from engine.facts import Evidence, Value
from engine.lower import Compiled
from engine.nature import wholes
from engine.points import ZERO
from engine.record import altered
from engine.rule import Change, Rest
from engine.work import Changes

FEWER_DUE = "fewer_due"
"""The action of what only shrinks with other work."""


def follow(compiled: Compiled, evidence: Evidence, changes: Changes) -> Changes:
    """The changes with all that follows from them; a change that goes past what is left stops."""
    after = {change.fact: change.after for change in changes}
    if compiled.rests.keys().isdisjoint(after):
        return changes
    less = followed(compiled, evidence, after)
    stopped = tuple(_stopped(change, less[change.fact]) for change in changes)
    more = (fact for fact in less if fact not in after)
    return (*stopped, *(_less(evidence, fact, less[fact]) for fact in more))


def _stopped(change: Change, after: Value) -> Change:
    if after == change.after or not isinstance(after, Fraction):
        return change
    before = change.before if isinstance(change.before, Fraction) else ZERO
    return altered(change, after=after, units=abs(after - before))


def _less(evidence: Evidence, fact: str, after: Value) -> Change:
    before = evidence.values[fact]
    assert isinstance(before, Fraction)
    assert isinstance(after, Fraction)
    return Change(fact, before, after, before - after, FEWER_DUE)


def followed(
    compiled: Compiled, evidence: Evidence, values: Mapping[str, Value]
) -> dict[str, Value]:
    """Changed figures with those that follow from them.

    A part of what is left of a whole, and the parts of it, come down to what is left then. What
    contradicted itself before is left alone.
    """
    found = dict(values)
    if compiled.rests.keys().isdisjoint(values):
        return found
    while each := list(_over(compiled, evidence.values, {**evidence.values, **found})):
        less = {fact for _, fact, _ in each}
        settled = [one for one in each if less.isdisjoint((one[0].whole, *one[0].out))]
        found |= {fact: left for _, fact, left in settled or each}
    return found


def _over(
    compiled: Compiled, now: Mapping[str, Value], then: Mapping[str, Value]
) -> Iterator[tuple[Rest, str, Fraction]]:
    """What is over what is left of its whole, and what is left."""
    facts = compiled.ruleset.facts
    for rest in dict.fromkeys(rest for each in compiled.rests.values() for rest in each):
        before, left = left_of(rest, now), left_of(rest, then)
        part = now.get(rest.part)
        if before is None or left is None or not isinstance(part, Fraction) or part > before:
            continue
        for fact, value in then.items():
            inside = fact == rest.part or rest.part in wholes(facts, fact)
            if inside and isinstance(value, Fraction) and value > left >= 0:
                yield rest, fact, left


def left_of(rest: Rest, values: Mapping[str, Value]) -> Fraction | None:
    """What is left of the whole; None where that is not known."""
    whole, out = values.get(rest.whole), [values.get(fact) for fact in rest.out]
    known = [one for one in out if isinstance(one, Fraction)]
    if not isinstance(whole, Fraction) or len(known) < len(out):
        return None
    return whole - sum(known, ZERO)


def drawn(compiled: Compiled, facts: Iterable[str]) -> list[str]:
    """The facts that may follow when these are moved, with their parts."""
    parts = {rest.part for fact in facts for rest in compiled.rests.get(fact, ())}
    if not parts:
        return []
    all_ = compiled.ruleset.facts
    return [f for f in all_ if f in parts or not parts.isdisjoint(wholes(all_, f))]
