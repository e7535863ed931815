"""Limits that no value meets (R217): a lower bound above the upper one."""

from collections.abc import Iterator
from typing import NamedTuple

from engine.bands import BandRow, Bounds
from engine.interval import Interval
from engine.points import text
from engine.ruleset.fact import FactDeclaration, FactType
from engine.ruleset.findings import finding
from engine.ruleset.places import Path
from engine.ruleset.shown import Show, percent, shows
from engine.ruleset.subject import Subject, limits_of
from engine.source.diagnostic import Diagnostic

CODES = ("R217",)


class Limits(NamedTuple):
    """An interval as written, where, and how its ends are shown."""

    path: Path
    span: Interval | None
    show: Show


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Facts, rules and their bands, classes, targets and clamps."""
    for each in (_facts(subject), _rules(subject), _totals(subject)):
        for path, span, show in each:
            if span is not None and span.low is not None and span.high is not None and span.empty:
                at = subject.at(*path, key=True)
                yield finding("R217", at, low=show(span.low), high=show(span.high))


def _facts(subject: Subject) -> Iterator[Limits]:
    """A fact's own limits, and those that its whole and its parts leave it."""
    for fact, declared in subject.written.items():
        show = _show(declared)
        yield Limits(("facts", fact), limits_of(declared), show)
        if declared.part_of is not None and subject.bounded(fact):
            left = subject.nothing_known.range(fact)
            yield Limits(("facts", fact, "part_of"), Interval(left.low, left.high), show)


def _rules(subject: Subject) -> Iterator[Limits]:
    for line in subject.lines:
        for leaf, place, _ in line.leaves:
            path, show = (*line.path, *place), shows(leaf, subject.ruleset.facts)
            if isinstance(leaf, Bounds):
                yield Limits(path, leaf.span(), show)
            for number, row in enumerate(getattr(leaf, "bands", ())):
                if isinstance(row, BandRow):
                    yield Limits((*path, "bands", number), row.span(), show)


def _totals(subject: Subject) -> Iterator[Limits]:
    ruleset = subject.ruleset
    for number, target in enumerate(ruleset.targets):
        yield Limits(("targets", number), target.span(), text)
    for number, band in enumerate(ruleset.total.classes.bands if ruleset.total.classes else ()):
        yield Limits(("total", "classes", "bands", number), band.span(), text)
    sums = [(block.path, block.group.clamp) for block in subject.blocks]
    for path, clamp in (*sums, (("total",), ruleset.total.clamp)):
        if clamp is not None:
            yield Limits((*path, "clamp"), Interval(clamp.at_least, clamp.at_most), text)


def _show(declared: FactDeclaration) -> Show:
    return percent if declared.type is FactType.SHARE else text
