"""A denominator that can be 0 while no `when_none` says what holds then (R401).

0 of 0 is not 0 %: one real document drops such a criterion in one line and gives it full points in
the next. OpenFisca answers 0 and ZEN nothing; here the author decides.
"""

from collections.abc import Iterator

from engine.kinds.ratio import Ratio
from engine.ruleset.findings import finding
from engine.ruleset.subject import Subject
from engine.source.diagnostic import Diagnostic
from engine.table import State

CODES = ("R401",)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Ratios of two facts, by what their facts can be; the second span declares the whole."""
    for line, found in subject.checks:
        leaf = found.leaf
        if not isinstance(leaf, Ratio) or leaf.to is None or leaf.when_none is not None:
            continue
        if not subject.sound(line.criterion.id):
            continue
        if State.NOTHING_AROSE in leaf.reach(subject.nothing_known, found.id).states:
            at = subject.place(line.criterion.id, *found.place, "to")
            yield finding("R401", at, subject.at("facts", leaf.to, key=True), name=leaf.to)
