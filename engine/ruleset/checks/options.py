"""A rule that leaves out an option of its fact (R214), or names one it has not (R215).

A choice gives an award for each option; a survey gives a weight or a value to each valid one, or
counts so many of the best as there are (R228). What a question leaves out must be there too.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from engine.kinds.choice import Choice
from engine.kinds.survey import Survey
from engine.rule import Leaf
from engine.ruleset.findings import finding
from engine.ruleset.places import Path
from engine.ruleset.subject import Subject
from engine.source.diagnostic import Diagnostic

CODES = ("R214", "R215", "R228")


class _Given(NamedTuple):
    """What a rule says of the options of one fact, and under which key."""

    fact: str
    key: str
    codes: Sequence[str]


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Options of the rule against those of the fact; a misspelt one is not missing as well."""
    yield from _left_out(subject)
    for line in subject.lines:
        for leaf, place, _ in line.leaves:
            for given in _given(leaf):
                yield from _compared(subject, given, (*line.path, *place, given.key))
            if isinstance(leaf, Survey) and leaf.top is not None:
                yield from _top(subject, leaf, (*line.path, *place, "top"))


def _left_out(subject: Subject) -> Iterator[Diagnostic]:
    """Answers that do not count and are no options of their question."""
    for name, declared in subject.written.items():
        own = declared.not_valid if declared.like is None else ()
        for number, option in enumerate(own):
            if option not in declared.options:
                at = subject.at("facts", name, "not_valid", number)
                near = subject.near(option, declared.options)
                yield finding("R215", at, suggestion=near, name=option, fact=name)


def _given(leaf: Leaf) -> Iterator[_Given]:
    if isinstance(leaf, Choice):
        yield _Given(leaf.of, "options", list(leaf.options))
    if isinstance(leaf, Survey) and leaf.top is None:
        key, weights = ("weights", leaf.weights) if leaf.weights else ("mean", leaf.mean)
        for question in leaf.of:
            yield _Given(question, key, list(weights))


def _compared(subject: Subject, given: _Given, path: Path) -> Iterator[Diagnostic]:
    declared = subject.ruleset.facts.get(given.fact)
    if declared is None or not declared.options:
        return
    free = [code for code in declared.valid if code not in given.codes]
    for code in given.codes:
        if code not in declared.valid:
            near = subject.near(code, free)
            free = [name for name in free if name != near]
            at = subject.at(*path, code, key=True)
            yield finding("R215", at, suggestion=near, name=code, fact=given.fact)
    for code in free:
        there = subject.at("facts", given.fact, "options", code, key=True)
        yield finding("R214", subject.at(*path, key=True), there, name=code, fact=given.fact)


def _top(subject: Subject, leaf: Survey, path: Path) -> Iterator[Diagnostic]:
    """Counting every option would call everybody satisfied."""
    for question in leaf.of:
        declared = subject.ruleset.facts.get(question)
        most = len(declared.valid) - 1 if declared is not None else 0
        if most > 0 and leaf.top is not None and leaf.top > most:
            got = {"got": str(leaf.top), "limit": str(most)}
            yield finding("R228", subject.at(*path), name=question, **got)
