"""Where the criteria, groups and rules of a ruleset stand in its document."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from engine.kinds.rows import RowsRule
from engine.rule import Leaf
from engine.ruleset.criterion import Criterion, Group
from engine.ruleset.model import Ruleset
from engine.ruleset.places import Path


class Read(NamedTuple):
    """A rule that reads facts, inside a criterion's rule: its path from the criterion down.

    `when`: it only decides which rule of a branch counts, and asks for nothing itself.
    """

    leaf: Leaf
    place: Path
    when: bool = False


class Line(NamedTuple):
    """A criterion, its path in the ruleset's document, and the groups around it, outermost first.

    Unlike `Ruleset.criteria`, lines have criteria whose id is not their own alone.
    """

    criterion: Criterion
    path: Path
    groups: tuple[Group, ...]

    @property
    def extra(self) -> bool:
        """Whether it stands in a bonus or penalty group."""
        return any(group.kind != "base" for group in self.groups)

    @property
    def leaves(self) -> Iterator[Read]:
        """The rules in its rule that read facts, in order."""
        yield from inner_leaves(self.criterion.body, ("rule", self.criterion.rule.kind))

    @property
    def asking(self) -> Iterator[Read]:
        """Those that ask for something, not the conditions of a branch."""
        return (read for read in self.leaves if not read.when)


class Block(NamedTuple):
    """An area or group, and its path in the ruleset's document."""

    group: Group
    path: Path


def inner_leaves(body: Any, place: Path, *, when: bool = False) -> Iterator[Read]:
    """The rules in a rule that read facts, in order, each with its path."""
    if isinstance(body, Leaf):
        yield Read(body, place, when)
        return
    for inner in body.inner():
        yield from inner_leaves(inner.body, place + inner.place, when=when or inner.when)


def over_rows(leaf: RowsRule, path: Path) -> Iterator[Read]:
    """The rules over the rows of a table that read columns, in order, each with its path."""
    for option, rule in leaf.inner.items():
        yield from inner_leaves(rule.body, (*path, *leaf.place_of(option), rule.kind))


def lines_of(ruleset: Ruleset) -> tuple[Line, ...]:
    """Every criterion in the order of the file."""
    return tuple(
        line
        for number, area in enumerate(ruleset.areas)
        for line in _lines(area, ("areas", number), ())
    )


def _lines(group: Group, path: Path, around: tuple[Group, ...]) -> Iterator[Line]:
    groups = (*around, group)
    for number, criterion in enumerate(group.criteria):
        yield Line(criterion, (*path, "criteria", number), groups)
    for number, inner in enumerate(group.groups):
        yield from _lines(inner, (*path, "groups", number), groups)


def blocks_of(group: Group, path: Path) -> Iterator[Block]:
    """A group and every group inside it, outermost first."""
    yield Block(group, path)
    for number, inner in enumerate(group.groups):
        yield from blocks_of(inner, (*path, "groups", number))
