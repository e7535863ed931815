"""What a check, a part or a criterion comes to: bounds of its award, and whether it applies."""

from collections.abc import Sequence
from enum import IntEnum, StrEnum
from fractions import Fraction
from functools import cached_property, lru_cache
from math import lcm

from engine.points import ZERO, above, total
from engine.record import Record, altered


class Tri(IntEnum):
    """No, perhaps, yes."""

    NO = 0
    MAYBE = 1
    YES = 2

    __hash__ = int.__hash__


NO, MAYBE, YES = Tri.NO, Tri.MAYBE, Tri.YES  # a member by its class's name takes ten times as long


class Status(StrEnum):
    """The first that holds."""

    NOT_APPLICABLE = "not_applicable"
    NO_VALUE = "no_value"
    AWAITING = "awaiting_judgement"
    UNKNOWN = "unknown"
    MET = "met"
    PARTLY = "partly"
    NOT_MET = "not_met"


class Points(Record, frozen=True, gc=True, dict=True):
    """Points earned, highest, max, open, lost. `value` is False where there is none (blank)."""

    earned: Fraction
    highest: Fraction
    max: Fraction
    value: bool = True

    # One object is the points of a band for every unit: the rest of it is worked out once.

    @cached_property
    def open(self) -> Fraction:
        """Points that missing evidence leaves open."""
        return self.highest - self.earned

    @cached_property
    def lost(self) -> Fraction:
        """Points that are gone on the evidence given."""
        return self.max - self.highest

    @cached_property
    def in_order(self) -> bool:
        """The identity that every reader relies on: earned <= highest <= max."""
        return self.earned <= self.highest <= self.max


class Outcome(Record, frozen=True, gc=True, dict=True):
    """Points in [earned, highest] of `max`; `full` is the rule's full award (below 0: deducted).

    `away`: whether it is not applicable; `blank`: whether it has no value. While either is MAYBE
    the bounds are over the outcomes with an award. `items` are the pieces that can leave a total
    alone; `least` is the maximum that is left when all that may leave has left (None: `max`).
    `ways` are the outcomes that it is still one of, where these are told apart.
    """

    earned: Fraction
    highest: Fraction
    max: Fraction
    full: Fraction
    away: Tri = NO
    blank: Tri = NO
    unbounded: bool = False
    items: "tuple[Outcome, ...]" = ()
    least: Fraction | None = None
    ways: "tuple[Outcome, ...]" = ()

    @property
    def smallest(self) -> Fraction:
        """The least maximum it can bring to a sum that it is a part of."""
        return self.max if self.least is None else self.least

    # Most outcomes are constants of a table, shared by all units: what follows is found once.

    @cached_property
    def points(self) -> Points:
        """Its figures for a reader."""
        return Points(self.earned, self.highest, self.max, self.blank is not YES)

    @cached_property
    def open(self) -> bool:
        """Whether its bounds are apart."""
        return self.highest > self.earned or self.unbounded

    @cached_property
    def met(self) -> bool:
        """Whether all of its maximum is earned."""
        return self.earned == self.max

    @cached_property
    def some(self) -> bool:
        """Whether more than nothing is earned, or less than everything deducted."""
        return self.earned > min(self.full, ZERO)

    @cached_property
    def status(self) -> Status:
        """The first that holds; what is unknown may be awaiting a judgement instead."""
        if self.away is YES:
            return Status.NOT_APPLICABLE
        if self.blank is YES and self.away is NO:
            return Status.NO_VALUE
        if not self.decided or self.blank is not NO:
            return Status.UNKNOWN
        if self.met:
            return Status.MET
        return Status.PARTLY if self.some else Status.NOT_MET

    @cached_property
    def decided(self) -> bool:
        """Whether its bounds are one and it is known to apply or not."""
        return not self.open and self.away is not MAYBE

    @cached_property
    def best(self) -> Fraction:
        """The best award there is: the full one, or nothing deducted."""
        return max(self.full, ZERO)

    @cached_property
    def at_best(self) -> bool:
        """Whether it is earned."""
        return self.earned >= self.best

    @cached_property
    def over_one(self) -> tuple[int, int, int, int, int]:
        """What it brings to a sum: sure, possible, maximum, maximum that stays; the denominator."""
        stays = self.smallest if self.away is NO else ZERO
        figures = self.sure, self.possible, self.max, stays
        (a, k), (b, m), (c, n), (d, o) = [one.as_integer_ratio() for one in figures]
        if k == m == n == o:
            return a, b, c, d, k
        whole = lcm(k, m, n, o)
        return a * whole // k, b * whole // m, c * whole // n, d * whole // o, whole

    @cached_property
    def common(self) -> bool:
        """Whether it surely applies, has a value, is bounded and is one piece: most are."""
        return not (self.away or self.blank or self.unbounded or self.items)

    @property
    def pieces(self) -> "tuple[Outcome, ...]":
        """What can leave a total alone: its items and theirs, or itself."""
        return tuple([piece for one in self.items for piece in one.pieces]) or (self,)

    @cached_property
    def sure(self) -> Fraction:
        """What it brings to a plain sum at least: nothing while it may not apply."""
        return min(self.earned, ZERO) if self.away is MAYBE else self.earned

    @cached_property
    def possible(self) -> Fraction:
        """What it brings to a plain sum at most."""
        return max(self.highest, ZERO) if self.away is MAYBE else self.highest


