"""One day meant strictly in one place (trước) and inclusively in another (chậm nhất) (R504).

Plans use both for the same 31 December, and the day itself is then in time for one line and late
for the other. That can be meant; it is easily misread.
"""

from collections.abc import Iterator
from datetime import date

from engine.kinds.deadline import Deadline
from engine.ruleset.findings import finding
from engine.ruleset.places import Path
from engine.ruleset.subject import Subject
from engine.source.diagnostic import Diagnostic

CODES = ("R504",)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Each such day once: where the second meaning first stands, then where the first does."""
    first: dict[date, tuple[str, Path]] = {}
    told: set[date] = set()
    for day, form, path in _days(subject):
        meant, there = first.setdefault(day, (form, path))
        if meant != form and day not in told:
            told.add(day)
            yield finding("R504", subject.at(*path), subject.at(*there), day=day.isoformat())


def _days(subject: Subject) -> Iterator[tuple[date, str, Path]]:
    for line in subject.lines:
        single = isinstance(subject.places.data((*line.path, "due")), dict)
        places = [(*line.path, "due"), *((*line.path, "due", n) for n in range(99))][not single :]
        rows = list(zip(places, line.criterion.due, strict=False))
        dated = [(path, due.by, due.before) for path, due in rows]
        for leaf, place in line.leaves:
            if isinstance(leaf, Deadline):
                path = (*line.path, *place)
                dated.append((path, leaf.by, leaf.before))
                dated += [((*path, "bands", n), r.by, r.before) for n, r in enumerate(leaf.bands)]
        for path, by, before in dated:
            if by is not None:
                yield by, "by", (*path, "by")
            if before is not None:
                yield before, "before", (*path, "before")
