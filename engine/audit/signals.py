"""Signals: figures that are in order and worth a second look, such as a rate just over a mark."""

from collections.abc import Iterator
from fractions import Fraction

from engine.audit.finding import Finding, Params
from engine.facts import Evidence
from engine.kinds.change import ChangeOn
from engine.kinds.index import Index
from engine.kinds.ratio import Ratio
from engine.lower import Check, Compiled
from engine.points import ONE
from engine.scorecard import CheckResult, Scorecard
from engine.table import Row

NEAR = Fraction(1, 200)
"""Within this share of a threshold a figure is just past it."""
FEW = 100
"""A rate of fewer has steps too wide to tell."""


def parked(compiled: Compiled, card: Scorecard) -> Iterator[Finding]:
    """A901: a measured rate or index just on the side of a threshold that earns more."""
    for result in card.criteria.values():
        for check in result.checks:
            at = _parked(compiled.checks[check.id], check, card.evidence)
            if at is not None and check.x is not None:
                about: Params = {"name": check.id, "x": check.x, "threshold": at}
                yield Finding("A901", result.id, about)


def _parked(check: Check, result: CheckResult, evidence: Evidence) -> Fraction | None:
    """The threshold that the figure is just past; 100 % of a whole is no threshold to park at."""
    x = result.x
    if x is None or not isinstance(check.leaf, Ratio | ChangeOn | Index) or _few(check, evidence):
        return None
    spans = [(row, span) for row, span in check.table.spans]
    at = next((i for i, (_, span) in enumerate(spans) if x in span), None)
    if at is None:
        return None
    span = spans[at][1]
    for edge, beside in ((span.low, at - 1), (span.high, at + 1)):
        if edge is None or edge in (0, ONE) or not 0 <= beside < len(spans):
            continue
        worse = _award(spans[beside][0], edge) < _award(spans[at][0], x)
        if worse and abs(x - edge) <= abs(edge) * NEAR:
            return edge
    return None


def _award(row: Row, x: Fraction) -> Fraction:
    return row.award.at(x)


def _few(check: Check, evidence: Evidence) -> bool:
    """Whether one unit of work is more than a hundredth of the whole."""
    leaf = check.leaf
    if not isinstance(leaf, Ratio) or leaf.to is None:
        return False
    whole = evidence.values.get(leaf.to)
    return not isinstance(whole, Fraction) or whole < FEW
