"""`min_answers` while no `when_blank` says what holds with fewer (R413).

Too few answers are not zero: PAPI then publishes no figure, others give no points or leave the row
out. Here the author decides.
"""

from collections.abc import Iterator

from engine.ruleset.findings import finding
from engine.ruleset.subject import Subject
from engine.scarce import Scarce
from engine.source.diagnostic import Diagnostic

CODES = ("R413",)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every rule that can be blank without a policy."""
    for line, found in subject.checks:
        leaf = found.leaf
        if not isinstance(leaf, Scarce) or leaf.min_answers is None or leaf.when_blank is not None:
            continue
        at = subject.at(*line.path, *found.place, "min_answers")
        name = leaf.reads()[0].fact
        yield finding("R413", at, name=name, limit=str(leaf.min_answers))
