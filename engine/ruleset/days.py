"""The days that a ruleset names: due dates of criteria, and days that its rules score."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from engine.kinds.deadline import Deadline
from engine.kinds.deadlines import Deadlines
from engine.ruleset.due import Due
from engine.ruleset.lines import Line
from engine.ruleset.places import Path
from engine.ruleset.subject import Subject


class Day(NamedTuple):
    """One day with its strictness: `by` counts the day itself, `before` does not."""

    day: date
    form: str
    path: Path


def dues(subject: Subject, line: Line) -> Iterator[tuple[Due, Path]]:
    """The deadlines of a criterion, each with its path; a single one stands without a list."""
    path = (*line.path, "due")
    listed = isinstance(subject.places.data(path), list)
    for number, due in enumerate(line.criterion.due):
        yield due, (*path, number) if listed else path


def due_days(subject: Subject, line: Line) -> Iterator[Day]:
    """The days of its deadlines."""
    for due, path in dues(subject, line):
        yield from _days(path, due.by, due.before)


def scored_days(line: Line) -> Iterator[Day]:
    """The days that its rules hold a date against."""
    for leaf, place, _ in line.leaves:
        if isinstance(leaf, Deadline):
            path = (*line.path, *place)
            yield from _days(path, leaf.by, leaf.before)
            for number, row in enumerate(leaf.bands):
                yield from _days((*path, "bands", number), row.by, row.before)
        if isinstance(leaf, Deadlines):
            for fact, one in leaf.each.items():
                yield from _days((*line.path, *place, "each", fact), one.by, one.before)


def _days(path: Path, by: date | None, before: date | None) -> Iterator[Day]:
    for day, form in ((by, "by"), (before, "before")):
        if day is not None:
            yield Day(day, form, (*path, form))
