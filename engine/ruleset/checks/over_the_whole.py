"""A share that can pass 100 % because its part is not declared as `part_of` its whole (R402).

Where the source means a part of a whole, `part_of` makes more than 100 % an error and bounds what
is unknown. Where it does not (capital disbursed over capital planned), this is as it should be.
"""

from collections.abc import Iterator

from engine.interval import Interval
from engine.kinds.ratio import Ratio
from engine.nature import is_within
from engine.points import ONE
from engine.ruleset.findings import finding
from engine.ruleset.subject import Subject
from engine.source.diagnostic import Diagnostic

CODES = ("R402",)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Ratios of two facts whose quotient can be above 1."""
    above = Interval(ONE, None, low_open=True)
    for line, found in subject.checks:
        leaf = found.leaf
        if (
            not isinstance(leaf, Ratio)
            or leaf.to in (None, leaf.of)
            or not subject.readable(line.criterion.id)
        ):
            continue
        if is_within(subject.ruleset.facts, leaf.of, leaf.to):
            continue
        if leaf.reach(subject.nothing_known, found.id).values.within(above) is not None:
            at = subject.place(line.criterion.id, *found.place, "of")
            declared = subject.at("facts", leaf.of, key=True)
            yield finding("R402", at, declared, name=leaf.of, whole=leaf.to)
