"""Whether there is still time for a change."""

from collections.abc import Iterable, Iterator
from datetime import date

from engine.facts import NEVER
from engine.lower import Compiled, Lowered
from engine.rule import Change
from engine.run import Run
from engine.work import Changes


def in_time(compiled: Compiled, run: Run, one: Lowered, changes: Changes) -> bool:
    """Whether there is time left; a thing done late can no longer be done earlier."""
    today = run.evidence.as_of
    for change in each(changes) if any(one.rows for one in changes) else changes:
        if change.action == "undo":
            return False
        if change.action == "earlier" and not _still_ahead(change, today):
            return False
    return today <= compiled.last_day[one.criterion.id]


def each(changes: Iterable[Change]) -> Iterator[Change]:
    """Every change, those inside the rows of a table too."""
    for change in changes:
        yield change
        for _, inside in change.rows:
            yield from each(inside)


def _still_ahead(change: Change, today: date) -> bool:
    """Whether a day to be met can still come: nothing was done yet, and the day is not past."""
    return change.before == NEVER and isinstance(change.after, date) and change.after >= today
