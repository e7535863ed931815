"""A target that asks for less than the last result (R412): Hương Trà's 90 points after 90.45."""

from collections.abc import Iterator
from fractions import Fraction

from engine.aim import is_share
from engine.interval import Interval
from engine.points import text
from engine.ruleset.findings import finding
from engine.ruleset.shown import limits, percent
from engine.ruleset.subject import Subject
from engine.source.diagnostic import Diagnostic

CODES = ("R412",)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Targets of one bound that the last result is past; the second span is that result."""
    for number, target in enumerate(subject.ruleset.targets):
        span, last = target.span(), target.last
        if span is None or last is None or not _past(span, last.result):
            continue
        show = percent if is_share(target, subject.ruleset.facts) else text
        at, there = subject.at("targets", number, "id"), subject.at("targets", number, "last")
        shown = {"wanted": limits(span, show), "last": show(last.result)}
        yield finding("R412", at, there, name=target.id, **shown)


def _past(span: Interval, last: Fraction) -> bool:
    """Whether a result is better than a target asks for: above a least, below a most."""
    if span.high is None:
        return span.low is not None and last > span.low
    return span.low is None and last < span.high
