"""From a ruleset to decision tables: points given out, bands resolved, checks numbered."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from engine.bands import Flaw, covers, resolve
from engine.compiled import Compiled as Compiled
from engine.compiled import Misfit as Misfit
from engine.interval import Interval
from engine.nature import Facts
from engine.points import ONE, ZERO
from engine.rule import Band, Combiner, Inner, Join, Leaf, WhenNone, Worth
from engine.ruleset.criterion import Group
from engine.ruleset.model import Ruleset
from engine.table import Effect, Row, State, StateRow, Table, scale_for
from engine.tree import Check as Check
from engine.tree import Combined as Combined
from engine.tree import Lowered as Lowered
from engine.tree import Node as Node
from engine.tree import check_of, lowered
from engine.tree import checks_of as checks_of
from engine.tree import read_by as read_by


def lower(ruleset: Ruleset) -> Compiled:
    """Lower every criterion. Flaws of bands are collected in `misfits`, never repaired.

    What was lowered of late is kept: checking, reading and scoring ask for the same one.
    """
    return _lowered(_This(ruleset))


@dataclass(frozen=True, slots=True, eq=False)
class _This:
    """One ruleset and no equal one, since to compare two takes as long as to lower them."""

    ruleset: Ruleset

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _This) and self.ruleset is other.ruleset

    def __hash__(self) -> int:
        return id(self.ruleset)


@lru_cache(maxsize=16)
def _lowered(this: _This) -> Compiled:
    ruleset = this.ruleset
    share = equal_share(ruleset)
    criteria: dict[str, Lowered] = {}
    misfits: list[Misfit] = []
    for area in ruleset.areas:
        for group, sign in signed_groups(area, 1):
            for criterion in group.criteria:
                points = criterion.points if criterion.points is not None else share
                worth = Worth(points, sign)
                body = Inner(criterion.body, ("rule", criterion.rule.kind))
                node = _lower(body, criterion.id, worth, ruleset.facts, criterion.id, misfits)
                criteria[criterion.id] = lowered(criterion, group.id, points, sign, node)
    in_order = {c.id: criteria[c.id] for c in ruleset.criteria()}
    return Compiled(ruleset, in_order, tuple(misfits))


def equal_share(ruleset: Ruleset) -> Fraction:
    """What a criterion without points is worth: an equal share of what the others leave."""
    base = [
        c
        for area in ruleset.areas
        for group, _ in signed_groups(area, 1)
        if not _extra(ruleset, group)
        for c in group.criteria
    ]
    unset = [c for c in base if c.points is None]
    given = sum((c.points for c in base if c.points is not None), ZERO)
    return max(ZERO, ruleset.basis.total - given) / len(unset) if unset else ZERO


def _extra(ruleset: Ruleset, group: Group) -> bool:
    """Whether a group stands in a bonus or penalty group, or is one."""
    return any(
        outer.kind != "base" and any(inner is group for inner in outer.all_groups())
        for outer in ruleset.groups()
    )


def signed_groups(group: Group, sign: int) -> Iterator[tuple[Group, int]]:
    """Every group with the sign of its points: -1 in and under a penalty group."""
    sign = -1 if group.kind == "penalty" else sign
    yield group, sign
    for inner in group.groups:
        yield from signed_groups(inner, sign)


def lower_rule(body: Leaf | Combiner, facts: Facts, name: str) -> tuple[Node, tuple[Misfit, ...]]:
    """A rule lowered by itself, worth one point; and what is wrong with its bands."""
    misfits: list[Misfit] = []
    return _lower(Inner(body, ()), name, Worth(ONE), facts, name, misfits), tuple(misfits)


def _lower(
    inner: Inner, id_: str, worth: Worth, facts: Facts, criterion: str, misfits: list[Misfit]
) -> Node:
    if isinstance(inner.body, Leaf):
        return _check(inner, id_, worth, facts, criterion, misfits)
    children = []
    for number, child in enumerate(inner.body.inner(), start=1):
        part = Inner(child.body, inner.place + child.place, child.title)
        own = _worth(inner.body.join, child, worth)
        name = f"{id_}/{child.number or number}"
        children.append(_lower(part, name, own, facts, criterion, misfits))
    return Combined(id_, inner.body.join, worth, tuple(children), inner.title)


def _worth(join: Join, child: Inner, worth: Worth) -> Worth:
    """What a rule inside another is worth: its part of a sum, else as much as what it is in."""
    if child.when:
        return Worth(worth.points)  # it holds or not, also where the rest deducts
    if join is not Join.SUM:
        return worth
    points = child.points
    return Worth((child.share or ZERO) * worth.points if points is None else points, worth.sign)


def _check(
    inner: Inner, id_: str, worth: Worth, facts: Facts, criterion: str, misfits: list[Misfit]
) -> Check:
    assert isinstance(inner.body, Leaf)
    leaf = inner.body
    bands = leaf.rows(worth, facts)
    spans, flaws = spans_of(bands)
    flaws = flaws or covers(spans, leaf.domain(facts))
    misfits.extend(
        Misfit(criterion, flaw, inner.place + (bands[flaw.row].place if bands else ()))
        for flaw in flaws
    )
    order = sorted(
        (i for i, span in enumerate(spans) if not span.empty),
        key=lambda i: (spans[i].low is not None, spans[i].low or ZERO, spans[i].low_open),
    )
    table = _table(id_, [spans[i] for i in order], [bands[i] for i in order], leaf, worth)
    return check_of(
        id_,
        leaf,
        worth,
        table,
        bands=tuple(order),
        place=inner.place,
        facts=leaf.figures(facts),
        title=inner.title,
    )


def spans_of(bands: list[Band]) -> tuple[list[Interval], list[Flaw]]:
    """The bands' intervals; bands with both ends that nobody wrote by hand stand as they are."""
    written = [band.span for band in bands]
    if any(span is None for span in written) or any(band.place for band in bands):
        return resolve(written)
    return [span for span in written if span is not None], []


