"""Working days without a calendar (R505), or counted from a day that is not in it (R506).

Which days are worked is decided year by year: without the notices of that year a number of working
days would be a guess.
"""

from collections.abc import Iterator
from contextlib import suppress
from datetime import date

from engine.calendar import WorkingDays
from engine.kinds.days import DaysAfter, uncounted
from engine.ruleset.example_facts import value
from engine.ruleset.findings import finding
from engine.ruleset.lines import Line
from engine.ruleset.places import Path
from engine.ruleset.subject import Subject
from engine.source.diagnostic import Diagnostic

CODES = ("R505", "R506")


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every rule that counts working days."""
    calendar = subject.ruleset.working_days
    for line in subject.lines:
        for leaf, place, _ in line.leaves:
            if not isinstance(leaf, DaysAfter) or not leaf.working:
                continue
            path = (*line.path, *place)
            if calendar is None:
                yield finding("R505", subject.at(*path, "working"))
            elif isinstance(leaf.after, date) and not calendar.covers(leaf.after):
                yield _outside(subject, calendar, leaf.after, (*path, "after"))
            else:
                yield from _examples(subject, calendar, line, leaf)


def _examples(
    subject: Subject, calendar: WorkingDays, line: Line, leaf: DaysAfter
) -> Iterator[Diagnostic]:
    """The days of examples."""
    for number, example in enumerate(line.criterion.examples):
        days = {}
        for fact, written in example.facts.items():
            with suppress(KeyError, ValueError):  # which have checks of their own
                days[fact] = value(subject.ruleset.facts[fact], written)
        for fact in uncounted(leaf, days, calendar):
            day, path = days[fact], (*line.path, "examples", number, "facts", fact)
            if isinstance(day, date):
                yield _outside(subject, calendar, day, path)


def _outside(subject: Subject, calendar: WorkingDays, day: date, path: Path) -> Diagnostic:
    ends = {"first": calendar.first.isoformat(), "last": calendar.last.isoformat()}
    return finding("R506", subject.at(*path), day=day.isoformat(), **ends)
