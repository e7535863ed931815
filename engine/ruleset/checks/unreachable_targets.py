"""A target that nobody can reach (R405), such as cutting 100 % of the cost of compliance.

A total's bounds are over every possible evidence, after rescaling, caps and rounding; they are
sound, so what lies outside them is truly out of reach.
"""

from collections.abc import Iterator

from engine.interval import Interval
from engine.points import text
from engine.ruleset.fact import FactType
from engine.ruleset.findings import finding
from engine.ruleset.model import OfFact, OfGroup, Target
from engine.ruleset.shown import limits, percent
from engine.ruleset.subject import Subject
from engine.source.diagnostic import Diagnostic

CODES = ("R405",)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Targets outside of what the total, a group or a fact can come to."""
    for number, target in enumerate(subject.ruleset.targets):
        span, figures = target.span(), _figures(subject, target)
        if span is None or span.empty or figures is None or not span.meet(figures).empty:
            continue
        show = percent if _is_share(subject, target) else text
        yield finding(
            "R405",
            subject.at("targets", number, "id"),
            name=target.id,
            wanted=limits(span, show),
            low="-∞" if figures.low is None else show(figures.low),
            high="∞" if figures.high is None else show(figures.high),
        )


def _figures(subject: Subject, target: Target) -> Interval | None:
    """Everything the figure of a target can be; None where that is not known."""
    if isinstance(target.of, OfFact):
        return _of_fact(subject, target.of.fact)
    found = subject.sums.get(target.of.group if isinstance(target.of, OfGroup) else "")
    if found is None:
        return None
    low = None if found.outcome.unbounded else found.outcome.earned
    return Interval(low, found.outcome.highest)


def _of_fact(subject: Subject, fact: str) -> Interval | None:
    if not subject.bounded(fact):
        return None
    found = subject.nothing_known.range(fact)
    return Interval(found.low, found.high)


def _is_share(subject: Subject, target: Target) -> bool:
    if not isinstance(target.of, OfFact):
        return False
    return subject.ruleset.facts[target.of.fact].type is FactType.SHARE
