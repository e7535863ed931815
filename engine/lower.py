"""From a ruleset to decision tables: points given out, bands resolved, checks numbered."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property, lru_cache

from engine.bands import Flaw, covers, resolve
from engine.facts import Evidence
from engine.interval import Interval
from engine.links import Links, links_of
from engine.nature import Facts, Nature, families, is_within
from engine.points import ONE, ZERO
from engine.rule import Band, Combiner, Inner, Join, Leaf, Rest, WhenNone, Worth
from engine.ruleset.criterion import Group
from engine.ruleset.model import Ruleset
from engine.table import Effect, Row, State, StateRow, Table, scale_for
from engine.totals import plain
from engine.tree import Check as Check
from engine.tree import Combined as Combined
from engine.tree import Lowered as Lowered
from engine.tree import Node as Node
from engine.tree import checks_of as checks_of
from engine.tree import facts_of as facts_of
from engine.tree import read_by as read_by
from engine.view import View


@dataclass(frozen=True, slots=True)
class Misfit:
    """Something that keeps a criterion from being lowered: a flaw of its bands, where it stands."""

    criterion: str
    flaw: Flaw
    place: tuple[str | int, ...]


@dataclass(frozen=True)
class Compiled:
    """A ruleset lowered to tables."""

    ruleset: Ruleset
    criteria: dict[str, Lowered]
    misfits: tuple[Misfit, ...]

    @cached_property
    def checks(self) -> dict[str, Check]:
        """Every check by its id."""
        return {check.id: check for one in self.criteria.values() for check in one.checks()}

    @cached_property
    def owners(self) -> dict[str, str]:
        """The criterion that each check belongs to."""
        return {c.id: id_ for id_, one in self.criteria.items() for c in one.checks()}

    @cached_property
    def tables(self) -> dict[str, Table]:
        """Every table by its check's id."""
        return {check.id: check.table for check in self.checks.values()}

    @cached_property
    def kept(self) -> dict[str, object]:
        """What others have made of it and ask for again, by a name of theirs. It goes with it."""
        return {}

    @cached_property
    def plain(self) -> bool:
        """Whether totals are bare sums of criteria, with nothing capped, rescaled or rounded."""
        return plain(self.ruleset)

    @cached_property
    def nature(self) -> Nature:
        """What the facts are by themselves."""
        return Nature(self.ruleset.facts)

    def view(self, evidence: Evidence) -> View:
        """What a unit hands in, as its rules read it."""
        ruleset = self.ruleset
        return View(ruleset.facts, evidence, ruleset.working_days, self.nature)

    @cached_property
    def families(self) -> dict[str, frozenset[str]]:
        """Facts tied together by part_of."""
        return families(self.ruleset.facts)

    @cached_property
    def rests(self) -> dict[str, tuple[Rest, ...]]:
        """For a fact, the parts of wholes that have less left, or more, when it moves."""
        facts, found = self.ruleset.facts, dict[str, tuple[Rest, ...]]()
        each = dict.fromkeys(check.leaf.rest() for check in self.checks.values())
        for rest in each:
            if rest is not None and is_within(facts, rest.part, rest.whole):
                for fact in (rest.part, rest.whole, *rest.out):
                    found[fact] = (*found.get(fact, ()), rest)
        return found

    @cached_property
    def readers(self) -> dict[str, tuple[str, ...]]:
        """For every fact, the criteria whose outcome can depend on it, through part_of too."""
        reads: dict[str, set[str]] = {fact: set() for fact in self.ruleset.facts}
        for one in self.criteria.values():
            for fact in facts_of(one):
                reads.setdefault(fact, set()).add(one.criterion.id)
        family = self.families
        found = {f: set().union(*(reads[one] for one in family[f])) for f in self.ruleset.facts}
        return {
            fact: tuple(self.links.in_order(self.with_asking(ids))) for fact, ids in found.items()
        }

    @cached_property
    def touched(self) -> dict[str, tuple[str, ...]]:
        """For every fact and every check, the criteria to decide again when it is changed."""
        found = dict(self.readers)
        for check, owner in self.owners.items():
            ids = {*found.get(check, ()), *self.with_asking([owner])}
            found[check] = tuple(self.links.in_order(ids))
        return found

    @cached_property
    def links(self) -> Links:
        """Which criteria ask for the outcome of which."""
        return links_of(self.criteria)

    @cached_property
    def last_day(self) -> dict[str, date]:
        """The last day to still work on each criterion: its due date, else the period's end."""
        end = self.ruleset.period.to
        return {
            id_: max((day or end for day in one.last_days), default=end)
            for id_, one in self.criteria.items()
        }

    def with_asking(self, ids: Iterable[str]) -> set[str]:
        """Some criteria and all that ask for their outcome, through others too."""
        after = self.links.after
        return {one for id_ in ids for one in (id_, *after.get(id_, ()))}


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
                criteria[criterion.id] = Lowered(criterion, group.id, points, sign, node)
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


def alone(body: Leaf | Combiner, facts: Facts, name: str) -> tuple[Node, tuple[Misfit, ...]]:
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
    read = leaf.figures(facts)
    return Check(id_, leaf, worth, table, tuple(order), inner.place, read, inner.title)


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
