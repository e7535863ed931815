"""A rule that scores a day, in a criterion that does not say until when it can be done (R509).

Without `due` work counts as still possible until the period's last day, also past the day scored.
"""

from collections.abc import Iterator

from engine.kinds.days import DaysAfter
from engine.kinds.deadline import Deadline
from engine.kinds.deadlines import Deadlines
from engine.ruleset.findings import finding
from engine.ruleset.subject import Subject
from engine.source.diagnostic import Diagnostic

CODES = ("R509",)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Each criterion once, at the rule that scores the day."""
    for line in subject.lines:
        if line.criterion.due:
            continue
        scored = [
            place
            for leaf, place, _ in line.asking
            if isinstance(leaf, Deadline | Deadlines | DaysAfter)
        ]
        if scored:
            at = subject.at(*line.path, *scored[0], key=True)
            yield finding("R509", at, name=line.criterion.id)
