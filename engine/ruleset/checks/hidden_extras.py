"""Bonus or penalty inside a base group whose sum is rescaled further out (R309).

A rescaled sum keeps bonus and penalty apart, but only those of its own groups: deeper in, they
would be divided by the maximum like any other points.
"""

from collections.abc import Iterator

from engine.ruleset.findings import finding
from engine.ruleset.lines import Block
from engine.ruleset.places import Path
from engine.ruleset.subject import Subject
from engine.source.diagnostic import Diagnostic

CODES = ("R309",)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Each such group, with the place of the nearest rescaling around it."""
    for block in subject.blocks:
        if block.group.kind == "base":
            continue
        found = _rescaled_around(subject, block)
        if found is not None:
            outer, path = found
            at = subject.at(*block.path, "kind")
            yield finding(
                "R309", at, subject.at(*path, "rescale"), name=block.group.id, outer=outer
            )


def _rescaled_around(subject: Subject, block: Block) -> tuple[str, Path] | None:
    """The nearest sum that rescales it along with base points; None where none does."""
    around = [b for b in subject.blocks if b.path == block.path[: len(b.path)] and b != block]
    if not around or any(outer.group.kind != "base" for outer in around):
        return None  # it is one of the total's own, or inside one that is kept apart
    for outer in reversed(around[:-1]):
        if outer.group.rescale is not None:
            return outer.group.id, outer.path
    return ("total", ("total",)) if subject.ruleset.total.rescale is not None else None
