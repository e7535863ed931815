"""What a criterion asks for: least changes of each of its checks to whatever awards more."""

from collections.abc import Iterator

from engine.interval import Interval
from engine.lower import Check, Lowered
from engine.run import Run
from engine.table import State
from engine.work import Changes, to_full


def reaching(run: Run, one: Lowered) -> Iterator[Changes]:
    """Least changes of each check of a criterion to every better row, and into a sloped one."""
    for check in one.checks:
        if run.readings[check.id].state is State.KNOWN:
            for target in better(run, check):
                changes = check.leaf.changes(run.view, check.id, target)
                if changes:
                    yield changes
            full = None if check.constant else to_full(run, check, check.worth.sign)
            if full and len(full) > 1:  # of one fact every step is a level, of several none is
                yield full


def better(run: Run, check: Check) -> Iterator[Interval]:
    """Where a check would award more than it does."""
    x, row = run.readings[check.id].x, run.hits[check.id].row
    if x is None or row < 0:
        return
    now = check.table.rows[row].award.at(x)
    for each, span in check.table.spans:
        if each.award.b:
            further = (
                Interval(x, None, low_open=True)
                if each.award.b > 0
                else Interval(None, x, high_open=True)
            )
            both = span.meet(further)
            if not both.empty:
                yield both
        elif each.award.a > now:
            yield span
