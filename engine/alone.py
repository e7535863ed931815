"""Steps of a criterion that stands alone: one check of constant awards whose facts no other reads.

Most criteria do. What a change makes of one is read off its own table, and what it adds to the
criterion it adds to the total, so nothing else is decided again. `engine.steps` does the same for
any criterion; tests/laws/test_alone.py holds the two against each other.
"""

from fractions import Fraction
from typing import NamedTuple

from engine import reference
from engine.lower import Check, Compiled, Lowered
from engine.run import Run
from engine.scorecard import Step
from engine.timely import in_time
from engine.work import Changes


def steps(
    compiled: Compiled, run: Run, one: Lowered, check: Check
) -> tuple[Step | None, Step | None]:
    """The next better award and the full one, each None where nothing the unit does reaches it."""
    row = run.hits[check.id].row
    if row < 0 or not check.ladder or not check.ladder[row]:
        return None, None
    trial = _Trial(compiled, run, one, check, row, check.leaf.scaled(run.view))
    rungs, tops, full = check.ladder[row], check.tops, None
    for _, target in tops:
        changes = check.leaf.changes(run.view, check.id, target)
        if changes:
            full = trial.step(changes, check.best)
            break
    if full is not None and len(rungs) == len(tops):
        return full, full
    for _, target in rungs:
        changes = check.leaf.changes(run.view, check.id, target)
        if not changes:
            continue
        if full is not None and changes == full.changes:
            return full, full
        found = trial.step(changes, None)
        if found is not None and (full is None or found.award != full.award):
            return found, full
    return full, full


class _Trial(NamedTuple):
    """One criterion, the row that it is in, and what x is made of (see `Leaf.scaled`)."""

    compiled: Compiled
    run: Run
    one: Lowered
    check: Check
    row: int
    scaled: tuple[str, Fraction] | None

    def step(self, changes: Changes, want: Fraction | None) -> Step | None:
        """The changes as a step, if they bring more than now, and all that is wanted."""
        check = self.check
        row = self._row(changes)
        if row < 0:
            return None
        award, won = check.table.rows[row].award.a, check.gains[self.row][row]
        if won.numerator <= 0 or (want is not None and award != want):
            return None
        return Step(changes, award, won, in_time(self.compiled, self.run, self.one, changes))

    def _row(self, changes: Changes) -> int:
        """The row that the changes lead to; -1 where they lead to none."""
        check = self.check
        if self.scaled is not None and len(changes) == 1:
            (fact, under), after = self.scaled, changes[0].after
            if changes[0].fact == fact and isinstance(after, Fraction):
                (n, m), (c, d) = after.as_integer_ratio(), under.as_integer_ratio()
                return reference.row_at(check.table, check.table.position_of(n * d, m * c))
        view = self.run.view.narrowed(check.facts, {one.fact: one.after for one in changes})
        read = check.leaf.measure(view, check.id)
        return reference.hit(check.table, check.table.placed(*read)).row
