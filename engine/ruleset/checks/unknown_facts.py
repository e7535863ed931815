"""A fact that is read or named and not declared (R203).

A misspelt name reads as 0 in json-logic and as nothing in ZEN: here it is an error, with the name
that was most likely meant.
"""

from collections.abc import Iterator

from engine.ruleset.findings import finding
from engine.ruleset.lines import Line
from engine.ruleset.subject import Subject
from engine.source.diagnostic import Diagnostic, Span

CODES = ("R203",)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every name in rules, gates, examples, targets and `part_of`."""
    facts = subject.ruleset.facts
    for name, span in _names(subject):
        if name not in facts:
            yield finding("R203", span, suggestion=subject.near(name, facts), name=name)


def _names(subject: Subject) -> Iterator[tuple[str, Span]]:
    for fact, declared in subject.ruleset.facts.items():
        if declared.part_of is not None:
            yield declared.part_of, subject.at("facts", fact, "part_of")
    for fact, sample in subject.samples:
        yield sample.of, subject.at("facts", fact, "sample", "of")
    for line in subject.lines:
        yield from _of_line(subject, line)
    for number, target in enumerate(subject.ruleset.targets):
        for fact, place in target.facts:
            yield fact, subject.at("targets", number, "of", *place)


def _of_line(subject: Subject, line: Line) -> Iterator[tuple[str, Span]]:
    if line.criterion.applies_when is not None:
        yield line.criterion.applies_when, subject.at(*line.path, "applies_when")
    for leaf, place, _ in line.leaves:
        for fact in dict.fromkeys(read.fact for read in leaf.reads()):
            yield fact, subject.named((*line.path, *place), fact)
    for number, example in enumerate(line.criterion.examples):
        for key, named in (("facts", example.facts), ("declared", example.declared)):
            for fact in named:
                yield fact, subject.at(*line.path, "examples", number, key, fact, key=True)
