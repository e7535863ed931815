"""What a criterion is lowered to: a tree of checks, each with its table.

What follows from the ruleset alone is worked out here, once for all units.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from sys import intern
from typing import NamedTuple

from engine.interval import Interval
from engine.outcome import AWAY, NO_VALUE, Outcome, alike
from engine.points import ZERO, above
from engine.record import Record
from engine.rule import Join, Leaf, Measured, Worth
from engine.ruleset.criterion import Criterion
from engine.ruleset.text import Text
from engine.table import Award, Effect, State, Table
from engine.view import View
from engine.when import OfCriterion

Meter = tuple[str, str | None, Callable[[View, str], Measured]]
"""A check by its id, its criterion's gate, and what measures it in a unit's facts."""

Rung = tuple[Fraction, Interval]
"""An award and the values of x that give it."""

Reached = tuple[tuple[bool, ...], frozenset[State]]
"""For each row whether it can still be met, and the states that can be."""


class Check(Record, frozen=True, eq=False):
    """A leaf of a criterion's rule with its table. `id` is the criterion's, or `3.2.1/2` inside.

    `kind`: the name of its rule; `worth`: what it can earn, `place`: where it stands in the rule;
    `facts`: those it measures, in order. `full`: its full award in points, below 0 where points are
    deducted; `best`: the best there is, the full one or nothing deducted. `exact`: whether what it
    can still be is exact even when facts it reads are tied by part_of. `asks`: the condition that
    it is, where it asks for another criterion's outcome.

    By row of the table: `bands`, the place of the band it is, as written; `told`, that and the code
    of the reason; `by_row`, what it comes to, None where that depends on x; `ladder`, the better
    rows, the least award first, and `gains`, what is won from each to each, in points, both empty
    where an award depends on x. `tops`: the rows that give all there is to win, or deduct nothing;
    `full_rows`: their places. `constant`: whether no award depends on x.

    `by_state`: what it comes to in each state that decides it. `opened`, filled as it is asked for:
    what it is while it is open, by what it can still meet; under None, while nothing is known.
    """

    id: str
    leaf: Leaf
    worth: Worth
    table: Table
    bands: tuple[int, ...]
    place: tuple[str | int, ...]
    facts: tuple[str, ...]
    title: Text | None
    kind: str
    full: Fraction
    best: Fraction
    exact: bool
    asks: OfCriterion | None
    told: tuple[tuple[int, str], ...]
    by_row: tuple[Outcome | None, ...]
    constant: bool
    by_state: dict[State, Outcome]
    ladder: tuple[tuple[Rung, ...], ...]
    gains: tuple[tuple[Fraction, ...], ...]
    tops: tuple[Rung, ...]
    full_rows: frozenset[int]
    opened: dict[Reached | None, Outcome]


def check_of(
    id_: str,
    leaf: Leaf,
    worth: Worth,
    table: Table,
    *,
    bands: tuple[int, ...],
    place: tuple[str | int, ...],
    facts: tuple[str, ...],
    title: Text | None,
) -> Check:
    """A check, with all that follows from its table."""
    full = worth.sign * worth.points
    best = max(full, ZERO)
    by_row = tuple(_always(row.award, best, full) for row in table.rows)
    constant = None not in by_row
    full_rows = frozenset(
        n for n, row in enumerate(table.rows) if not row.award.b and row.award.a == best
    )
    return Check(
        id=id_,
        leaf=leaf,
        worth=worth,
        table=table,
        bands=bands,
        place=place,
        facts=facts,
        title=title,
        kind=leaf.name,
        full=full,
        best=best,
        exact=leaf.exact(),
        asks=leaf if isinstance(leaf, OfCriterion) else None,
        told=_told(leaf, table, bands),
        by_row=by_row,
        constant=constant,
        by_state=dict(_by_state(table, best, full)),
        ladder=_ladder(table) if constant else (),
        gains=_gains(table) if constant else (),
        tops=tuple(
            (row.award.a, span) for n, (row, span) in enumerate(table.spans) if n in full_rows
        ),
        full_rows=full_rows,
        opened={},
    )


def _always(award: Award, best: Fraction, full: Fraction) -> Outcome | None:
    """What an award comes to whatever x is."""
    return None if award.b else alike(Outcome(award.a, award.a, best, full))


def _told(leaf: Leaf, table: Table, bands: tuple[int, ...]) -> tuple[tuple[int, str], ...]:
    codes = (intern(f"{leaf.name}.{row.reason}") for row in table.rows)
    return tuple(zip(bands, codes, strict=True))


def _ladder(table: Table) -> tuple[tuple[Rung, ...], ...]:
    rungs = [(row.award.a, span) for row, span in table.spans]
    rising = sorted(rungs, key=lambda rung: rung[0])
    return tuple(tuple(rung for rung in rising if rung[0] > award) for award, _ in rungs)


def _gains(table: Table) -> tuple[tuple[Fraction, ...], ...]:
    awards = [row.award.a for row in table.rows]
    return tuple(tuple(after - now for after in awards) for now in awards)


def _by_state(table: Table, best: Fraction, full: Fraction) -> Iterator[tuple[State, Outcome]]:
    for state, row in table.states.items():
        if row.effect is Effect.AWARD:
            yield state, alike(Outcome(row.award, row.award, best, full))
        elif row.effect is not Effect.OPEN:
            yield state, AWAY if row.effect is Effect.NOT_APPLICABLE else NO_VALUE


@dataclass(frozen=True, slots=True)
class Combined:
    """A rule made of rules. In a branch the conditions stand among the children, see `arms`."""

    id: str
    join: Join
    worth: Worth
    children: "tuple[Check | Combined, ...]"
    title: Text | None = None

    @property
    def arms(self) -> "tuple[Arm, ...]":
        """Of a branch: each condition with the rule that it leads to, `otherwise` last."""
        *before, last = self.children
        pairs = zip(before[::2], before[1::2], strict=True)
        return (*(Arm(when, then) for when, then in pairs), Arm(None, last))


Node = Check | Combined


class Arm(NamedTuple):
    """One way of a branch: `then` counts where `when` holds (None: otherwise)."""

    when: Node | None
    then: Node


class Lowered(Record, frozen=True, eq=False):
    """A criterion with its points, its sign (-1 in a penalty group) and its tree of tables.

    `shown_id`: the id as the plan prints it. `checks`: all of them, in order; `meters`: what
    measures each. `gate`: the fact that says whether it applies at all. `places`: the decimals that
    it is rounded to. `facts`: those it reads, in order, each once; its gate first.
    `lone`: the check that says it all: no other, no gate, nothing rounded; most criteria have it.
    `floor`: what it brings to a plain sum at the very least, in points, where that is a constant.
    `reason`: that of a rule made of rules; one check gives its own. `branched`: whether a branch is
    in its rule, so that some of its checks may not count. `partial`: whether there is an award
    between nothing and all.
    """

    id: str
    criterion: Criterion
    group: str
    points: Fraction
    sign: int
    node: Node
    shown_id: str
    checks: tuple[Check, ...]
    meters: tuple[Meter, ...]
    gate: str | None
    places: int | None
    facts: tuple[str, ...]
    lone: Check | None
    floor: Fraction | None
    reason: str | None
    branched: bool
    partial: bool

    def may_lose(self, sure: Fraction) -> bool:
        """Whether what it brings to a plain sum could be less than this, were less known."""
        return self.floor is None or above(sure, self.floor)

    @property
    def last_days(self) -> tuple[date | None, ...]:
        """The last day of each of its due dates; None for one without."""
        return tuple(due.last_day() for due in self.criterion.due)


def _floor(check: Check) -> Fraction | None:
    """The least that any evidence brings; nothing at all is what it brings where none is."""
    known = [found for found in check.by_row if found is not None]
    if len(known) < len(check.by_row):
        return None
    return min(ZERO, *(found.sure for found in (*known, *check.by_state.values())))


def lowered(criterion: Criterion, group: str, points: Fraction, sign: int, node: Node) -> Lowered:
    """A criterion with its tree, and all that follows from it."""
    checks, gate, places = tuple(checks_of(node)), criterion.applies_when, criterion.round
    lone = node if places is None and gate is None and isinstance(node, Check) else None
    return Lowered(
        id=criterion.id,
        criterion=criterion,
        group=group,
        points=points,
        sign=sign,
        node=node,
        shown_id=criterion.shown_id,
        checks=checks,
        meters=tuple((check.id, gate, check.leaf.measure) for check in checks),
        gate=gate,
        places=places,
        facts=read_by(gate, checks),
        lone=lone,
        floor=None if lone is None else _floor(lone),
        reason=f"{criterion.rule.kind}.parts" if isinstance(node, Combined) else None,
        branched=has_branch(node),
        partial=places is not None or _partial(node),
    )


def checks_of(node: Node) -> Iterator[Check]:
    """The checks in a tree, in order."""
    if isinstance(node, Check):
        yield node
    else:
        for child in node.children:
            yield from checks_of(child)


def read_by(gate: str | None, checks: Iterable[Check]) -> tuple[str, ...]:
    """The facts that a gate and some checks behind it read, in order, each once."""
    read = [fact for check in checks for fact in check.facts]
    return tuple(dict.fromkeys([*([gate] if gate else []), *read]))


def _partial(node: Node) -> bool:
    if isinstance(node, Check):
        whole = (ZERO, node.full)
        return any(row.award.b or row.award.a not in whole for row in node.table.rows)
    if node.join is Join.FIRST:
        return any(_partial(arm.then) for arm in node.arms)
    return not node.join.condition


def has_branch(node: Node) -> bool:
    """Whether a branch is in a tree."""
    if isinstance(node, Check):
        return False
    return node.join is Join.FIRST or any(has_branch(child) for child in node.children)
