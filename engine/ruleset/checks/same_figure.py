"""Two criteria that ask for different values of the same figure (R403).

Hương Trà's plan asks for 100 % satisfaction in one line and 95 % in another. One of them may be a
slip; and who meets the stricter meets both.
"""

from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from engine.bands import Bounds
from engine.kinds.limit import Limit
from engine.kinds.yes_no import YesNo
from engine.points import ONE
from engine.rule import Leaf, Worth
from engine.ruleset.findings import finding
from engine.ruleset.places import Path
from engine.ruleset.shown import limits, shows
from engine.ruleset.subject import Subject
from engine.source.diagnostic import Diagnostic
from engine.view import Facts

CODES = ("R403",)

_ASKED = {*Bounds.model_fields, "by", "before", "bands", "want", "when_none", "made_by"}
"""What a rule asks of its figure, and what happens without one; the rest says which figure it is."""


class Asked(NamedTuple):
    """What a criterion asks of a figure, in the words of a rule, and where."""

    criterion: str
    value: str
    path: Path


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every such pair, at the later one; the second span is the earlier one (`other`)."""
    figures: dict[str, list[Asked]] = {}
    for line in subject.lines:
        for leaf, place in line.leaves:
            value = _value(leaf, subject.ruleset.facts)
            if value is not None:
                figure = f"{leaf.name} {leaf.model_dump(exclude=_ASKED)}"
                asked = Asked(line.criterion.id, value, (*line.path, *place))
                figures.setdefault(figure, []).append(asked)
    for each in figures.values():
        for first, second in combinations(each, 2):
            if first.criterion != second.criterion and first.value != second.value:
                spans = (subject.at(*one.path, key=True) for one in (second, first))
                names = {"name": second.criterion, "other": first.criterion}
                yield finding("R403", *spans, got=second.value, expected=first.value, **names)


def _value(leaf: Leaf, facts: Facts) -> str | None:
    """The one thing asked for a full award; None where there are bands, a proportion or a mark."""
    if isinstance(leaf, YesNo):
        return f"want: {leaf.want}"
    show = shows(leaf, facts)
    if isinstance(leaf, Limit):
        return None if leaf.at_most is None else f"at_most: {show(leaf.at_most)}"
    bands = leaf.rows(Worth(ONE), facts)
    if any(band.place or band.award.b for band in bands) or not leaf.reads():
        return None
    span = bands[0].span if bands else None
    return None if span is None else limits(span, show, days=leaf.name == "deadline")
