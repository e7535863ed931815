"""What a criterion is lowered to: a tree of checks, each with its table.

What hangs on the ruleset alone is worked out once, when first asked for, and serves all units.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property
from sys import intern
from typing import NamedTuple

from engine.interval import Interval
from engine.outcome import AWAY, NO_VALUE, Outcome, alike
from engine.points import ZERO
from engine.rule import Join, Leaf, Measured, Worth
from engine.ruleset.criterion import Criterion
from engine.ruleset.text import Text
from engine.table import Effect, State, Table
from engine.view import View
from engine.when import OfCriterion

Meter = Callable[[View, str], Measured]
"""The state and value of a check, by the facts of a unit and its id."""

Rung = tuple[Fraction, Interval]
"""An award and the values of x that give it."""


@dataclass(frozen=True)
class Check:
    """A leaf of a criterion's rule with its table. `id` is the criterion's, or `3.2.1/2` inside.

    `facts` are those it measures, in order.
    """

    id: str
    leaf: Leaf
    worth: Worth
    table: Table
    bands: tuple[int, ...]
    place: tuple[str | int, ...]
    facts: tuple[str, ...]
    title: Text | None = None

    @cached_property
    def kind(self) -> str:
        """The kind of its rule, by name."""
        return self.leaf.name

    @cached_property
    def full(self) -> Fraction:
        """Its full award in points; below 0 where points are deducted."""
        return self.worth.sign * self.worth.points

    @cached_property
    def best(self) -> Fraction:
        """The best award there is, in points: the full one, or nothing deducted."""
        return max(self.full, ZERO)

    @cached_property
    def exact(self) -> bool:
        """Whether what it can still be is exact even when facts it reads are tied by part_of."""
        return self.leaf.exact()

    @cached_property
    def asks(self) -> OfCriterion | None:
        """The condition that it is, where it asks for another criterion's outcome."""
        return self.leaf if isinstance(self.leaf, OfCriterion) else None

    @cached_property
    def told(self) -> tuple[tuple[int, str], ...]:
        """For each row the band as it was written, by its place, and the reason it gives."""
        codes = (intern(f"{self.leaf.name}.{row.reason}") for row in self.table.rows)
        return tuple(zip(self.bands, codes, strict=True))

    @cached_property
    def by_row(self) -> tuple[Outcome | None, ...]:
        """What it comes to by each row; None where that depends on x."""
        top = self.best
        constant = [None if row.award.b else row.award.a for row in self.table.rows]
        return tuple(None if a is None else alike(Outcome(a, a, top, self.full)) for a in constant)

    @cached_property
    def opened(self) -> dict[tuple[tuple[bool, ...], frozenset[State]], Outcome]:
        """What it came to while it was open, by the rows and states it could still meet."""
        return {}

    @cached_property
    def ladder(self) -> tuple[tuple[Rung, ...], ...] | None:
        """For each row the better ones, the least award first; None where an award depends on x."""
        if None in self.by_row:
            return None
        rungs = [(row.award.a, span) for row, span in self.table.spans]
        rising = sorted(rungs, key=lambda rung: rung[0])
        return tuple(tuple(rung for rung in rising if rung[0] > award) for award, _ in rungs)

    @cached_property
    def tops(self) -> tuple[Rung, ...]:
        """The rows that give all there is to win, or that deduct nothing."""
        each = enumerate(self.table.spans)
        return tuple((row.award.a, span) for n, (row, span) in each if n in self.full_rows)

    @cached_property
    def gains(self) -> tuple[tuple[Fraction, ...], ...]:
        """From each row to each what is won, in points, where no award depends on x."""
        awards = [row.award.a for row in self.table.rows]
        return tuple(tuple(after - now for after in awards) for now in awards)

    @cached_property
    def full_rows(self) -> frozenset[int]:
        """The rows of `tops`, by their place."""
        each = enumerate(self.table.rows)
        return frozenset(n for n, row in each if not row.award.b and row.award.a == self.best)

    @cached_property
    def by_state(self) -> dict[State, Outcome]:
        """What it comes to in each state that decides it."""
        top, found = self.best, {}
        for state, row in self.table.states.items():
            if row.effect is Effect.AWARD:
                found[state] = alike(Outcome(row.award, row.award, top, self.full))
            elif row.effect is not Effect.OPEN:
                found[state] = AWAY if row.effect is Effect.NOT_APPLICABLE else NO_VALUE
        return found


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


@dataclass(frozen=True)
class Lowered:
    """A criterion with its points, its sign (-1 in a penalty group) and its tree of tables."""

    criterion: Criterion
    group: str
    points: Fraction
    sign: int
    node: Node

    def checks(self) -> tuple[Check, ...]:
        """Its checks in order."""
        return self.every

    @cached_property
    def every(self) -> tuple[Check, ...]:
        """See `checks`."""
        return tuple(checks_of(self.node))

    @cached_property
    def meters(self) -> tuple[tuple[str, Meter], ...]:
        """Of each check its id, and what measures it."""
        return tuple((check.id, check.leaf.measure) for check in self.every)

    @cached_property
    def gate(self) -> str | None:
        """The fact that says whether it applies at all."""
        return self.criterion.applies_when

    @cached_property
    def lone(self) -> Check | None:
        """The check that says it all: no other, no gate, nothing rounded. Most criteria have it."""
        plain = self.criterion.round is None and self.gate is None
        return self.node if plain and isinstance(self.node, Check) else None

    @cached_property
    def shown_id(self) -> str:
        """The id as the plan prints it."""
        return self.criterion.shown_id

    @cached_property
    def reason(self) -> str | None:
        """The reason of a rule made of rules; one check gives its own."""
        return f"{self.criterion.rule.kind}.parts" if isinstance(self.node, Combined) else None

    @cached_property
    def branched(self) -> bool:
        """Whether a branch is in its rule, so that some of its checks may not count."""
        return has_branch(self.node)

    @cached_property
    def partial(self) -> bool:
        """Whether there is an award between nothing and all."""
        return self.criterion.round is not None or _partial(self.node)

    @cached_property
    def last_days(self) -> tuple[date | None, ...]:
        """The last day of each of its due dates; None for one without."""
        return tuple(due.last_day() for due in self.criterion.due)

    @cached_property
    def facts(self) -> tuple[str, ...]:
        """The facts it reads, in order, each once; its gate first."""
        return read_by(self, self.checks())


def checks_of(node: Node) -> Iterator[Check]:
    """The checks in a tree, in order."""
    if isinstance(node, Check):
        yield node
    else:
        for child in node.children:
            yield from checks_of(child)


def read_by(one: Lowered, checks: Iterable[Check]) -> tuple[str, ...]:
    """The facts that some checks of a criterion read, in order, each once; its gate first."""
    gate = one.criterion.applies_when
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
