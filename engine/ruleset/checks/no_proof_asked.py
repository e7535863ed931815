"""Criteria that ask for no proof, so that whatever is handed in stands (R414).

A score's `supported` is what stands with proof. Where none is asked for, every figure supports.
"""

from collections.abc import Iterator

from engine.proof import unasked
from engine.ruleset.findings import finding
from engine.ruleset.subject import Subject
from engine.source.diagnostic import Diagnostic

CODES = ("R414",)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """All of them at once, at the first."""
    found = unasked(subject.compiled)
    if found:
        at = subject.place(found[0], "id")
        yield finding("R414", at, count=str(len(found)), names=", ".join(found))
