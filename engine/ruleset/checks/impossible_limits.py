"""Limits that no value meets (R217): a lower bound above the upper one."""

from collections.abc import Iterator

from engine.bands import BandRow, Bounds
from engine.interval import Interval
from engine.points import text
from engine.ruleset.criterion import Clamp
from engine.ruleset.findings import finding
from engine.ruleset.places import Path
from engine.ruleset.subject import Subject
from engine.source.diagnostic import Diagnostic

CODES = ("R217",)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Facts, rules and their bands, classes, targets and clamps."""
    for path, span in _limits(subject):
        if span is not None and span.empty and span.low is not None and span.high is not None:
            at = subject.at(*path, key=True)
            yield finding("R217", at, low=text(span.low), high=text(span.high))


def _limits(subject: Subject) -> Iterator[tuple[Path, Interval | None]]:
    ruleset = subject.ruleset
    for fact, declared in ruleset.facts.items():
        yield ("facts", fact), Interval(declared.at_least, declared.at_most)
    for line in subject.lines:
        for leaf, place in line.leaves:
            path = (*line.path, *place)
            if isinstance(leaf, Bounds):
                yield path, leaf.span()
            for number, row in enumerate(getattr(leaf, "bands", ())):
                if isinstance(row, BandRow):
                    yield (*path, "bands", number), row.span()
    for number, target in enumerate(ruleset.targets):
        yield ("targets", number), target.span()
    for number, band in enumerate(ruleset.total.classes.bands if ruleset.total.classes else ()):
        yield ("total", "classes", "bands", number), band.span()
    for block in subject.blocks:
        yield (*block.path, "clamp"), _clamped(block.group.clamp)
    yield ("total", "clamp"), _clamped(ruleset.total.clamp)


def _clamped(clamp: Clamp | None) -> Interval | None:
    return None if clamp is None else Interval(clamp.at_least, clamp.at_most)
