"""A criterion that does not arise once another is done well, under a rescaled total (R410).

Where no file is late (Tân Đức 3.2.1), apologies for late files (3.2.2) do not arise and their
points leave the total: a better register can then lower a rescaled total.
"""

from collections.abc import Iterator

from engine.kinds.index import Index
from engine.kinds.ratio import Ratio
from engine.kinds.survey import Survey
from engine.lower import Check
from engine.rule import Leaf, WhenNone
from engine.ruleset.findings import finding
from engine.ruleset.lines import Line
from engine.ruleset.subject import Subject
from engine.source.diagnostic import Diagnostic

CODES = ("R410",)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every such pair, at what drops out; `other` is the criterion whose fact makes it do so."""
    earning: dict[str, list[Line]] = {}
    for line, found in subject.checks:
        for fact in _earned_by(found.leaf):
            earning.setdefault(fact, []).append(line)
    for line, found in subject.checks:
        told = {line.criterion.id}
        for fact in _left_by(subject, line, found):
            for other in earning.get(fact, ()):
                id_ = other.criterion.id
                if id_ not in told and _rescaled(subject, line, other):
                    told.add(id_)
                    there = subject.place(id_, "rule", other.criterion.rule.kind, key=True)
                    at = subject.place(line.criterion.id, *found.place, key=True)
                    names = {"name": line.criterion.id, "other": id_}
                    yield finding("R410", at, there, fact=fact, **names)


def _earned_by(leaf: Leaf) -> tuple[str, ...]:
    """The facts whose value earns the award (not those it is only measured against)."""
    if isinstance(leaf, Ratio):
        return (leaf.of, *leaf.exclude)
    if isinstance(leaf, Index):
        return tuple(leaf.weights)
    if isinstance(leaf, Survey):
        return leaf.of
    return tuple(read.fact for read in leaf.reads()[:1])


def _left_by(subject: Subject, line: Line, found: Check) -> tuple[str, ...]:
    """The facts by whose value the check is not applicable."""
    gate = line.criterion.applies_when
    facts = (gate,) if gate is not None else ()
    if found.leaf.when_none is not WhenNone.NOT_APPLICABLE:
        return facts
    return (*facts, *subject.bases(line.criterion.id, found))


def _rescaled(subject: Subject, line: Line, other: Line) -> bool:
    """Whether one rescaled sum has both."""
    shared = [group for group in line.groups if any(group is one for one in other.groups)]
    return any(summed.rescale is not None for summed in (subject.ruleset.total, *shared))
