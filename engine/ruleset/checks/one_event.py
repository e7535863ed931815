"""A deduction for each event whose points are those of a single one (R415).

`points` is the most that a line takes, so the second event would take nothing. That is seldom what
"trừ 2 điểm/vụ" means; a `cap` written out, or `uncapped: true`, says what is.
"""

from collections.abc import Iterator

from engine.kinds.count import Count
from engine.points import ONE, text
from engine.ruleset.findings import finding
from engine.ruleset.subject import Subject
from engine.source.diagnostic import Diagnostic

CODES = ("R415",)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Each such line, at its `per_item`."""
    for line, found in subject.checks:
        leaf, worth = found.leaf, found.worth
        if not isinstance(leaf, Count) or worth.sign > 0 or leaf.per_item is None:
            continue
        if leaf.uncapped or leaf.cap is not None or leaf.per_item < worth.points:
            continue
        declared = subject.ruleset.facts.get(leaf.of)
        if declared is not None and declared.at_most is not None and declared.at_most <= ONE:
            continue  # there can be no second one
        at = subject.at(*line.path, *found.place, "per_item")
        yield finding("R415", at, name=line.criterion.id, worth=text(worth.points))
