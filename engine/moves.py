"""The fewest people who would have to answer otherwise: so many chose one option and not another.

Nobody adds satisfied answers to a survey: the number of answers stays, and people move.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from engine.awards import least_steps
from engine.interval import Interval
from engine.nature import natural_high
from engine.points import ZERO
from engine.record import altered
from engine.rule import Change
from engine.view import View

OUT, IN = "moved_out", "moved_in"
"""The actions of a move: fewer people at one option, as many more at another."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question: its options best first with their weights, and what an answer adds to x."""

    options: Mapping[str, Fraction]
    each: Fraction


@dataclass(frozen=True, slots=True)
class _Way:
    """People of one option who may move to another, what one adds to x, how far they go."""

    out: str
    into: str
    gain: Fraction
    far: int


def moves(
    view: View, asked: Sequence[Asked], x: Fraction, target: Interval
) -> tuple[Change, ...] | None:
    """The fewest moves that bring x into `target`; None where no moves do."""
    if target.begins_above(x) and target.low is not None:
        sign, distance, strict = 1, target.low - x, target.low_open
    elif target.ends_below(x) and target.high is not None:
        sign, distance, strict = -1, x - target.high, target.high_open
    else:
        return None
    moved: dict[_Way, int] = {}
    left = distance
    ways = [way for one in asked for way in _ways(one, sign)]
    for way in sorted(ways, key=lambda way: (-way.gain, way.far)):
        n = view.number(way.out) or ZERO
        k = min(int(n), least_steps(left, strict=strict, step=way.gain))
        if k:
            moved[way] = k
            left -= k * way.gain
    if x + sign * (distance - left) not in target:
        return None
    return _changes(view, moved)


def _ways(asked: Asked, sign: int) -> list[_Way]:
    """From every option to the one that helps most, of several alike to the nearest."""
    helps = [sign * weight for weight in asked.options.values()]
    facts, most = list(asked.options), max(helps)
    worse = [at for at, help_ in enumerate(helps) if help_ < most]
    if not worse:
        return []
    alike = (at for at, help_ in enumerate(helps) if help_ == most)
    into = min(alike, key=lambda at: min(abs(at - other) for other in worse))
    return [
        _Way(facts[at], facts[into], (most - helps[at]) * asked.each, abs(at - into))
        for at in worse
    ]


def _changes(view: View, moved: Mapping[_Way, int]) -> tuple[Change, ...] | None:
    into: dict[str, int] = {}
    for way, k in moved.items():
        into[way.into] = into.get(way.into, 0) + k
    for fact, k in into.items():
        most = natural_high(view.facts[fact])
        if most is not None and (view.number(fact) or ZERO) + k > most:
            return None
    out = [_change(view, way.out, -k) for way, k in moved.items()]
    return (*out, *(_change(view, fact, k) for fact, k in into.items()))


def _change(view: View, fact: str, by: int) -> Change:
    after = (view.number(fact) or ZERO) + by
    action = IN if by > 0 else OUT
    return Change(fact, view.evidence.values.get(fact), after, Fraction(abs(by)), action)


def settled(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Merged changes in which as many people arrive as leave, question by question.

    Nothing at all where they go to several options of a question and the numbers do not match.
    """
    found = {change.fact: change for change in changes}
    for question in {_question(c) for c in found.values() if c.action in (OUT, IN)}:
        ours = [c for c in found.values() if c.action in (OUT, IN) and _question(c) == question]
        left = sum((c.units for c in ours if c.action == OUT), ZERO)
        arrived = [c for c in ours if c.action == IN]
        if sum((c.units for c in arrived), ZERO) == left:
            continue
        if len(arrived) != 1:
            return ()
        [one] = arrived
        before = one.after - one.units if isinstance(one.after, Fraction) else ZERO
        found[one.fact] = altered(one, after=before + left, units=left)
    return tuple(found.values())


def bound_up(change: Change, changes: Sequence[Change]) -> tuple[Change, ...]:
    """The changes that stand or fall with one: all moves at a question, else it alone."""
    if change.action not in (OUT, IN):
        return (change,)
    moves_ = (c for c in changes if c.action in (OUT, IN))
    return tuple(c for c in moves_ if _question(c) == _question(change))


def first_moved(changes: Sequence[Change], people: int) -> tuple[Change, ...]:
    """The moves of the first so many people; those come first who count for most."""
    left, found, into = Fraction(people), [], dict[str, Fraction]()
    for change in (c for c in changes if c.action == OUT):
        k = min(left, change.units)
        left -= k
        if k:
            found.append(_only(change, k))
            into[_question(change)] = into.get(_question(change), ZERO) + k
    arrived = (c for c in changes if c.action == IN and into.get(_question(c)))
    return (*found, *(_only(c, into[_question(c)]) for c in arrived))


def _only(change: Change, units: Fraction) -> Change:
    """The change with so many people only."""
    back = change.units - units if change.action == OUT else units - change.units
    after = change.after if isinstance(change.after, Fraction) else ZERO
    return altered(change, after=after + back, units=units)


def _question(change: Change) -> str:
    return change.fact.rpartition(".")[0]
