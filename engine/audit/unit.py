"""The audit of one unit."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from engine.audit.arithmetic import arithmetic
from engine.audit.decisions import Decisions, Ruled, decided, rulings, undecided
from engine.audit.differences import differences
from engine.audit.finding import Finding, Materiality
from engine.audit.lines import TOTAL, Line, lines
from engine.audit.papers import papers
from engine.audit.signals import parked
from engine.audit.sources import against
from engine.facts import Evidence
from engine.lower import Compiled
from engine.scorecard import Scorecard


@dataclass(frozen=True)
class Audit:
    """Every line claimed, earned and supported, and what was found, worst first.

    `decided`: points by line with the appraiser's decisions, where there are any.
    """

    card: Scorecard
    materiality: Materiality
    lines: dict[str, Line]
    findings: tuple[Finding, ...]
    decisions: Decisions | None = None
    decided: Mapping[str, Fraction] = field(default_factory=dict)

    @property
    def total(self) -> Line:
        """The whole."""
        return self.lines[TOTAL]

    @property
    def material(self) -> bool:
        """Whether a claim differs by what matters."""
        return any(one.material for one in self.findings)


def audit(
    compiled: Compiled,
    card: Scorecard,
    materiality: Materiality,
    ruled: Ruled | None = None,
    other: Evidence | None = None,
) -> Audit:
    """Hold a unit's claims against its scorecard; `compiled` is what it was scored by.

    `other`: the same unit's figures from another source.
    """
    found = lines(compiled, card)
    each = [
        *differences(compiled, card, found, materiality),
        *arithmetic(compiled, found, materiality),
        *papers(compiled, card.evidence),
        *parked(compiled, card),
    ]
    if other is not None:
        each += against(compiled, card.evidence, other)
    points: Mapping[str, Fraction] = {}
    if ruled is not None:
        points = decided(compiled, card, ruled)
        each += undecided(compiled, each, ruled.decisions)
        each += rulings(compiled, card, ruled.decisions, found)
    place = {id_: at for at, id_ in enumerate(found)}
    ordered = tuple(sorted(each, key=lambda one: _order(one, place)))
    return Audit(card, materiality, found, ordered, ruled and ruled.decisions, points)


def _order(one: Finding, place: dict[str, int]) -> tuple[bool, bool, object, int]:
    """What matters first, then by points, then as the lines stand."""
    points = one.points
    return not one.material, points is None, -points if points is not None else 0, place[one.line]
