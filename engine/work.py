"""The least work that betters a rule: changes to its full award, and to awards on the way there.

Whether a change delivers is not settled here: `engine.steps` tries each.
"""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from engine.condition import Truth, truth
from engine.decide import check_outcome, node_outcome
from engine.interval import Interval
from engine.lower import Check, Combined, Node
from engine.moves import settled
from engine.outcome import YES, Outcome
from engine.points import ZERO
from engine.rule import KNOWN, Change, Join
from engine.run import Run
from engine.table import Award
from engine.tree import Rung
from engine.when import OfCriterion

Changes = tuple[Change, ...]


def to_full(run: Run, node: Node, sign: int) -> Changes | None:
    """Changes to the full award (no deduction), None where something stands in the way."""
    if isinstance(node, Check):
        if node.asks is not None:
            return _through(run, node.asks)
        return next(_reaching(run, node, full=True), None)
    if node.join is Join.FIRST:
        return _one(list(_branches(run, node, sign)))
    if sign < 0 and node.join.condition:
        return _broken(run, node)
    each = [
        to_full(run, child, sign) for child in node.children if not _satisfied(run, child, sign)
    ]
    return _one(each) if node.join is Join.ANY else _every(each)


def _branches(run: Run, node: Combined, sign: int) -> Iterator[Changes | None]:
    """For each rule of a branch, changes after which it counts and gives all it can."""
    for way, then in _flips(run, node):
        if _satisfied(run, then, sign):
            yield way
            continue
        more = to_full(run, then, sign)
        yield None if more is None else merged([way, more])


def _flips(run: Run, node: Combined) -> Iterator[tuple[Changes, Node]]:
    """Every rule of a branch that can be made to count, with the changes that do it."""
    passed: list[Changes] = []
    for when, then in node.arms:
        here = () if when is None or _holds(run, when) else to_full(run, when, 1)
        if here is not None:
            yield merged([*passed, here]), then
        if when is None or not truth(outcome(run, when)) & Truth.HOLDS:
            continue
        away = _broken(run, when) if _holds(run, when) else None
        if away is None or not _forward(away):
            return  # it holds, or it is not known whether it does: what was reached stays
        passed.append(away)


def _broken(run: Run, node: Node) -> Changes | None:
    """Changes after which a condition no longer holds."""
    if isinstance(node, Check) and node.asks is not None:
        better = run.criteria[node.asks.id]
        return next(nearer(run, better.node, better.sign), None)
    if isinstance(node, Check):
        rows = [(row.award, span) for row, span in node.table.spans]
        spans = [span for award, span in rows if award.b or award.a != node.full]
        return _one([node.leaf.changes(run.view, node.id, span) for span in spans])
    if not node.join.condition:
        return next(iter(nearer(run, node, -1)), None)
    holding = [_broken(run, child) for child in node.children if _holds(run, child)]
    return _one(holding) if node.join is Join.ALL else _every(holding)


def _through(run: Run, leaf: OfCriterion) -> Changes | None:
    """Changes that better another criterion until it is what a branch asks for."""
    other = run.criteria[leaf.id]
    ways: list[Changes | None] = []
    if "met" in leaf.results:
        ways.append(to_full(run, other.node, other.sign))
    if "partly" in leaf.results:
        ways.append(next(nearer(run, other.node, other.sign), None))
    return _one(ways)


def _one(each: Sequence[Changes | None]) -> Changes | None:
    """The least work of several ways."""
    return min((changes for changes in each if changes), key=_work, default=None)


def _every(each: Sequence[Changes | None]) -> Changes | None:
    """All together, None where one of them has no way."""
    found = [changes for changes in each if changes is not None]
    return merged(found) if len(found) == len(each) else None


def _holds(run: Run, node: Node) -> bool:
    return truth(outcome(run, node)) == Truth.HOLDS


def nearer(run: Run, node: Node, sign: int) -> Iterator[Changes]:
    """Changes to better awards, nearest first; each worked out when it is asked for."""
    if isinstance(node, Check):
        yield from _reaching(run, node, full=False)
        full = to_full(run, node, sign)
        if full:
            yield full
        return
    if node.join is Join.FIRST:
        yield from _nearer_branches(run, node, sign)
        return
    if node.join.condition:
        full = to_full(run, node, sign)
        if full:
            yield full
        return
    each = [
        next(nearer(run, child, sign), None)
        for child in node.children
        if not _satisfied(run, child, sign)
    ]
    yield from sorted((c for c in each if c), key=_work)


def _nearer_branches(run: Run, node: Combined, sign: int) -> Iterator[Changes]:
    """Changes of the rule that counts, or that make another one count; the least work first."""
    found: list[Changes] = []
    for way, then in _flips(run, node):
        each = [way, *(merged([way, more]) for more in nearer(run, then, sign))]
        found += [one for one in each if one and one not in found]  # a table's rows have no hash
    yield from sorted(found, key=_work)


def _forward(changes: Changes) -> bool:
    """Whether nothing that was done is given up: not fewer, not from yes to no."""
    back = ("fewer", "undo")
    return all(c.action not in back and c.after is not False for c in changes)


def _satisfied(run: Run, node: Node, sign: int) -> bool:
    """Whether a piece needs nothing: at its full award (no deduction), or not applicable."""
    found = outcome(run, node)
    best = found.full if sign > 0 else ZERO
    return found.away is YES or found.earned == found.highest == best


def outcome(run: Run, node: Node) -> Outcome:
    """What a piece of a rule comes to, before the criterion is rounded."""
    return node_outcome(node, run.readings, run.hits, run.view)


def _reaching(run: Run, check: Check, *, full: bool) -> Iterator[Changes]:
    """Least changes of one check to each better award (or the full one), the least award first."""
    hit, read = run.hits[check.id], run.readings[check.id]
    if read.state is not KNOWN:
        return
    if check.constant:
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
    return settled(kept.values())


def units(changes: Iterable[Change]) -> Fraction:
    """The work of several changes together, in units."""
    return sum((change.units for change in changes), ZERO)


def _work(changes: Changes) -> tuple[bool, Fraction]:
    """What can be done comes before what would have to be undone; then the fewest units."""
    undone = any(change.action == "undo" for change in changes)
    return undone, units(changes)
