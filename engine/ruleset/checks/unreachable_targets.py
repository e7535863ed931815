"""A target that nobody can reach (R405), such as cutting 100 % of the cost of compliance.

A total's bounds are over every possible evidence, after rescaling, caps and rounding; they are
sound, so what lies outside them is truly out of reach.
"""

from collections.abc import Iterator

from engine.aim import Aim, is_share, own_share
from engine.interval import ANY, Interval
from engine.nature import is_within
from engine.points import text
from engine.quotient import quotients
from engine.ruleset.findings import finding
from engine.ruleset.model import OfFact, OfOne, OfRatio, OfSum, Target
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
        show = percent if is_share(target, subject.ruleset.facts) else text
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
    match target.of:
        case OfFact(fact=fact):
            return _of_fact(subject, fact)
        case OfRatio(ratio=ratio):
            return _of_ratio(subject, ratio.of, ratio.to)
        case OfOne(criterion=criterion):
            outcome = subject.outcomes.get(criterion)
            return None if outcome is None else _between(own_share(outcome))
    found = subject.sums.get(target.of.key if isinstance(target.of, OfSum) else "")
    if found is None:
        return None
    low = None if found.outcome.unbounded else found.outcome.earned
    return Interval(low, found.outcome.highest)


def _between(found: Aim) -> Interval | None:
    return None if found.low is None else Interval(found.low, found.high)


def _of_fact(subject: Subject, fact: str) -> Interval | None:
    if not subject.bounded(fact):
        return None
    found = subject.nothing_known.range(fact)
    return Interval(found.low, found.high)


def _of_ratio(subject: Subject, of: str, to: str) -> Interval | None:
    if not (subject.bounded(of) and subject.bounded(to)):
        return None
    view = subject.nothing_known
    part = is_within(view.facts, of, to)
    return quotients(view.range(of), view.range(to), part=part).within(ANY)
