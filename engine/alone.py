"""Steps of a criterion that stands alone (`Compiled.alone`), as most criteria do.

It is one check of constant awards, whose facts nothing else reads, in a total of bare sums. What a
change makes of it is read off its own table, and what it adds to the criterion it adds to the
total, so nothing else is decided again. `engine.steps` does the same for any criterion;
tests/laws/test_alone.py holds the two against each other.
"""

from fractions import Fraction

from engine import reference
from engine.awards import brought
from engine.interval import Interval
from engine.lower import Check, Compiled, Lowered
from engine.rule import Scaled
from engine.run import Run
from engine.scorecard import Step
from engine.timely import in_time
from engine.view import View
from engine.work import Changes


def steps(
    compiled: Compiled, run: Run, one: Lowered, check: Check
) -> tuple[Step | None, Step | None]:
    """The next better award and the full one, each None where nothing the unit does reaches it."""
    row = run.hits[check.id].row
    if row < 0 or not check.ladder or not check.ladder[row]:
        return None, None
    view, rungs, tops, gains = run.view, check.ladder[row], check.tops, check.gains[row]
    scaled = check.leaf.scaled(view)
    full: Step | None = None

    def step(changes: Changes, to: int) -> Step:
        award = check.table.rows[to].award.a
        return Step(changes, award, gains[to], in_time(compiled, run, one, changes))

    for _, target in tops:
        changes, to = _reached(check, view, scaled, target)
        if changes:
            full = step(changes, to) if to in check.full_rows else None
            break
    if full is not None and len(rungs) == len(tops):
        return full, full  # no award is between: most give all or nothing
    for _, target in rungs:
        changes, to = _reached(check, view, scaled, target)
        if not changes:
            continue
        if full is not None and changes == full.changes:
            break
        wins = to >= 0 and gains[to].numerator > 0
        if wins and (full is None or to not in check.full_rows):
            return step(changes, to), full
    return full, full


def _reached(
    check: Check, view: View, scaled: Scaled | None, target: Interval
) -> tuple[Changes, int]:
    """The least changes that bring x into a target, and the row they lead to.

    No changes, and -1, where none can or none are needed.
    """
    if scaled is None:
        changes = check.leaf.changes(view, check.id, target) or ()
    else:
        change = brought(view, scaled, target)
        changes = () if change is None else (change,)
        if change is not None and isinstance(change.after, Fraction):
            (n, m), (c, d) = change.after.as_integer_ratio(), scaled.by.as_integer_ratio()
            return changes, reference.row_at(check.table, check.table.position_of(n * d, m * c))
    return changes, _row(check, view, changes) if changes else -1


def _row(check: Check, view: View, changes: Changes) -> int:
    """The row that changes lead to; -1 where the check is not known then."""
    seen = view.narrowed(check.facts, {one.fact: one.after for one in changes})
    read = check.leaf.measure(seen, check.id)
    return reference.hit_of(check.table, read.state, read.x).row
