"""Steps of a criterion that stands alone: one check of constant awards whose facts no other reads.

Most criteria do. What a change makes of one is read off its own table, and what it adds to the
criterion it adds to the total, so nothing else is decided again. `engine.steps` does the same for
any criterion; tests/laws/test_alone.py holds the two against each other.
"""

from fractions import Fraction

from engine import reference
from engine.lower import Check, Compiled, Lowered
from engine.run import Run
from engine.scorecard import Step
from engine.timely import in_time
from engine.view import View
from engine.work import Changes


def steps(
    compiled: Compiled, run: Run, one: Lowered, check: Check
) -> tuple[Step | None, Step | None]:
    """The next better award and the full one, each None where nothing the unit does reaches it."""
    row, id_ = run.hits[check.id].row, check.id
    if row < 0 or not check.ladder or not check.ladder[row]:
        return None, None
    leaf, view, gains = check.leaf, run.view, check.gains[row]
    rungs, tops, scaled = check.ladder[row], check.tops, leaf.scaled(view)
    full: Step | None = None

    def step(changes: Changes, to: int) -> Step:
        award = check.table.rows[to].award.a
        return Step(changes, award, gains[to], in_time(compiled, run, one, changes))

    for _, target in tops:
        changes = leaf.changes(view, id_, target)
        if changes:
            to = _row(check, view, scaled, changes)
            full = step(changes, to) if to in check.full_rows else None
            break
    if full is not None and len(rungs) == len(tops):
        return full, full  # no award is between: most give all or nothing
    for _, target in rungs:
        changes = leaf.changes(view, id_, target)
        if not changes:
            continue
        if full is not None and changes == full.changes:
            break
        to = _row(check, view, scaled, changes)
        wins = to >= 0 and gains[to].numerator > 0
        if wins and (full is None or to not in check.full_rows):
            return step(changes, to), full
    return full, full


def _row(check: Check, view: View, scaled: tuple[str, Fraction] | None, changes: Changes) -> int:
    """The row that the changes lead to; -1 where the check is not known then. See `Leaf.scaled`."""
    table = check.table
    if scaled is not None and len(changes) == 1 and changes[0].fact == scaled[0]:
        after = changes[0].after
        if isinstance(after, Fraction):
            (n, m), (c, d) = after.as_integer_ratio(), scaled[1].as_integer_ratio()
            return reference.row_at(table, table.position_of(n * d, m * c))
    seen = view.narrowed(check.facts, {one.fact: one.after for one in changes})
    read = check.leaf.measure(seen, check.id)
    return reference.read(table, read.state, read.x).row
