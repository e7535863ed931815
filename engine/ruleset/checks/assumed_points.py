"""Points are assumed and nothing under `assumed` says so (R306).

What the source does not say and scoring needs is printed with every score; equal shares are the
first such thing.
"""

from collections.abc import Iterator

from engine.ruleset.findings import finding
from engine.ruleset.subject import Subject
from engine.source.diagnostic import Diagnostic

CODES = ("R306",)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """An assumed basis without an assumption about `points`."""
    ruleset = subject.ruleset
    said = any(item.about == "points" for item in ruleset.assumed)
    if ruleset.basis.kind == "assumed" and not said:
        yield finding("R306", subject.at("basis", "kind"))
