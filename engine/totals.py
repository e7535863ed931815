"""From criteria to areas to the total, with every adjustment as a line of its own.

Children are added up; then, where the ruleset declares it and in this order, the base part is
rescaled, bonus and penalty added, and the sum capped, clamped and rounded. Children plus
adjustments are the whole, for what is earned, for the highest and for the maximum alike.
"""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from math import gcd

from engine.outcome import AWAY, MAYBE, NO, NO_VALUE, YES, Outcome, Tri
from engine.points import ZERO, fraction, minus, plus, rounded, total
from engine.record import Record
from engine.ruleset.criterion import Group, Summed
from engine.ruleset.model import Ruleset


class Adjustment(Record, frozen=True):
    """A line between children and whole: what it does to earned, highest and maximum, in points."""

    kind: str
    earned: Fraction
    highest: Fraction
    max: Fraction


class Sum(Record, frozen=True):
    """An area, a group or the total: bounds, maximum and adjustment lines, in points.

    `outcome.blank` YES: it has no value; `outcome.away` YES: nothing in it applies.
    """

    id: str
    outcome: Outcome
    adjustments: tuple[Adjustment, ...] = ()


class Bounds(Record, frozen=True):
    """The three figures that adjustments work on."""

    earned: Fraction
    highest: Fraction
    max: Fraction

    def mapped(self, change: Callable[[Fraction], Fraction]) -> "Bounds":
        """Each of them changed."""
        return Bounds(change(self.earned), change(self.highest), change(self.max))

    def plus(self, other: "Bounds") -> "Bounds":
        """Each of them with the other's."""
        return Bounds(
            self.earned + other.earned, self.highest + other.highest, self.max + other.max
        )


NOTHING = Bounds(ZERO, ZERO, ZERO)


def add_up(ruleset: Ruleset, outcomes: Mapping[str, Outcome]) -> dict[str, Sum]:
    """Every group by its id, and the total under the empty id."""
    return add_again(ruleset, outcomes, {}, None)


def add_again(
    ruleset: Ruleset,
    outcomes: Mapping[str, Outcome],
    sums: Mapping[str, Sum],
    stale: frozenset[str] | None,
) -> dict[str, Sum]:
    """The sums again, where only `stale` groups (None: all) hold criteria that have changed."""
    fresh = dict(sums)
    for area in ruleset.areas:
        _group(area, outcomes, fresh, stale)
    fresh[""] = add("", ruleset.total, *_of_groups(ruleset.areas, fresh))
    return fresh


def _group(
    group: Group,
    outcomes: Mapping[str, Outcome],
    sums: dict[str, Sum],
    stale: frozenset[str] | None,
) -> bool:
    """Add a group up again if it or a group in it is stale; whether it was."""
    inner = [_group(one, outcomes, sums, stale) for one in group.groups]
    if stale is not None and group.id not in stale and not any(inner):
        return False
    base, extra = _of_groups(group.groups, sums)
    sums[group.id] = add(group.id, group, [outcomes[c.id] for c in group.criteria] + base, extra)
    return True


def _of_groups(
    groups: Sequence[Group], sums: Mapping[str, Sum]
) -> tuple[list[Outcome], list[Outcome]]:
    """What groups come to: those of the base, and bonus and penalty."""
    base, extra = list[Outcome](), list[Outcome]()
    for one in groups:
        (base if one.kind == "base" else extra).append(sums[one.id].outcome)
    return base, extra


def plain(ruleset: Ruleset) -> bool:
    """Whether totals are bare sums, so that a criterion's gain is the total's gain."""
    sums: list[Summed] = [ruleset.total, *ruleset.groups()]
    return not any(s.rescale or s.cap or s.clamp or s.round is not None for s in sums)


def shifted(
    sums: Mapping[str, Sum], groups: Sequence[str], at: int, before: Outcome, after: Outcome
) -> dict[str, Sum]:
    """The sums with one criterion changed, where all are bare and it is `common` as it was.

    `groups`: those that it is in, its own first, the total's empty id last; `at`: its place among
    the items of its own.
    """
    fresh = dict(sums)
    earned, highest = _less(after.sure, before.sure), _less(after.possible, before.possible)
    most, stays = _less(after.max, before.max), _less(after.smallest, before.smallest)
    was, now = before, after
    for id_ in groups:
        old = sums[id_].outcome
        items, top = old.items, plus(old.max, most) if most else old.max
        if items:
            place = at if was is before else next(n for n, one in enumerate(items) if one is was)
            items = (*items[:place], now, *items[place + 1 :])
        made = Outcome(
            plus(old.earned, earned),
            plus(old.highest, highest),
            top,
            top,
            old.away,
            old.blank,
            old.unbounded,
            items,
            plus(old.smallest, stays) if stays else old.smallest,
        )
        fresh[id_] = Sum(id_, made, sums[id_].adjustments)
        was, now = old, made
    return fresh


def _less(after: Fraction, before: Fraction) -> Fraction:
    """What is gained; most maxima are one object and stay."""
    return ZERO if after is before else minus(after, before)


