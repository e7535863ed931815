"""A cap, clamp or rounding that can never act (R307).

Harmless, but it says that the author expected other sums than can be.
"""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from engine.lower import Lowered
from engine.points import rounded, text
from engine.ruleset.criterion import Group, Summed
from engine.ruleset.findings import finding
from engine.ruleset.places import Path
from engine.ruleset.subject import Subject
from engine.source.diagnostic import Diagnostic
from engine.totals import Sum

CODES = ("R307",)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Groups and the total, over every possible evidence; nothing while a criterion is unsound."""
    sums = subject.sums
    if not sums:
        return
    ruleset, every = subject.ruleset, subject.compiled.criteria
    yield from _idle(subject, ("total",), ruleset.total, ruleset.areas, every, sums[""])
    for group, path in subject.blocks:
        ids = [criterion.id for criterion in group.all_criteria()]
        inside = {id_: every[id_] for id_ in ids}
        yield from _idle(subject, path, group, group.groups, inside, sums[group.id])


def _idle(
    subject: Subject,
    path: Path,
    how: Summed,
    groups: Iterable[Group],
    inside: dict[str, Lowered],
    found: Sum,
) -> Iterator[Diagnostic]:
    """The declared adjustments of one sum that change neither end of it."""
    kinds = [] if found.outcome.unbounded else _unmoved(found)
    if how.round is not None and _whole(how.round, how, groups, inside.values()):
        kinds.append("round")
    for kind in kinds:
        low = "-∞" if found.outcome.unbounded else text(found.outcome.earned)
        high = text(found.outcome.highest)
        at = subject.at(*path, kind, key=True)
        yield finding("R307", at, adjustment=kind, low=low, high=high)


def _unmoved(found: Sum) -> list[str]:
    """Caps and clamps: what moves neither end of a range moves nothing in it."""
    return [
        line.kind
        for line in found.adjustments
        if line.kind in ("cap", "clamp") and not (line.earned or line.highest or line.max)
    ]


def _whole(places: int, how: Summed, groups: Iterable[Group], inside: Iterable[Lowered]) -> bool:
    """Whether every sum has no more than so many decimals as it is."""
    inner = [one for group in groups for one in group.all_groups()]
    amounts = [one.cap for one in (how, *inner)]
    amounts += [end for one in (how, *inner) if one.clamp for end in _ends(one)]
    awards = [award for one in inside for award in _awards(one)]
    if any(one.rescale is not None for one in (how, *inner)) or None in awards:
        return False
    known = [amount for amount in (*amounts, *awards) if amount is not None]
    return all(rounded(amount, places) == amount for amount in known)


def _ends(how: Summed) -> tuple[Fraction | None, ...]:
    return () if how.clamp is None else (how.clamp.at_least, how.clamp.at_most)


def _awards(one: Lowered) -> Iterator[Fraction | None]:
    """Every award its checks can give, None for one in proportion; and what it is worth."""
    yield one.points
    for check in one.checks:
        yield check.worth.points
        for row in check.table.rows:
            yield row.award.a if not row.award.b else None
