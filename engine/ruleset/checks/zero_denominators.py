"""A denominator that can be 0 while no `when_none` says what holds then (R401).

0 of 0 is not 0 %: one real document drops such a criterion in one line and gives it full points in
the next. OpenFisca answers 0 and ZEN nothing; here the author decides.
"""

from collections.abc import Iterator

from engine.ruleset.findings import finding
from engine.ruleset.subject import Subject
from engine.source.diagnostic import Diagnostic

CODES = ("R401",)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Shares of a whole and changes on a base; the second span declares the whole or the base."""
    for line, found in subject.checks:
        if found.leaf.when_none is not None:
            continue
        for name in subject.bases(line.criterion.id, found)[:1]:
            at = subject.named((*line.path, *found.place), name)
            yield finding("R401", at, subject.at("facts", name, key=True), name=name)
