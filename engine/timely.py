"""Whether there is still time for a change."""

from collections.abc import Iterable, Iterator
from datetime import date

from engine.facts import NEVER
from engine.lower import Compiled, Lowered
from engine.rule import Change
from engine.run import Run
from engine.work import Changes

PAST = ("undo", "earlier")
"""Actions on what is done, or on the day when it was."""


def in_time(compiled: Compiled, run: Run, one: Lowered, changes: Changes) -> bool:
    """Whether there is time left; a thing done late can no longer be done earlier."""
    today = run.evidence.as_of
    for change in changes:
        if (change.rows or change.action in PAST) and not _possible(change, today):
            return False
    return today <= compiled.last_day[one.id]


def _possible(change: Change, today: date) -> bool:
    return all(
        one.action not in PAST or (one.action == "earlier" and _still_ahead(one, today))
        for one in with_inner((change,))
    )


def with_inner(changes: Iterable[Change]) -> Iterator[Change]:
    """Every change, those inside the rows of a table too."""
    for change in changes:
        yield change
        for _, inside in change.rows:
            yield from with_inner(inside)


def _still_ahead(change: Change, today: date) -> bool:
    """Whether a day to be met can still come: nothing was done yet, and the day is not past."""
    return change.before == NEVER and isinstance(change.after, date) and change.after >= today
