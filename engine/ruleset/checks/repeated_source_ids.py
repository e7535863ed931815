"""An id that the source uses twice (R202), as Tân Đức's plan does with 4.1.

No mistake of the ruleset, which gives the two ids of their own; but reports show the source's.
"""

from collections.abc import Iterator

from engine.ruleset.criterion import Criterion, Group
from engine.ruleset.findings import finding
from engine.ruleset.places import Path
from engine.ruleset.subject import Subject
from engine.source.diagnostic import Diagnostic

CODES = ("R202",)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every shown id that stands a second time under another id."""
    each: list[tuple[Criterion | Group, Path]] = [(b.group, b.path) for b in subject.blocks]
    each += [(line.criterion, line.path) for line in subject.lines]
    first: dict[str, tuple[str, Path]] = {}
    for item, path in each:
        here = (*path, "id" if item.source_id is None else "source_id")
        id_, there = first.setdefault(item.shown_id, (item.id, here))
        if id_ != item.id:
            yield finding("R202", subject.at(*here), subject.at(*there), name=item.shown_id)
