"""An appraiser's decisions, line by line and round by round, beside what is computed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from engine.audit.awards import awards
from engine.audit.finding import Finding, Params, agrees
from engine.audit.lines import TOTAL, Line
from engine.audit.sums import outcome_of
from engine.facts import Unit
from engine.lower import Compiled
from engine.outcome import Outcome
from engine.proof import another
from engine.scorecard import Scorecard
from engine.totals import add_up

ROUNDS = 2
"""Appraised once, and once more after the unit has explained itself."""


class Ruling(StrEnum):
    """What an appraiser decides of a line: its claim stands, another mark, or to ask."""

    ACCEPT = "accept"
    CHANGE = "change"
    EXPLAIN = "explain"


@dataclass(frozen=True, slots=True)
class Explanation:
    """What the unit answers (giải trình), who says so, on which day, by which document."""

    text: str
    by: str
    day: date | None = None
    document: str | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision about one line; `mark` in points where it changes the claim."""

    line: str
    round: int
    says: Ruling
    reason: str
    by: str
    confirmed_by: str | None = None
    mark: Fraction | None = None
    day: date | None = None
    explanation: Explanation | None = None

    @property
    def confirmed(self) -> bool:
        """Whether somebody other than who decided has confirmed it."""
        return another(self.by, self.confirmed_by)


@dataclass(frozen=True)
class Decisions:
    """The decisions about one unit, by line, in the order of their rounds."""

    unit: Unit
    by_line: Mapping[str, tuple[Decision, ...]] = field(default_factory=dict)

    def points(self, line: str, claims: Mapping[str, Fraction]) -> Fraction | None:
        """What stands decided for a line: the last confirmed decision, unless it only asks."""
        confirmed = [one for one in self.by_line.get(line, ()) if one.confirmed]
        if not confirmed or confirmed[-1].says is Ruling.EXPLAIN:
            return None
        last = confirmed[-1]
        return last.mark if last.says is Ruling.CHANGE else claims.get(line)


class Ruled(NamedTuple):
    """Decisions about a unit, and the outcomes of the run that they stand beside."""

    decisions: Decisions
    outcomes: Mapping[str, Outcome]


def decided(compiled: Compiled, card: Scorecard, ruled: Ruled) -> dict[str, Fraction]:
    """Points with the decisions: of lines decided, and of groups and the total with them.

    A line without a decision that stands brings to the sums what it earns.
    """
    claims, decisions = card.evidence.claims, ruled.decisions
    found = {
        line: points
        for line in decisions.by_line
        if (points := decisions.points(line, claims)) is not None
    }
    changed = {
        line: outcome_of(compiled.criteria[line], card.criteria[line], points)
        for line, points in found.items()
    }
    sums = add_up(compiled.ruleset, {**ruled.outcomes, **changed})
    totals = {id_ or TOTAL: one.outcome for id_, one in sums.items()}
    return found | {id_: one.earned for id_, one in totals.items() if one.points.value}


def rulings(
    compiled: Compiled,
    card: Scorecard,
    decisions: Decisions,
    lines: Mapping[str, Line],
) -> Iterator[Finding]:
    """A301-A304 and A902: what is not settled yet, and decisions against what is computed."""
    for line, rounds in decisions.by_line.items():
        yield from _unsettled(line, rounds[-1])
        points = decisions.points(line, card.evidence.claims)
        if points is not None:
            yield from _against(compiled, lines[line], points)


def undecided(
    compiled: Compiled, found: Iterable[Finding], decisions: Decisions
) -> Iterator[Finding]:
    """A305: a criterion with a difference that matters, of which nothing is decided."""
    owners = [compiled.owners.get(one.line, one.line) for one in found if one.material]
    for line in dict.fromkeys(owners):
        if line in compiled.criteria and line not in decisions.by_line:
            yield Finding("A305", line, {"name": line})


def _unsettled(line: str, last: Decision) -> Iterator[Finding]:
    if last.says is Ruling.EXPLAIN:
        code = "A302" if last.explanation is None else "A303"
        about: Params = {"name": line, "round": str(last.round)}
        yield Finding(code, line, about)
    elif not last.confirmed:
        yield Finding("A301", line, {"name": line, "by": last.by})


def _against(compiled: Compiled, line: Line, points: Fraction) -> Iterator[Finding]:
    earned = line.points.earned
    if not agrees(points, earned):
        about: Params = {"name": line.id, "decided": points, "earned": earned}
        yield Finding("A902", line.id, about)
    given = awards(compiled, line.id)
    if given is not None and not any(agrees(points, award) for award in given):
        yield Finding("A304", line.id, {"name": line.id, "decided": points})