def _table(id_: str, spans: list[Interval], bands: list[Band], leaf: Leaf, worth: Worth) -> Table:
    ends = (end for span in spans for end in (span.low, span.high) if end is not None)
    scale = scale_for(ends)
    starts = [_start(span, scale) for span in spans]
    rows = [
        Row(
            None if i == 0 else starts[i],
            None if i == len(spans) - 1 else starts[i + 1] - 1,
            band.award,
            band.reason,
        )
        for i, band in enumerate(bands)
    ]
    return Table(id_, scale, tuple(rows), state_rows(leaf, worth))


def _start(span: Interval, scale: int) -> int:
    low = ZERO if span.low is None else span.low
    return int(2 * low * scale) + (1 if span.low_open else 0)


def state_rows(leaf: Leaf, worth: Worth) -> dict[State, StateRow]:
    """The rows of the states other than KNOWN."""
    full = worth.sign * worth.points
    none = {
        None: StateRow(Effect.OPEN, ZERO, "nothing_arose_unsaid"),
        WhenNone.NOT_APPLICABLE: StateRow(Effect.NOT_APPLICABLE, ZERO, "nothing_arose_na"),
        WhenNone.FULL: StateRow(Effect.AWARD, full, "nothing_arose_full"),
        WhenNone.ZERO: StateRow(Effect.AWARD, ZERO, "nothing_arose_zero"),
    }
    effect, points = leaf.blank()
    return {
        State.UNKNOWN: StateRow(Effect.OPEN, ZERO, "unknown"),
        State.NOTHING_AROSE: none[leaf.when_none],
        State.NOT_APPLICABLE: StateRow(Effect.NOT_APPLICABLE, ZERO, "not_applicable"),
        State.BLANK: StateRow(effect, points, "blank"),
        State.AWAITING: StateRow(Effect.OPEN, ZERO, "awaiting"),
    }
