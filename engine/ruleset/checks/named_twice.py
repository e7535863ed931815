"""A rule or a target that names one fact twice (R417).

A rate of a figure over itself is 100 % and its change 0, whatever it is; taken out of the whole, a
figure is no part of it; and a question that stands twice counts twice.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from engine.kinds.index import Index
from engine.kinds.rows import RowsRule
from engine.ruleset.findings import finding
from engine.ruleset.lines import Read, over_rows
from engine.ruleset.places import Path
from engine.ruleset.subject import Subject
from engine.source.diagnostic import Diagnostic

CODES = ("R417",)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Each rule, those over the rows of a table too, and each target."""
    for line in subject.lines:
        for leaf, place, _ in line.leaves:
            path = (*line.path, *place)
            inner = over_rows(leaf, path) if isinstance(leaf, RowsRule) else ()
            for one, at, _ in (Read(leaf, path), *inner):
                if not isinstance(one, Index):  # a sum may be of the answers that it counts
                    facts = (read.fact for read in one.reads())
                    yield from _twice(subject, at, line.criterion.id, facts)
    for number, target in enumerate(subject.ruleset.targets):
        facts = (fact for fact, _ in target.facts)
        yield from _twice(subject, ("targets", number, "of"), target.id, facts)


def _twice(subject: Subject, at: Path, name: str, facts: Iterable[str]) -> Iterator[Diagnostic]:
    """The facts named more than once: where they stand again, then where first."""
    for fact, times in Counter(facts).items():
        if times > 1:
            spans = subject.everywhere(at, fact)[:2] or [subject.named(at, fact)]
            yield finding("R417", *reversed(spans), name=name, fact=fact)
