"""What would win a lost point back: the next better band and the full award, in units of work.

Every step is tried: the changed evidence is measured and decided again, and a step that does not
deliver what it says is not offered. One unit less does not deliver it: kinds give least changes.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction
from itertools import chain

from engine.decide import check_outcome, combine
from engine.facts import NEVER, Evidence
from engine.interval import Interval
from engine.lower import Check, Combined, Compiled, Lowered, Node
from engine.outcome import Outcome, Tri
from engine.points import ZERO
from engine.rule import Change
from engine.run import Run, attempt, gain
from engine.scorecard import Step
from engine.table import Award, State

Changes = tuple[Change, ...]


def steps(compiled: Compiled, run: Run, one: Lowered) -> tuple[Step | None, Step | None]:
    """The next better award and the full one, each None where nothing the unit does reaches it."""
    result = run.outcomes[one.criterion.id]
    best = result.full if one.sign > 0 else max(result.full, ZERO)
    if result.away is Tri.YES or result.blank is Tri.YES or result.earned >= best:
        return None, None
    full = _step(compiled, run, one, _full(run, one.node, one.sign), result, best)
    for changes in _nearer(run, one.node, one.sign):
        if full is not None and changes == full.changes:
            return full, full
        found = _step(compiled, run, one, changes, result, None)
        if found is not None and (full is None or found.award < full.award):
            return found, full
    return full, full


def _step(
    compiled: Compiled,
    run: Run,
    one: Lowered,
    changes: Changes | None,
    before: Outcome,
    want: Fraction | None,
) -> Step | None:
    """The changes as a step, if they deliver: more than before, and all that was wanted."""
    if not changes:
        return None
    facts = [change.fact for change in changes]
    trial = attempt(compiled, run, applied(run.evidence, changes), facts)
    award = trial.outcomes[one.criterion.id].earned
    if award <= before.earned or (want is not None and award < want):
        return None
    won = gain(compiled, run, trial)
    return Step(changes, award, won, in_time(compiled, run, one, changes))


def applied(evidence: Evidence, changes: Iterable[Change]) -> Evidence:
    """The evidence with the changes made."""
    return evidence.with_values({c.fact: c.after for c in changes})


def last_day(compiled: Compiled, one: Lowered) -> date:
    """The last day to still work on the criterion: its due date, else the period's end."""
    days = [due.last_day() for due in one.criterion.due]
    end = compiled.ruleset.period.to
    return max((day or end for day in days), default=end)


def in_time(compiled: Compiled, run: Run, one: Lowered, changes: Changes) -> bool:
    """Whether there is time left; a thing done late can no longer be done earlier."""
    today = run.evidence.as_of
    for change in changes:
        if change.action == "undo":
            return False
        if change.action == "earlier" and not _still_ahead(change, today):
            return False
    return today <= last_day(compiled, one)


def _still_ahead(change: Change, today: date) -> bool:
    """Whether a day to be met can still come: nothing was done yet, and the day is not past."""
    return change.before == NEVER and isinstance(change.after, date) and change.after >= today


def _full(run: Run, node: Node, sign: int) -> Changes | None:
    """Changes to the full award (no deduction), None where something stands in the way."""
    if isinstance(node, Check):
        best = node.worth.points if sign > 0 else ZERO
        return next(iter(_reaching(run, node, best, best)), None)
    each = [_full(run, child, sign) for child in node.children if not _satisfied(run, child, sign)]
    if node.conjunction is not None and node.conjunction is not (sign > 0):
        return min((changes for changes in each if changes), key=_work, default=None)
    found = [changes for changes in each if changes is not None]
    return merged(found) if len(found) == len(each) else None


def _nearer(run: Run, node: Node, sign: int) -> Iterable[Changes]:
    """Changes to better awards, nearest first."""
    if isinstance(node, Check):
        now = _known(run, node)
        full = _full(run, node, sign)
        nearer = [] if now is None else _reaching(run, node, now.earned, None)
        return chain(nearer, [full] if full else [])
    if node.conjunction is not None:
        full = _full(run, node, sign)
        return [full] if full else []
    each = [
        next(iter(_nearer(run, child, sign)), None)
        for child in node.children
        if not _satisfied(run, child, sign)
    ]
    return sorted((c for c in each if c), key=_work)


def _known(run: Run, check: Check) -> Outcome | None:
    read = run.readings[check.id]
    if read.state is not State.KNOWN:
        return None
    return check_outcome(check, read, run.hits[check.id], run.view)


def _satisfied(run: Run, node: Node, sign: int) -> bool:
    """Whether a piece needs nothing: at its full award (no deduction), or not applicable."""
    found = _outcome(run, node)
    best = found.full if sign > 0 else ZERO
    return found.away is Tri.YES or found.earned == found.highest == best


def _outcome(run: Run, node: Node) -> Outcome:
    if isinstance(node, Combined):
        return combine(node, [_outcome(run, child) for child in node.children])
    return check_outcome(node, run.readings[node.id], run.hits[node.id], run.view)


def _reaching(
    run: Run, check: Check, above: Fraction, exactly: Fraction | None
) -> Iterable[Changes]:
    """Least changes of one check to each better award, the least award first."""
    if _known(run, check) is None:
        return
    for _, target in sorted(_targets(check, above, exactly), key=lambda t: t[0]):
        changes = check.leaf.changes(run.view, check.id, target)
        if changes:
            yield changes


def _targets(
    check: Check, above: Fraction, exactly: Fraction | None
) -> Iterable[tuple[Fraction, Interval]]:
    """Each row's least award that is better (or the wanted one), and the x that gives it."""
    for row in check.table.rows:
        span = check.table.interval(row)
        if not row.award.b:
            good = row.award.a > above if exactly is None else row.award.a == exactly
            if good:
                yield row.award.a, span
        else:
            yield from _sloped(row.award, span, above, exactly)


def _sloped(
    award: Award, span: Interval, above: Fraction, exactly: Fraction | None
) -> Iterable[tuple[Fraction, Interval]]:
    """A row in proportion: where it is entered, or where its award is the wanted one."""
    if exactly is not None:
        x = (exactly - award.a) / award.b
        inside = Interval(x, None) if award.b > 0 else Interval(None, x)
        both = span.meet(inside)
        if not both.empty:
            yield exactly, both
        return
    entry = span.low if award.b > 0 else span.high
    if entry is not None and award.at(entry) > above:
        yield award.at(entry), span


def merged(each: Sequence[Changes]) -> Changes:
    """Several changes as one; where two touch a fact, the one that goes further."""
    kept: dict[str, Change] = {}
    for change in (c for changes in each for c in changes):
        if change.fact not in kept or kept[change.fact].units < change.units:
            kept[change.fact] = change
    return tuple(kept.values())


def _work(changes: Changes) -> Fraction:
    return sum((c.units for c in changes), ZERO)
