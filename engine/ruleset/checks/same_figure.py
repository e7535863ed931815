"""Two criteria that ask for different values of the same figure (R403).

Hương Trà's plan asks for 100 % satisfaction in one line and 95 % in another. One of them may be a
slip; and who meets the stricter meets both.
"""

from collections.abc import Iterator
from typing import NamedTuple

from engine.bands import Bounds
from engine.kinds.limit import Limit
from engine.kinds.yes_no import YesNo
from engine.nature import Facts
from engine.points import ONE
from engine.rule import Leaf, Worth
from engine.ruleset.findings import finding
from engine.ruleset.places import Path
from engine.ruleset.shown import bounds, shows
from engine.ruleset.subject import Subject
from engine.source.diagnostic import Diagnostic

CODES = ("R403",)

_ASKED = {*Bounds.model_fields, "by", "before", "bands", "want", "when_none", "made_by", "happened"}
"""What a rule asks of its figure, and what it does without one; the rest says which figure."""


class Asked(NamedTuple):
    """What a criterion asks of a figure: what it comes to, in the words of a rule, and where."""

    criterion: str
    meant: object
    value: str
    path: Path


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every criterion that differs from the first with its figure, which is the second span."""
    figures: dict[str, Asked] = {}
    for line in subject.lines:
        for leaf, place, _ in line.asking:
            wanted = _wanted(leaf, subject.ruleset.facts)
            if wanted is None:
                continue
            figure = f"{leaf.name} {leaf.model_dump(exclude=_ASKED)}"
            asked = Asked(line.criterion.id, *wanted, (*line.path, *place))
            first = figures.setdefault(figure, asked)
            if first.criterion != asked.criterion and first.meant != asked.meant:
                spans = (subject.at(*one.path, key=True) for one in (asked, first))
                names = {"name": asked.criterion, "other": first.criterion}
                yield finding("R403", *spans, got=asked.value, expected=first.value, **names)


def _wanted(leaf: Leaf, facts: Facts) -> tuple[object, str] | None:
    """The one thing asked for a full award; None where there are bands, a proportion or a mark.

    By 31 January and before 1 February are the same days, so values are compared, not words.
    """
    if isinstance(leaf, YesNo):
        return leaf.want, f"want: {leaf.want}"
    if isinstance(leaf, Limit):
        most = leaf.at_most
        return None if most is None else (most, f"at_most: {shows(leaf, facts)(most)}")
    bands = leaf.rows(Worth(ONE), facts)
    if any(band.place or band.award.b for band in bands) or not leaf.reads():
        return None
    span = bands[0].span if bands else None
    if span is None:
        return None
    return leaf.domain(facts).within(span), bounds(leaf, facts)(span)
