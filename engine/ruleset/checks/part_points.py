"""Parts that do not add up to what they are parts of (R301)."""

from collections.abc import Iterator
from fractions import Fraction

from engine.lower import equal_share
from engine.points import ONE, text, total
from engine.rule import Combiner, Join, Leaf
from engine.ruleset.findings import finding
from engine.ruleset.places import Path
from engine.ruleset.subject import Subject
from engine.source.diagnostic import Diagnostic

CODES = ("R301",)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every `parts`, also inside another rule, with its exact sum in points."""
    share = equal_share(subject.ruleset)
    for line in subject.lines:
        criterion = line.criterion
        worth = share if criterion.points is None else criterion.points
        place = (*line.path, "rule", criterion.rule.kind)
        for path, found, wanted in _sums(criterion.body, place, worth):
            if found != wanted:
                at = subject.at(*path, key=True)
                yield finding("R301", at, sum=text(found), worth=text(wanted))


def _sums(
    body: Leaf | Combiner, place: Path, worth: Fraction
) -> Iterator[tuple[Path, Fraction, Fraction]]:
    if isinstance(body, Leaf):
        return
    each = []
    for inner in body.inner():
        own = worth
        if body.join is Join.SUM:
            own = inner.points if inner.points is not None else (inner.share or ONE) * worth
        each.append(own)
        yield from _sums(inner.body, place + inner.place, own)
    if body.join is Join.SUM:
        yield place, total(each), worth
