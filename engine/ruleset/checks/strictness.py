"""One day meant strictly in one place (trước) and inclusively in another (chậm nhất) (R504).

Plans use both for the same 31 December, and the day itself is then in time for one line and late
for the other. That can be meant; it is easily misread.
"""

from collections.abc import Iterator
from datetime import date

from engine.ruleset.days import Day, due_days, scored_days
from engine.ruleset.findings import finding
from engine.ruleset.subject import Subject
from engine.source.diagnostic import Diagnostic

CODES = ("R504",)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Each such day once: where the second meaning first stands, then where the first does.

    A rule that says `by: 2024-03-31` for a plan's "Quý I" takes no side on that day.
    """
    first: dict[date, Day] = {}
    told: set[date] = set()
    for line in subject.lines:
        ends = {due.last_day() for due in line.criterion.due if not (due.by or due.before)}
        scored = [found for found in scored_days(line) if found.day not in ends]
        for found in (*due_days(subject, line), *scored):
            there = first.setdefault(found.day, found)
            if there.form != found.form and found.day not in told:
                told.add(found.day)
                spans = (subject.at(*found.path), subject.at(*there.path))
                yield finding("R504", *spans, day=found.day.isoformat())
