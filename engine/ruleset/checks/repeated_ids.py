"""Two things of a kind under one id (R201); an id that the engine reads otherwise (R216).

Criteria, areas and groups share their ids: claims, targets and `explain` name either. `3.2.1/2` is
the second part of 3.2.1 and `total` the total, so neither can be an id; nor can what looks like
another id, or hides something.
"""

from collections.abc import Iterable, Iterator

from engine.ruleset.findings import finding
from engine.ruleset.places import Path
from engine.ruleset.subject import Subject
from engine.seen import clear, seen
from engine.source.diagnostic import Diagnostic

CODES = ("R201", "R216")


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every id that stands a second time, with the place where it stands first."""
    ruleset = subject.ruleset
    lines = [("criterion", line.criterion.id, (*line.path, "id")) for line in subject.lines]
    groups = [("group", block.group.id, (*block.path, "id")) for block in subject.blocks]
    for _, id_, path in (*groups, *lines):
        if "/" in id_ or id_ == "total" or not clear(id_):
            yield finding("R216", subject.at(*path), name=id_)
    yield from _repeated(subject, [*groups, *lines])
    for kind, key, ids in (
        ("assumption", "assumed", [item.id for item in ruleset.assumed]),
        ("target", "targets", [item.id for item in ruleset.targets]),
        ("derived", "derived", [item.id for item in ruleset.derived]),
    ):
        each = [(kind, id_, (key, number, "id")) for number, id_ in enumerate(ids)]
        yield from _repeated(subject, each)


def _repeated(subject: Subject, each: Iterable[tuple[str, str, Path]]) -> Iterator[Diagnostic]:
    first: dict[str, Path] = {}
    for kind, id_, path in each:
        before = first.setdefault(seen(id_), path)
        if before is not path:
            yield finding("R201", subject.at(*path), subject.at(*before), kind=kind, name=id_)
