"""A rate of change between two shares, where percentage points are likely meant (R416).

From 70 % to 73.6 % is a rise of 3.6 percentage points and of 5.14 %. Against 0 both say the same.
"""

from collections.abc import Iterator

from engine.kinds.change import ChangeOn
from engine.ruleset.fact import FactType
from engine.ruleset.findings import finding
from engine.ruleset.subject import Subject
from engine.source.diagnostic import Diagnostic

CODES = ("R416",)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Each `change` over two facts that are shares, held against anything but 0."""
    facts = subject.ruleset.facts
    for line in subject.lines:
        for leaf, place, _ in line.leaves:
            if not isinstance(leaf, ChangeOn) or not _meant(leaf):
                continue
            read = [facts[one.fact].type for one in leaf.reads() if one.fact in facts]
            if read == [FactType.SHARE] * 2:
                at = subject.at(*line.path, *place, key=True)
                now, base = (leaf.of, leaf.from_)
                signs = ("1", "-1") if leaf.way == "up" else ("-1", "1")
                instead = f"index: {{sum: {{{now}: {signs[0]}, {base}: {signs[1]}}}}}"
                yield finding("R416", at, name=line.criterion.id, instead=instead)


def _meant(leaf: ChangeOn) -> bool:
    """Whether any bound is other than 0."""
    spans = [one.span() for one in (leaf, *leaf.bands)]
    return any(end for span in spans if span is not None for end in (span.low, span.high))
