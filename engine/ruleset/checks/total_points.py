"""Criteria that do not add up to the total that the source names (R302, R308).

One real form has areas that add up to 99.55 under the heading 100. Where an assumption about points
says of what (the total, or something in it) it accounts for it, and it is only pointed out.
"""

from collections.abc import Iterator
from fractions import Fraction

from engine.lower import equal_share
from engine.points import text, total
from engine.ruleset.criterion import Group
from engine.ruleset.findings import finding
from engine.ruleset.places import ELSEWHERE
from engine.ruleset.subject import Subject
from engine.source.diagnostic import Diagnostic

CODES = ("R302", "R308")


def check(subject: Subject) -> Iterator[Diagnostic]:
    """The sum of all base criteria, areas taken as rescaled or as they are, against the total."""
    ruleset = subject.ruleset
    share = equal_share(ruleset)
    wanted = ruleset.basis.total
    found = total(_most(area, share, rescaled=True) for area in ruleset.areas)
    plain = total(_most(area, share, rescaled=False) for area in ruleset.areas)
    if wanted in (found, plain):
        return
    code = "R308" if _accounted_for(subject) else "R302"
    params = {"sum": text(found), "total": text(wanted), "difference": text(found - wanted)}
    yield finding(code, subject.at("basis", "total"), **params)


def _accounted_for(subject: Subject) -> bool:
    """Whether the file that gives the official points assumes something of what is added up."""
    ruleset = subject.ruleset
    added = {"total", *(line.criterion.id for line in subject.lines if not line.extra)}
    added |= {block.group.id for block in subject.blocks if block.group.kind == "base"}
    return ruleset.basis.kind == "official" and any(
        item.about == "points" and item.of in added and subject.at("assumed", number) != ELSEWHERE
        for number, item in enumerate(ruleset.assumed)
    )


def _most(group: Group, share: Fraction, *, rescaled: bool) -> Fraction:
    """The most that a group's base criteria are worth together."""
    if group.kind != "base":
        return Fraction(0)
    if rescaled and group.rescale is not None:
        return group.rescale
    own = total(share if c.points is None else c.points for c in group.criteria)
    return own + total(_most(inner, share, rescaled=rescaled) for inner in group.groups)
