"""The scorecard: every figure of a score as data. Words come last, elsewhere.

All amounts are points. For every line `max = earned + open + lost`: `open` is missing evidence
(highest - earned), `lost` is gone on the evidence given (max - highest). What future work could
still win is `winnable`, apart, never inside `highest`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from functools import cached_property

from engine.digest import evidence_digests
from engine.facts import Evidence, Unit
from engine.outcome import Points as Points
from engine.outcome import Status as Status
from engine.outcome import Tri
from engine.proof import Unproved
from engine.record import Record
from engine.rule import Change
from engine.table import State
from engine.totals import Adjustment


class CheckResult(Record, frozen=True):
    """One check: its state, exact x, integer position, the band that fired and why.

    `facts`: those that it read; what is said of them is in the card's evidence. `counts` is False
    in a way of a branch that does not apply. `blank`: whether it has no value.
    """

    id: str
    kind: str
    state: State
    x: Fraction | None
    position: int | None
    band: int | None
    reason: str
    points: Points
    away: Tri
    facts: tuple[str, ...]
    counts: bool = True
    blank: Tri = Tri.NO


class Step(Record, frozen=True):
    """The least change that reaches a better award, and what it wins, re-scored.

    `award` is the criterion's award afterwards, `gain` is to the total. `in_time`: as of the
    submission's date the last due day has not passed.
    """

    changes: tuple[Change, ...]
    award: Fraction
    gain: Fraction
    in_time: bool


class CriterionResult(Record, frozen=True):
    """One criterion: points, status, every check, the next better award and the full one.

    `blank`: whether it has no value, or may turn out to have none.
    """

    id: str
    source_id: str
    group: str
    points: Points
    away: Tri
    status: Status
    reason: str
    checks: tuple[CheckResult, ...]
    supported: Fraction
    unproved: tuple[str, ...]
    next: Step | None
    full: Step | None
    winnable: Fraction
    adjustments: tuple[Adjustment, ...] = ()
    unbounded: bool = False
    blank: Tri = Tri.NO


class GroupResult(Record, frozen=True):
    """An area, a group or the total (empty id), with its adjustment lines."""

    id: str
    points: Points
    supported: Fraction
    adjustments: tuple[Adjustment, ...]
    away: Tri = Tri.NO
    unbounded: bool = False

    @property
    def has_figure(self) -> bool:
        """Whether it comes to anything: it has a value, and something in it applies."""
        return self.points.value and self.away is not Tri.YES


@dataclass(frozen=True, slots=True)
class TargetResult:
    """A target: met True, missed False, open None; `by` is how far the figure is from it."""

    id: str
    value: Fraction | None
    highest: Fraction | None
    wanted: Fraction
    met: bool | None
    by: Fraction | None


@dataclass(frozen=True, slots=True)
class DerivedResult:
    """A derived figure, e.g. a weighted total, with its bounds."""

    id: str
    value: Fraction | None
    highest: Fraction | None


class Missing(Record, frozen=True):
    """Facts or marks that together would close `width` points of open room, in those criteria.

    `peers`: figures of other units that are needed as well.
    """

    facts: tuple[str, ...]
    marks: tuple[str, ...]
    width: Fraction
    criteria: tuple[str, ...]
    peers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Scorecard:
    """The whole result of one unit under one ruleset, as of one day.

    `unproved`: facts that support nothing, and why. `unconfirmed`: checks whose marks nobody
    else confirmed. `decided_by`: the digests of the ruleset, the engine and the scale.
    """

    ruleset: str
    unit: Unit
    as_of: date
    total: GroupResult
    groups: dict[str, GroupResult]
    criteria: dict[str, CriterionResult]
    targets: tuple[TargetResult, ...]
    derived: dict[str, DerivedResult]
    missing: tuple[Missing, ...]
    evidence: Evidence
    decided_by: dict[str, str]
    classes: tuple[int | None, int | None] = (None, None)
    illustrative: bool = False
    unproved: Mapping[str, Unproved] = field(default_factory=dict)
    unconfirmed: frozenset[str] = frozenset()

    @cached_property
    def digests(self) -> dict[str, str]:
        """The digests of all that makes the result, worked out when first asked for."""
        return {**self.decided_by, **evidence_digests(self.evidence)}

    def __post_init__(self) -> None:
        """Hold the identity that every reader relies on."""
        for one in self.criteria.values():
            if not one.points.in_order:
                raise ArithmeticError(f"{one.id}: {one.points}")
