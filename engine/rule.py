"""What every rule kind answers: what it reads, how it measures, its bands, what would change it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import ClassVar, NamedTuple

from engine.facts import Value
from engine.interval import Interval
from engine.nature import Facts
from engine.points import ZERO
from engine.reach import Reach, Values
from engine.record import Record
from engine.ruleset.fact import FactType
from engine.ruleset.text import Text, Words
from engine.table import KNOWN as KNOWN
from engine.table import Award, Effect, State
from engine.view import View


class WhenNone(StrEnum):
    """What happens when nothing arose."""

    NOT_APPLICABLE = "not_applicable"
    FULL = "full"
    ZERO = "zero"


class Read(NamedTuple):
    """A fact that a rule reads, and the types it may have."""

    fact: str
    types: frozenset[FactType]


NUMBERS = frozenset({FactType.COUNT, FactType.MONEY, FactType.SHARE, FactType.NUMBER})


class Measured(Record, frozen=True):
    """The state of a check and, when KNOWN, the exact value its table is over."""

    state: State
    x: Fraction | None = None


UNKNOWN = Measured(State.UNKNOWN)
NOTHING = Measured(State.NOTHING_AROSE)


@dataclass(frozen=True, slots=True)
class Worth:
    """What a check can earn at most, in points, and its sign (-1: its points are deducted)."""

    points: Fraction
    sign: int = 1
    least: Fraction = ZERO

    def constant(self, points: Fraction) -> Award:
        """A constant award of so many points."""
        return Award(self.sign * points)

    def affine(
        self, a: Fraction, b: Fraction, low: Fraction | None, high: Fraction | None
    ) -> Award:
        """`clamp(a + b*x, low, high)` points, with the sign of a deduction applied."""
        if self.sign > 0:
            return Award(a, b, low, high)
        return Award(-a, -b, None if high is None else -high, None if low is None else -low)


@dataclass(frozen=True, slots=True)
class Band:
    """A band as written (None: otherwise), what it awards, why (a reason code), where it stands."""

    span: Interval | None
    award: Award
    reason: str
    place: tuple[str | int, ...] = ()


class Change(Record, frozen=True):
    """One thing to do: a fact (or a mark) from `before` to `after`, `units` of work, how.

    `rows`: in a table, what is to be done in each row, by the row's name.
    """

    fact: str
    before: Value | None
    after: Value
    units: Fraction
    action: str
    rows: "tuple[tuple[str, tuple[Change, ...]], ...]" = ()


class Scaled(Record, frozen=True):
    """A fact, and the `by` above zero of which x is fact / by while all else stays as it is.

    `fewer`: the action that less of the fact is.
    """

    fact: str
    by: Fraction
    fewer: str = "fewer"


class Rest(NamedTuple):
    """A part of what is left of a whole when others of its parts are taken out."""

    part: str
    whole: str
    out: tuple[str, ...]


class Leaf(Words):
    """A rule that measures one exact `x` and awards by bands over it."""

    name: ClassVar[str]
    when_none: WhenNone | None = None

    def exact(self) -> bool:
        """Whether `reach` is exact even when facts it reads are tied by part_of.

        It then hangs on nothing but what these facts can be (`View.range`).
        """
        return False

    def rest(self) -> Rest | None:
        """What it holds against what is left of a whole, where it does so."""
        return None

    def reads(self) -> tuple[Read, ...]:
        """The facts it reads."""
        raise TypeError(type(self).__name__)

    def figures(self, facts: Facts) -> tuple[str, ...]:
        """The facts that it measures: those it reads, a question by its options."""
        return tuple(read.fact for read in self.reads())

    def bases(self) -> tuple[str, ...]:
        """The facts it measures against: all that it reads but the first, or the only one."""
        reads = self.reads()
        return tuple(read.fact for read in reads[1:] or reads)

    def measure(self, view: View, check: str) -> Measured:
        """The state and the exact x, as far as they are known."""
        raise TypeError(type(self).__name__)

    def reach(self, view: View, check: str) -> Reach:
        """What x and state can still become while they are not known."""
        raise TypeError(type(self).__name__)

    def domain(self, facts: Facts) -> Values:
        """Every x that any evidence could give; a gap outside it is no gap."""
        raise TypeError(type(self).__name__)

    def rows(self, worth: Worth, facts: Facts) -> list[Band]:
        """The bands as written, best first."""
        raise TypeError(type(self).__name__)

    def changes(self, view: View, check: str, target: Interval) -> tuple[Change, ...] | None:
        """The least change in units of work that brings x into `target`, None where none can."""
        raise TypeError(type(self).__name__)

    def scaled(self, view: View) -> Scaled | None:
        """How x hangs on the one fact that the least change is of, where it does so simply."""
        return None

    def blank(self) -> tuple[Effect, Fraction]:
        """What a blank check does, and the points where it awards any."""
        return Effect.OPEN, ZERO

    def lacks_peers(self, view: View) -> str | None:
        """The figure that other units' are missing of; None where none is, or none is read."""
        return None

    def may_not_arise(self, view: View, *facts: str) -> frozenset[State]:
        """NOTHING_AROSE while a policy is given and one of the facts may still be declared so."""
        if self.when_none is None or not any(view.may_not_arise(fact) for fact in facts):
            return frozenset()
        return frozenset({State.NOTHING_AROSE})

    def nothing_known(self, view: View, *facts: str) -> bool:
        """Whether a policy is given and nothing arose for one of the facts."""
        return self.when_none is not None and any(view.nothing_arose(f) for f in facts)


class Join(StrEnum):
    """What a rule made of rules does with them; the kind's name."""

    ALL = "all_of"
    ANY = "any_of"
    SUM = "parts"
    FIRST = "branch"

    @property
    def condition(self) -> bool:
        """Whether the rules in it hold or fail, so that their own points do not count."""
        return self in (Join.ALL, Join.ANY)


class Combiner:
    """A rule made of rules; mixed into the model that gives it its YAML shape."""

    name: ClassVar[str]
    join: ClassVar[Join]

    def inner(self) -> Sequence["Inner"]:
        """The rules it is made of, each with its place and its weight."""
        raise TypeError(type(self).__name__)


class Inner(NamedTuple):
    """A rule inside another: its body, where it stands, its title and what it is worth.

    `number` ends the id of its checks (None: its place in order); `when`: it only decides whether
    another rule applies.
    """

    body: "Leaf | Combiner"
    place: tuple[str | int, ...]
    title: Text | None = None
    points: Fraction | None = None
    share: Fraction | None = None
    number: str | None = None
    when: bool = False
