"""A rule that holds a figure against itself (R417): a rate of it is 100 %, a change 0, always."""

from collections.abc import Iterator

from engine.kinds.index import Index
from engine.kinds.rows import RowsRule
from engine.rule import Leaf
from engine.ruleset.findings import finding
from engine.ruleset.lines import inner_leaves
from engine.ruleset.places import Path
from engine.ruleset.subject import Subject
from engine.source.diagnostic import Diagnostic

CODES = ("R417",)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Each rule, those over the rows of a table too, that names a fact more than once."""
    for line in subject.lines:
        for leaf, place, _ in line.leaves:
            path = (*line.path, *place)
            for one, at in ((leaf, path), *_over_rows(leaf, path)):
                for fact in _twice(one):
                    name = line.criterion.id
                    yield finding("R417", subject.named(at, fact), name=name, fact=fact)


def _twice(leaf: Leaf) -> list[str]:
    """The facts named more than once; a sum may be of the answers that are counted."""
    if isinstance(leaf, Index):
        return []
    names = [read.fact for read in leaf.reads()]
    return [fact for fact in dict.fromkeys(names) if names.count(fact) > 1]


def _over_rows(leaf: Leaf, path: Path) -> Iterator[tuple[Leaf, Path]]:
    if isinstance(leaf, RowsRule):
        for option, rule in leaf.inner.items():
            at = (*path, "rules", option) if leaf.rules else (*path, "each")
            for one, place, _ in inner_leaves(rule.body, (*at, rule.kind)):
                yield one, place
