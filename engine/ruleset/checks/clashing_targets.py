"""Targets that ask for different values of the same thing (R404).

Two targets on the total, one area or one fact; or a target on a fact of which a criterion asks
something else.
"""

from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from engine.bands import Bounds
from engine.interval import Interval
from engine.kinds.count import Count
from engine.kinds.index import Index
from engine.kinds.ratio import Ratio
from engine.points import text
from engine.rule import Leaf
from engine.ruleset.fact import FactType
from engine.ruleset.findings import finding
from engine.ruleset.model import OfFact, OfOne, OfRatio, OfSum, Target
from engine.ruleset.places import Path
from engine.ruleset.shown import limits, percent
from engine.ruleset.subject import Subject
from engine.source.diagnostic import Diagnostic

CODES = ("R404",)


class Wanted(NamedTuple):
    """What a target or a criterion wants of something, and where it says so."""

    name: str
    span: Interval
    path: Path


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every such pair, at the target; the second span is the other, `expected` what it wants."""
    for (kind, name), wanted in _targets(subject).items():
        asked = _criteria(subject, name) if kind == "fact" else []
        declared = subject.ruleset.facts.get(name) if kind == "fact" else None
        share = declared is not None and declared.type is FactType.SHARE
        pairs = [(second, first) for first, second in combinations(wanted, 2)]
        pairs += [(target, criterion) for target in wanted for criterion in asked]
        for one, other in pairs:
            if _clash(one.span, other.span):
                got, expected = (limits(w.span, percent if share else text) for w in (one, other))
                other_at = subject.at(*other.path, key=other in asked)
                spans = (subject.at(*one.path), other_at)
                names = {"name": one.name, "other": other.name}
                yield finding("R404", *spans, got=got, expected=expected, **names)


def _targets(subject: Subject) -> dict[tuple[str, str], list[Wanted]]:
    found: dict[tuple[str, str], list[Wanted]] = {}
    for number, target in enumerate(subject.ruleset.targets):
        span = target.span()
        if span is not None and not span.empty:
            wanted = Wanted(target.id, span, ("targets", number, "id"))
            found.setdefault(_of(target), []).append(wanted)
    return found


def _of(target: Target) -> tuple[str, str]:
    match target.of:
        case OfFact(fact=name):
            return "fact", name
        case OfRatio(ratio=ratio):
            return "ratio", f"{ratio.of}/{ratio.to}"
        case OfOne(criterion=name):
            return "criterion", name
        case OfSum() as area:
            return "group", area.key
        case _:
            return "total", ""


def _criteria(subject: Subject, fact: str) -> list[Wanted]:
    """Criteria that hold one fact as it stands against a threshold."""
    return [
        Wanted(line.criterion.id, span, (*line.path, *place))
        for line in subject.lines
        for leaf, place, _ in line.asking
        if (span := _threshold(leaf, fact)) is not None and not span.empty
    ]


def _threshold(leaf: Leaf, fact: str) -> Interval | None:
    if not isinstance(leaf, Bounds):
        return None
    alone = isinstance(leaf, Count) or (isinstance(leaf, Ratio) and leaf.to is None)
    if isinstance(leaf, Index):
        alone = not (leaf.reversed or leaf.plus)
    return leaf.span() if alone and getattr(leaf, "of", None) == fact else None


def _clash(one: Interval, other: Interval) -> bool:
    """Whether they differ on one side, or nothing meets both."""
    low = None not in (one.low, other.low) and (one.low, one.low_open) != (
        other.low,
        other.low_open,
    )
    high = None not in (one.high, other.high) and (one.high, one.high_open) != (
        other.high,
        other.high_open,
    )
    return low or high or one.meet(other).empty
