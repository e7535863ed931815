"""A branch or target about a criterion that is not there (R218); a branch about itself (R219)."""

from collections.abc import Iterator
from itertools import pairwise

from engine.ruleset.findings import finding
from engine.ruleset.lines import Line
from engine.ruleset.model import OfOne
from engine.ruleset.subject import Subject
from engine.source.diagnostic import Diagnostic, Span
from engine.when import OfCriterion

CODES = ("R218", "R219")


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every such name with the nearest id; a circle once, at each question on its way round."""
    for name, span in _named(subject):
        if name not in subject.line:
            near = subject.near(name, subject.line)
            yield finding("R218", span, suggestion=near, name=name)
    cycle = subject.compiled.links.cycle
    if cycle:
        found = [_from(subject, asking, asked) for asked, asking in pairwise((*cycle, cycle[0]))]
        first = min(found, key=lambda span: (span.line, span.column))
        spans = (first, *(span for span in found if span is not first))
        yield finding("R219", *spans, name=cycle[0], cycle=", ".join(cycle))


def _named(subject: Subject) -> Iterator[tuple[str, Span]]:
    for line in subject.lines:
        yield from _asked(subject, line)
    for number, target in enumerate(subject.ruleset.targets):
        if isinstance(target.of, OfOne):
            yield target.of.criterion, subject.at("targets", number, "of", "criterion")


def _asked(subject: Subject, line: Line) -> Iterator[tuple[str, Span]]:
    for leaf, place, _ in line.leaves:
        if isinstance(leaf, OfCriterion):
            yield leaf.id, subject.at(*line.path, *place)


def _from(subject: Subject, asking: str, asked: str) -> Span:
    """Where one criterion asks for another."""
    return next(span for name, span in _asked(subject, subject.line[asking]) if name == asked)
