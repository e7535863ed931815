"""What falls due: every criterion that has points to win or lose, by its next deadline.

A criterion's deadlines are those of its source. The next one is the earliest that is not past; it
is overdue when all are past. Where the source gives no day (thường xuyên, theo tiến độ), the day is
the end of the ruleset's period. Points at stake are what lies between earned and the best award.
"""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from engine.lower import Compiled, Lowered
from engine.outcome import Tri
from engine.points import ZERO
from engine.scorecard import CriterionResult, Scorecard

Deadline = tuple[date, str | None]
"""The last day in time, and the source's wording."""


class Duty(NamedTuple):
    """One criterion with points at stake. `passed` counts its deadlines before `today`.

    `text` is the source's wording of the deadline; None where it gives none.
    """

    criterion: str
    day: date
    text: str | None
    overdue: bool
    passed: int
    stake: Fraction


def duties(compiled: Compiled, card: Scorecard, today: date) -> list[Duty]:
    """Overdue first, the longest so before; then by day, the most points first."""
    found = [
        one
        for lowered in compiled.criteria.values()
        for one in _duty(compiled, lowered, card.criteria[lowered.id], today)
    ]
    return sorted(found, key=lambda one: (not one.overdue, one.day, -one.stake))


def _duty(compiled: Compiled, one: Lowered, result: CriterionResult, today: date) -> Iterator[Duty]:
    stake = at_stake(result)
    if not stake:
        return
    end = compiled.ruleset.period.to
    each: list[Deadline] = [(due.last_day() or end, due.text) for due in one.criterion.due]
    each = each or [(end, None)]
    ahead = [(day, text) for day, text in each if day >= today]
    passed = len(each) - len(ahead)
    day, text = min(ahead, key=_day) if ahead else max(each, key=_day)
    yield Duty(one.id, day, text, not ahead, passed, stake)


def _day(due: Deadline) -> date:
    return due[0]


def at_stake(result: CriterionResult) -> Fraction:
    """Points between what is earned and the best award; nothing where it does not apply."""
    if result.away is Tri.YES or not result.points.value:
        return ZERO
    return result.points.max - result.points.earned
