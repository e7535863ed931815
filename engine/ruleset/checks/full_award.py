"""A criterion that nobody can earn in full (R406), or that everybody does (R407).

Over every possible evidence: limits of facts, `part_of`, whole numbers. Of 17 systems no count
gives exactly 95 %; an index that reaches 1.9375 of 2.5 points never gives them all.
"""

from collections.abc import Iterator

from engine.outcome import Outcome, Tri
from engine.points import ZERO, text
from engine.ruleset.findings import finding
from engine.ruleset.subject import Subject
from engine.source.diagnostic import Diagnostic

CODES = ("R406", "R407")


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Criteria by the bounds of their award; for a penalty, full is that nothing is deducted."""
    for id_, outcome in subject.outcomes.items():
        one = subject.compiled.criteria[id_]
        full = max(outcome.full, ZERO)
        if one.points <= 0 or outcome.away is Tri.YES or outcome.blank is Tri.YES:
            continue
        at = subject.place(id_, "rule", one.criterion.rule.kind, key=True)
        worth = text(outcome.full)
        if outcome.highest < full:
            yield finding("R406", at, name=id_, best=text(outcome.highest), worth=worth)
        elif outcome.earned >= full and _settled(outcome):
            yield finding("R407", at, name=id_, worth=worth)


def _settled(outcome: Outcome) -> bool:
    """Whether its bounds say it all: it always applies, has a value and loses nothing more."""
    return outcome.away is outcome.blank is Tri.NO and not outcome.unbounded
