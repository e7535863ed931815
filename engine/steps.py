"""What would win a lost point back: the next better band and the full award, in units of work.

Every step is tried: the changed evidence is measured and decided again, and a step that does not
deliver what it says is not offered. One unit less does not deliver it: kinds give least changes.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from fractions import Fraction

from engine.decide import check_outcome, combine
from engine.facts import NEVER, Evidence
from engine.fewer import fewest
from engine.interval import Interval
from engine.lower import Check, Combined, Compiled, Lowered, Node
from engine.outcome import Outcome, Tri
from engine.points import ZERO
from engine.rule import Change
from engine.run import Run, Trial, attempt, gain
from engine.scorecard import Step
from engine.table import Award, State
from engine.tree import Rung

Changes = tuple[Change, ...]


def steps(compiled: Compiled, run: Run, one: Lowered) -> tuple[Step | None, Step | None]:
    """The next better award and the full one, each None where nothing the unit does reaches it."""
    result = run.outcomes[one.criterion.id]
    if result.away is Tri.YES or result.blank is Tri.YES or result.at_best:
        return None, None
    full = _step(compiled, run, one, _full(run, one.node, one.sign), result, result.best)
    if full is not None and _full_is_next(run, one.node):
        return full, full
    for changes in _nearer(run, one.node, one.sign):
        if full is not None and changes == full.changes:
            return full, full
        found = _step(compiled, run, one, changes, result, None)
        if found is not None and (full is None or found.award < full.award):
            return found, full
    return full, full


def _full_is_next(run: Run, node: Node) -> bool:
    """Whether no award lies between what a check earns and all: most give all or nothing."""
    if not isinstance(node, Check) or node.ladder is None:
        return False
    row = run.hits[node.id].row
    return row >= 0 and len(node.ladder[row]) == len(node.tops)


def _step(
    compiled: Compiled,
    run: Run,
    one: Lowered,
    changes: Changes | None,
    before: Outcome,
    want: Fraction | None,
) -> Step | None:
    """The changes as a step, if they deliver: more than before, and all that was wanted."""
    id_ = one.criterion.id

    def enough(trial: Trial) -> bool:
        award = trial.outcomes[id_].earned
        return award > before.earned and (want is None or award >= want)

    if not changes:
        return None
    trial = _tried(compiled, run, changes)
    if not enough(trial):
        return None
    if one.criterion.round is not None:
        facts = compiled.ruleset.facts
        changes = fewest(changes, facts, lambda some: enough(_tried(compiled, run, some)))
        trial = _tried(compiled, run, changes)
    won = gain(compiled, run, trial)
    if won < 0:
        return None  # it wins here and loses more elsewhere: no advice
    award = trial.outcomes[id_].earned
    return Step(changes, award, won, in_time(compiled, run, one, changes))


def _tried(compiled: Compiled, run: Run, changes: Changes) -> Trial:
    facts = [change.fact for change in changes]
    return attempt(compiled, run, applied(run.evidence, changes), facts)


def applied(evidence: Evidence, changes: Iterable[Change]) -> Evidence:
    """The evidence with the changes made."""
    return evidence.with_values({c.fact: c.after for c in changes})


def last_day(compiled: Compiled, one: Lowered) -> date:
    """The last day to still work on the criterion: its due date, else the period's end."""
    end = compiled.ruleset.period.to
    return max((day or end for day in one.last_days), default=end)


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
        return next(_reaching(run, node, full=True), None)
    if sign < 0 and node.conjunction is not None:
        return _broken(run, node)
    each = [_full(run, child, sign) for child in node.children if not _satisfied(run, child, sign)]
    return _one(each) if node.conjunction is False else _every(each)


def _broken(run: Run, node: Node) -> Changes | None:
    """Changes after which a condition that deducts no longer holds."""
    if isinstance(node, Check):
        held = run.hits[node.id].row
        spans = [node.table.interval(r) for i, r in enumerate(node.table.rows) if i != held]
        return _one([node.leaf.changes(run.view, node.id, span) for span in spans])
    if node.conjunction is None:
        return next(iter(_nearer(run, node, -1)), None)
    holding = [_broken(run, child) for child in node.children if _holds(run, child)]
    return _one(holding) if node.conjunction else _every(holding)


def _one(each: Sequence[Changes | None]) -> Changes | None:
    """The least work of several ways."""
    return min((changes for changes in each if changes), key=_work, default=None)


def _every(each: Sequence[Changes | None]) -> Changes | None:
    """All together, None where one of them has no way."""
    found = [changes for changes in each if changes is not None]
    return merged(found) if len(found) == len(each) else None


def _holds(run: Run, node: Node) -> bool:
    found = _outcome(run, node)
    return found.away is not Tri.YES and found.earned == found.highest == found.full


def _nearer(run: Run, node: Node, sign: int) -> Iterator[Changes]:
    """Changes to better awards, nearest first; each worked out when it is asked for."""
    if isinstance(node, Check):
        yield from _reaching(run, node, full=False)
    if isinstance(node, Check) or node.conjunction is not None:
        full = _full(run, node, sign)
        if full:
            yield full
        return
    each = [
        next(_nearer(run, child, sign), None)
        for child in node.children
        if not _satisfied(run, child, sign)
    ]
    yield from sorted((c for c in each if c), key=_work)


def _satisfied(run: Run, node: Node, sign: int) -> bool:
    """Whether a piece needs nothing: at its full award (no deduction), or not applicable."""
    found = _outcome(run, node)
    best = found.full if sign > 0 else ZERO
    return found.away is Tri.YES or found.earned == found.highest == best


def _outcome(run: Run, node: Node) -> Outcome:
    if isinstance(node, Combined):
        return combine(node, [_outcome(run, child) for child in node.children])
    return check_outcome(node, run.readings[node.id], run.hits[node.id], run.view)


def _reaching(run: Run, check: Check, *, full: bool) -> Iterator[Changes]:
    """Least changes of one check to each better award (or the full one), the least award first."""
    hit, read = run.hits[check.id], run.readings[check.id]
    if read.state is not State.KNOWN:
        return
    if check.ladder is not None:
        targets = check.tops if full else check.ladder[hit.row]
    else:
        now = check_outcome(check, read, hit, run.view).earned
        targets = _targets(check, now, check.best if full else None)
    for _, target in targets:
        changes = check.leaf.changes(run.view, check.id, target)
        if changes:
            yield changes


def _targets(check: Check, above: Fraction, exactly: Fraction | None) -> tuple[Rung, ...]:
    """Each row's least award that is better (or the wanted one), and the x that gives it."""
    found: list[Rung] = []
    for row, span in check.table.spans:
        if row.award.b:
            found.extend(_sloped(row.award, span, above, exactly))
        elif row.award.a > above if exactly is None else row.award.a == exactly:
            found.append((row.award.a, span))
    return tuple(sorted(found, key=lambda rung: rung[0]))


def _sloped(
    award: Award, span: Interval, above: Fraction, exactly: Fraction | None
) -> Iterable[Rung]:
    """A row in proportion: where it is entered, or where its award is the wanted one."""
    if exactly is not None:
        exactly = exactly if award.high is None else min(exactly, award.high)
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