def add(id_: str, how: Summed, own: Sequence[Outcome], more: Sequence[Outcome] = ()) -> Sum:
    """The sum of its own children and of bonus and penalty, adjusted as `how` says."""
    odd = [one for one in (*own, *more) if not one.common]
    blank, unbounded = NO, False
    base, extra = own, more
    if odd:
        blank = max([one.blank for one in odd])
        unbounded = any(one.unbounded for one in odd if one.away is not YES)
        base = [one for one in own if one.away is not YES]
        extra = [one for one in more if one.away is not YES]
    unsure = [one for one in odd if one.away is MAYBE]
    lines = _may_not_apply(unsure) if unsure else []
    (now, stays), nothing = _added(base), NO
    added, stays_too = _added(extra)
    if how.rescale is not None:
        pieces = [piece for one in base for piece in one.pieces if piece.away is not YES]
        bounds, nothing = rescaled(pieces, how.rescale)
        now = _line(lines, "rescale", now, bounds)
    if nothing is YES and id_:
        gone = now.plus(added)
        line = Adjustment("nothing_applies", -gone.earned, -gone.highest, -gone.max)
        return Sum(id_, NO_VALUE if blank is YES else AWAY, (*lines, line))
    if extra:
        now, stays = now.plus(added), stays + stays_too
    least = stays if how.rescale is None else how.rescale
    for kind, change in _steps(how):
        now, least = _line(lines, kind, now, now.mapped(change)), change(least)
    parts = len(base) + len(extra)
    away = YES if not parts else MAYBE if len(unsure) == parts else NO
    if id_:  # what has nothing to rescale leaves the sum above it; the total has no value
        away, nothing = max(away, nothing) if nothing else away, NO
    lumped = bool(extra) or any(line.kind != "may_not_apply" for line in lines)
    outcome = Outcome(
        now.earned,
        now.highest,
        now.max,
        now.max,
        away,
        max(blank, nothing) if nothing else blank,
        unbounded,
        () if lumped else tuple(base),
        least,
    )
    return Sum(id_, outcome, tuple(lines))


def _added(children: Sequence[Outcome]) -> tuple[Bounds, Fraction]:
    """The bounds of a plain sum, and the maximum that is sure to stay in it; in whole numbers."""
    if not children:
        return NOTHING, ZERO
    sure = possible = most = stays = 0
    under = 1
    for one in children:
        a, b, c, d, own = one.over_one
        if own != under:
            if under % own:
                k = own // gcd(own, under)
                sure, possible, most, stays = sure * k, possible * k, most * k, stays * k
                under *= k
            k = under // own
            a, b, c, d = a * k, b * k, c * k, d * k
        sure, possible, most, stays = sure + a, possible + b, most + c, stays + d
    bounds = Bounds(fraction(sure, under), fraction(possible, under), fraction(most, under))
    return bounds, fraction(stays, under)


def _may_not_apply(unsure: Sequence[Outcome]) -> list[Adjustment]:
    """What may not apply is sure of nothing: a line says by how much."""
    less = [one for one in unsure if one.earned.numerator > 0 or one.highest.numerator < 0]
    if not less:
        return []
    earned = total(minus(one.sure, one.earned) for one in less)
    highest = total(minus(one.possible, one.highest) for one in less)
    return [Adjustment("may_not_apply", earned, highest, ZERO)]


def _steps(how: Summed) -> list[tuple[str, Callable[[Fraction], Fraction]]]:
    """The adjustments declared after the rescale, in order."""
    steps: list[tuple[str, Callable[[Fraction], Fraction]]] = []
    if how.cap is not None:
        cap = how.cap
        steps.append(("cap", lambda v: _clamped(v, -cap, cap)))
    if how.clamp is not None:
        low, high = how.clamp.at_least, how.clamp.at_most
        steps.append(("clamp", lambda v: _clamped(v, low, high)))
    if how.round is not None:
        places = how.round
        steps.append(("round", lambda v: rounded(v, places)))
    return steps


def _clamped(value: Fraction, low: Fraction | None, high: Fraction | None) -> Fraction:
    if low is not None and value < low:
        return low
    return high if high is not None and value > high else value


def _line(lines: list[Adjustment], kind: str, before: Bounds, after: Bounds) -> Bounds:
    lines.append(
        Adjustment(
            kind,
            after.earned - before.earned,
            after.highest - before.highest,
            after.max - before.max,
        )
    )
    return after


def rescaled(pieces: Sequence[Outcome], to: Fraction) -> tuple[Bounds, Tri]:
    """Earned / applicable maximum x `to`, and whether all may be not applicable (no value then)."""
    sure = [one for one in pieces if one.away is NO]
    if not any(one.max for one in pieces):
        return NOTHING, YES
    low = _ratio([(one.earned, one.max, one.away) for one in pieces], best=False)
    high = _ratio([(one.highest, _top(one), one.away) for one in pieces], best=True)
    return Bounds(low * to, high * to, to), NO if any(o.max for o in sure) else MAYBE


def _top(one: Outcome) -> Fraction:
    """The maximum at which a piece's highest award weighs best: what may leave it has left."""
    return min(one.max, max(one.smallest, one.highest))


def _ratio(parts: list[tuple[Fraction, Fraction, Tri]], *, best: bool) -> Fraction:
    """The best (worst) ratio of sums over what may leave.

    Take all, drop each optional one that pulls the wrong way, repeat until it stands. Sound; not
    always attained, as facts can be shared.
    """
    kept = parts
    while True:
        over = total(award for award, _, _ in kept)
        under = total(top for _, top, _ in kept)
        ratio = over / under if under else ZERO
        left = [
            (award, top, away)
            for award, top, away in kept
            if away is NO or (award >= ratio * top if best else award <= ratio * top)
        ]
        if len(left) == len(kept):
            return ratio
        kept = left
