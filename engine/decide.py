"""From the rows that fired to outcomes: awards where a band decided, bounds where it is open."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from engine import reference
from engine.condition import Truth, condition, first, truth
from engine.interval import Interval
from engine.lower import Check, Combined, Lowered, Node
from engine.outcome import AWAY, MAYBE, NO, NO_VALUE, YES, Outcome, alike, perhaps, together
from engine.points import ZERO, rounded
from engine.reach import Reach
from engine.record import altered
from engine.rule import Join, Measured
from engine.table import Award, Effect, Hit, State
from engine.tree import Meter
from engine.view import View

Hits = Mapping[str, Hit]
Readings = Mapping[str, Measured]

SHUT = Measured(State.NOT_APPLICABLE)
"""What a check is behind a gate that is shut."""


def measured(meters: Iterable[Meter], view: View) -> dict[str, Measured]:
    """The state and value of each of some checks; a gate that is shut says it all."""
    numbers = view.numbers
    return {
        id_: SHUT if gate is not None and numbers.get(gate) == 0 else meter(view, id_)
        for id_, gate, meter in meters
    }


def decide(one: Lowered, view: View, readings: dict[str, Measured], hits: dict[str, Hit]) -> None:
    """Put down the readings of a criterion's checks, and the rows that fire in plain Python."""
    readings |= measured(one.meters, view)
    for check in one.checks:
        read = readings[check.id]
        hits[check.id] = reference.hit_of(check.table, read.state, read.x)


def outcome(one: Lowered, readings: Readings, hits: Hits, view: View) -> Outcome:
    """What the criterion comes to; rounded where the ruleset declares it."""
    found = node_outcome(one.node, readings, hits, view)
    if one.gate is not None and view.number(one.gate) is None:
        found = perhaps(found)
    places = one.places
    return found if places is None else _rounded(found, places)


def _rounded(found: Outcome, places: int) -> Outcome:
    """Its award rounded, never to more than its maximum, which stays what it is."""
    if found.away is YES or found.blank is YES:
        return found
    low, high = (min(rounded(v, places), found.max) for v in (found.earned, found.highest))
    ways = tuple(_rounded(way, places) for way in found.ways)
    return altered(found, earned=low, highest=high, items=(), ways=ways)


def live(one: Lowered, readings: Readings, hits: Hits, view: View) -> tuple[Check, ...]:
    """The checks that still count: not those of a branch that cannot apply any more."""
    if not one.branched:
        return one.checks
    return tuple(_live(one.node, readings, hits, view))


def _live(node: Node, readings: Readings, hits: Hits, view: View) -> Iterator[Check]:
    if isinstance(node, Check):
        yield node
    elif node.join is not Join.FIRST:
        for child in node.children:
            yield from _live(child, readings, hits, view)
    else:
        for when, then in node.arms:
            found = Truth.HOLDS
            if when is not None:
                found = truth(node_outcome(when, readings, hits, view))
                yield from _live(when, readings, hits, view)
            if found & Truth.HOLDS:
                yield from _live(then, readings, hits, view)
            if not found & (Truth.FAILS | Truth.AWAY):
                return


def node_outcome(node: Node, readings: Readings, hits: Hits, view: View) -> Outcome:
    """What a piece of a rule comes to, before the criterion is rounded."""
    if isinstance(node, Check):
        return check_outcome(node, readings[node.id], hits[node.id], view)
    children = [node_outcome(child, readings, hits, view) for child in node.children]
    return combine(node, children)


def combine(node: Combined, children: list[Outcome]) -> Outcome:
    """The outcome of a rule made of rules."""
    full = node.worth.sign * node.worth.points
    match node.join:
        case Join.SUM:
            return together(children, full)
        case Join.FIRST:
            return first(children)
    worth = Outcome(ZERO, ZERO, max(full, ZERO), full)
    return condition(children, every=node.join is Join.ALL, worth=worth)


def check_outcome(check: Check, read: Measured, hit: Hit, view: View) -> Outcome:
    """What one check comes to, by the row that fired."""
    if hit.row < 0:
        found = check.by_state.get(hit.state) or view.opened.get(check.id)
        if found is None:
            found = view.opened[check.id] = _still(check, view)
        return found
    found = check.by_row[hit.row]
    if found is not None:
        return found
    award = check.table.rows[hit.row].award.at(read.x)
    return Outcome(award, award, check.best, check.full)


def _still(check: Check, view: View) -> Outcome:
    """What an open check can still be: one thing for all units of which nothing is known."""
    facts = check.facts  # most have one that is known, which is soon seen
    if not check.exact or not view.numbers.keys().isdisjoint(facts) or not view.free(facts):
        return _open(check, check.leaf.reach(view, check.id))
    found = check.opened.get(None)
    if found is None:
        found = check.opened[None] = _open(check, check.leaf.reach(view, check.id))
    return found


def _open(check: Check, reach: Reach) -> Outcome:
    """What can still be; where no award depends on x, which bands can be met says it all."""
    if not check.constant:
        each = [reach.values.within(span) for _, span in check.table.spans]
        return _bounds(check, each, reach.states)
    met = reach.values.met(check.table)
    found = check.opened.get((met, reach.states))
    if found is None:
        spans = [span for _, span in check.table.spans]
        inside = [span if can else None for span, can in zip(spans, met, strict=True)]
        found = alike(_bounds(check, inside, reach.states))
        check.opened[met, reach.states] = found
    return found


def _bounds(check: Check, each: Sequence[Interval | None], reached: frozenset[State]) -> Outcome:
    """The least and greatest award over every band (x within it) and state that can still be."""
    full, top = check.full, check.best
    low: list[Fraction] = []
    high: list[Fraction] = []
    unbounded = False
    for row, inside in zip(check.table.rows, each, strict=True):
        if inside is None:
            continue
        least, most = extremes(row.award, inside)
        unbounded = unbounded or least is None
        most = full if most is None else most
        low.append(min(ZERO, most) if least is None else least)
        high.append(most)
    states = [check.table.states[state] for state in sorted(reached)]
    awards = [row.award for row in states if row.effect is Effect.AWARD]
    away = any(row.effect is Effect.NOT_APPLICABLE for row in states)
    blank = any(row.effect is Effect.NO_VALUE for row in states)
    if not low and not awards:
        return AWAY if away else NO_VALUE if blank else Outcome(ZERO, top, top, full)
    return Outcome(
        min(low + awards),
        max(high + awards),
        top,
        full,
        MAYBE if away else NO,
        MAYBE if blank else NO,
        unbounded,
    )


def extremes(award: Award, inside: Interval) -> tuple[Fraction | None, Fraction | None]:
    """The least and greatest points over an interval of x; None where there is no bound."""
    if not award.b:
        return award.a, award.a
    ends = (inside.low, inside.high) if award.b > 0 else (inside.high, inside.low)
    least = award.low if ends[0] is None else award.at(ends[0])
    most = award.high if ends[1] is None else award.at(ends[1])
    return least, most
