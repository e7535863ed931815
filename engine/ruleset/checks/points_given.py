"""Points that are missing (R303, R304) or not above zero (R305).

An official basis gives every criterion its points. Under an assumed one criteria share the total,
but a bonus or a penalty is no part of the total: its points have to be said.
"""

from collections.abc import Iterator
from fractions import Fraction

from engine.kinds.parts import Parts
from engine.points import text
from engine.rule import Combiner, Leaf
from engine.ruleset.findings import finding
from engine.ruleset.lines import Line
from engine.ruleset.places import Path
from engine.ruleset.subject import Subject
from engine.source.diagnostic import Diagnostic

CODES = ("R303", "R304", "R305")


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Criteria without points where they need them, and every amount that is 0 or less."""
    for line in subject.lines:
        if line.criterion.points is None:
            yield from _missing(subject, line)
    for path, amount in _amounts(subject):
        if amount is not None and amount <= 0:
            yield finding("R305", subject.at(*path), got=text(amount))


def _missing(subject: Subject, line: Line) -> Iterator[Diagnostic]:
    at, name = subject.at(*line.path, "id"), line.criterion.id
    if line.extra:
        kind = next(group for group in line.groups if group.kind != "base")
        block = next(block for block in subject.blocks if block.group is kind)
        yield finding("R304", at, subject.at(*block.path, "kind"), name=name)
    elif subject.ruleset.basis.kind == "official":
        yield finding("R303", at, subject.at("basis", "kind"), name=name)


def _amounts(subject: Subject) -> Iterator[tuple[Path, Fraction | None]]:
    ruleset = subject.ruleset
    yield ("basis", "total"), ruleset.basis.total
    for line in subject.lines:
        criterion = line.criterion
        yield (*line.path, "points"), criterion.points
        yield from _of_parts(criterion.body, (*line.path, "rule", criterion.rule.kind))
    sums = [(block.path, block.group) for block in subject.blocks]
    for path, summed in (*sums, (("total",), ruleset.total)):
        yield (*path, "rescale"), summed.rescale
        yield (*path, "cap"), summed.cap


def _of_parts(body: Leaf | Combiner, place: Path) -> Iterator[tuple[Path, Fraction | None]]:
    if isinstance(body, Leaf):
        return
    if isinstance(body, Parts):
        for number, part in enumerate(body.root):
            yield (*place, number, "points"), part.points
            yield (*place, number, "share"), part.share
    for inner in body.inner():
        yield from _of_parts(inner.body, place + inner.place)