@lru_cache(maxsize=4096)
def alike(one: Outcome) -> Outcome:
    """One object for all outcomes that are alike: what follows from it is worked out once."""
    return one


AWAY = Outcome(ZERO, ZERO, ZERO, ZERO, away=YES)
"""Not applicable: its maximum has left the total."""

NO_VALUE = Outcome(ZERO, ZERO, ZERO, ZERO, blank=YES)
"""Blank with no value: the total it belongs to has none either."""


def together(children: Sequence[Outcome], full: Fraction) -> Outcome:
    """The sum of parts. Parts that are not applicable leave the maximum; all away is away."""
    if any(child.blank is YES for child in children):
        return NO_VALUE
    staying = [child for child in children if child.away is not YES]
    if not staying:
        return AWAY
    top = total(child.max for child in staying)
    return Outcome(
        total(child.sure for child in staying),
        total(child.possible for child in staying),
        top,
        top if full >= 0 else full,
        MAYBE if all(child.away is MAYBE for child in staying) else NO,
        Tri(max(child.blank for child in children)),
        any(child.unbounded for child in staying),
        tuple(piece for child in staying for piece in child.pieces),
        total(child.smallest for child in staying if child.away is NO),
    )


def perhaps(one: Outcome) -> Outcome:
    """The same, except that it may not apply at all."""
    if one.away is YES:
        return one
    return altered(one, away=MAYBE, items=tuple(perhaps(item) for item in one.items))


def no_surer(one: Outcome, than: Outcome) -> Outcome:
    """The same, except that it brings no more to a sum for sure than another; its top stands."""
    if not above(one.sure, than.sure):
        return one
    away = MAYBE if one.away is YES else one.away
    return altered(one, earned=than.sure, away=away, items=(), ways=())


def hull(found: Sequence[Outcome]) -> Outcome:
    """Several possible outcomes of one thing as one: bounds over those with an award."""
    ways = tuple(dict.fromkeys(way for one in found for way in one.ways or (one,)))
    if len(ways) == 1:
        return found[0]
    away = _of_all([one.away for one in found])
    blank = _of_all([one.blank for one in found])
    awarded = [one for one in found if one.away is not YES and one.blank is not YES]
    if not awarded:
        return Outcome(ZERO, ZERO, ZERO, ZERO, away, blank, ways=ways)
    return Outcome(
        min(one.earned for one in awarded),
        max(one.highest for one in awarded),
        max(one.max for one in awarded),
        max((one.full for one in awarded), key=abs),
        away,
        blank,
        any(one.unbounded for one in awarded),
        least=min(one.smallest for one in awarded),
        ways=ways,
    )


def _of_all(each: Sequence[Tri]) -> Tri:
    return each[0] if all(one is each[0] for one in each) else MAYBE
