"""A requirement whose cell is empty in the source (R409), as Tân Đức 6.1.2: `requirement: null`."""

from collections.abc import Iterator

from engine.ruleset.findings import finding
from engine.ruleset.subject import Subject
from engine.source.diagnostic import Diagnostic

CODES = ("R409",)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Requirements that are written and say nothing; one that is not written is not asked for."""
    for line in subject.lines:
        said = line.criterion.requirement
        written = subject.places.data(line.path)
        there = isinstance(written, dict) and "requirement" in written
        if there and (said is None or not said.vi.strip()):
            at = subject.at(*line.path, "requirement", key=True)
            yield finding("R409", at, name=line.criterion.id)
