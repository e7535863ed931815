"""An inner rule over each row of a table: whether the row holds, and what would make it hold.

Inner tables are decided by the plain evaluator; the table they are in is a check like any other.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from engine import reference
from engine.calendar import WorkingDays
from engine.condition import Truth, truth
from engine.decide import check_outcome, combine
from engine.facts import Evidence, Row
from engine.lower import Misfit, lower_rule
from engine.nature import Facts, Nature, nature_of
from engine.outcome import Outcome
from engine.points import ZERO
from engine.rule import Change, Combiner, Join, Leaf
from engine.tree import Check, Combined, Node
from engine.view import View
from engine.work import merged


@dataclass(frozen=True)
class RowRule:
    """One rule for rows with these columns."""

    columns: Facts
    nature: Nature
    node: Node
    misfits: tuple[Misfit, ...]

    def view(self, row: Row, as_of: date, calendar: WorkingDays | None) -> View:
        """The cells of a row as rules read them."""
        cells = Evidence(as_of=as_of, values=row.values)
        return View(self.columns, cells, calendar, self.nature)

    def truth(self, view: View) -> Truth:
        """What the row can still turn out to be: it holds, fails, or does not count."""
        found = truth(_outcome(self.node, view))
        if found & Truth.BLANK:  # without a value it does not count
            found = (found & ~Truth.BLANK) | Truth.AWAY
        return found

    def mend(self, view: View) -> tuple[Change, ...] | None:
        """The least work after which the row holds, None where nothing would do."""
        found = _mended(self.node, view)
        if not found:
            return None
        after = {one.fact: one.after for one in found}
        done = view.supposing(after)
        return found if self.truth(done) == Truth.HOLDS else None


def row_rule(body: Leaf | Combiner, columns: Facts) -> RowRule:
    """The rule lowered for the columns."""
    node, misfits = lower_rule(body, columns, "row")
    return RowRule(columns, nature_of(columns), node, misfits)


def _outcome(node: Node, view: View) -> Outcome:
    if not isinstance(node, Check):
        return combine(node, [_outcome(child, view) for child in node.children])
    read = node.leaf.measure(view, node.id)
    hit = reference.hit_of(node.table, read.state, read.x)
    return check_outcome(node, read, hit, view)


def _mended(node: Node, view: View) -> tuple[Change, ...] | None:
    if truth(_outcome(node, view)) in (Truth.HOLDS, Truth.AWAY):
        return ()
    if isinstance(node, Check):
        ways = (node.leaf.changes(view, node.id, span) for _, span in node.tops)
        return next((way for way in ways if way), None)
    if node.join is Join.FIRST:
        return _mended_arm(node, view)
    each = [_mended(child, view) for child in node.children]
    if node.join is Join.ANY:
        return min((way for way in each if way), key=work, default=None)
    found = [way for way in each if way is not None]
    return merged(found) if len(found) == len(each) else None


def _mended_arm(node: Combined, view: View) -> tuple[Change, ...] | None:
    """Of a branch, what mends the rule that counts; None while that is not known."""
    for when, then in node.arms:
        found = Truth.HOLDS if when is None else truth(_outcome(when, view))
        if found == Truth.HOLDS:
            return _mended(then, view)
        if found & Truth.HOLDS:
            return None
    return None


def work(changes: Sequence[Change]) -> Fraction:
    """The units of work of several changes."""
    return sum((one.units for one in changes), ZERO)


def counts(truths: Sequence[Truth]) -> Iterator[tuple[int, int]]:
    """Every pair (rows that hold, rows that count) that undecided rows can still come to."""
    found = {(0, 0)}
    for one in truths:
        steps = [
            step
            for sign, step in ((Truth.HOLDS, (1, 1)), (Truth.FAILS, (0, 1)), (Truth.AWAY, (0, 0)))
            if one & sign
        ]
        found = {(held + h, all_ + a) for held, all_ in found for h, a in steps}
    yield from sorted(found)
