"""An index taken as a share of the maximum that can be outside 0 to 100 % (R411).

The award is held within the maximum; but an index in points (85,2) read as a share gives full marks
to everybody, so its fact should say `at_least: 0%, at_most: 100%`.
"""

from collections.abc import Iterator

from engine.interval import Interval
from engine.kinds.index import Index
from engine.points import ONE, ZERO
from engine.ruleset.findings import finding
from engine.ruleset.shown import percent
from engine.ruleset.subject import Subject
from engine.source.diagnostic import Diagnostic

CODES = ("R411",)

_OUTSIDE = (Interval(None, ZERO, high_open=True), Interval(ONE, None, low_open=True))


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Indices without bands or threshold, by the limits of their facts."""
    for line, found in subject.checks:
        leaf = found.leaf
        if not isinstance(leaf, Index) or leaf.as_ != "share" or leaf.bands or leaf.span():
            continue
        if not subject.readable(line.criterion.id):
            continue
        values = leaf.domain(subject.ruleset.facts)
        if any(values.within(span) is not None for span in _OUTSIDE):
            every = values.within(Interval(None, None))
            low, high = (None, None) if every is None else (every.low, every.high)
            at = subject.place(line.criterion.id, *found.place, key=True)
            ends = ("-∞" if low is None else percent(low), "∞" if high is None else percent(high))
            yield finding("R411", at, low=ends[0], high=ends[1])
