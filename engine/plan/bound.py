"""The total as a linear expression of the model: exact for plain sums, never too low otherwise.

What cannot be put in straight lines is loosened: rounding by half a unit, a limit from below by its
chord. A plan found under it is scored by the engine; one that it does not confirm is cut off.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from engine.outcome import Outcome, Tri
from engine.plan.model import Model, Terms, plus
from engine.points import ONE, ZERO
from engine.ruleset.criterion import Group, Summed
from engine.ruleset.model import Ruleset
from engine.run import Run


@dataclass(frozen=True)
class Bound:
    """`constant + sum of terms`, between `low` and `high`."""

    constant: Fraction = ZERO
    terms: Terms = field(default_factory=dict)
    low: Fraction = ZERO
    high: Fraction = ZERO

    def plus(self, other: "Bound") -> "Bound":
        """The sum of both."""
        return Bound(
            self.constant + other.constant,
            plus(self.terms, other.terms),
            self.low + other.low,
            self.high + other.high,
        )

    def times(self, factor: Fraction, more: Fraction = ZERO) -> "Bound":
        """`factor` (above zero) times it, and `more`."""
        return Bound(
            self.constant * factor + more,
            {v: a * factor for v, a in self.terms.items()},
            self.low * factor + more,
            self.high * factor + more,
        )


def constant(value: Fraction) -> Bound:
    """A figure that nothing moves."""
    return Bound(value, {}, value, value)


def total(each: Iterable[Bound]) -> Bound:
    """All together."""
    found = Bound()
    for one in each:
        found = found.plus(one)
    return found


Figure = Callable[[Outcome], Fraction]
"""Which figure of an outcome: `earned`, `sure` or `max`."""

OfCriterion = Callable[[str, Figure], Bound]
"""A figure of a criterion as the model has it."""


@dataclass(frozen=True)
class Rescaled:
    """A total that is earned / most * `to`, where the most moves too: a ratio of two sums."""

    earned: Bound
    most: Bound
    to: Fraction
    slack: Fraction


class Totals:
    """The total of a ruleset under a model."""

    def __init__(self, ruleset: Ruleset, run: Run, model: Model, of: OfCriterion) -> None:
        self._ruleset, self._run, self._model, self._of = ruleset, run, model, of

    def total(self) -> Bound:
        """The total earned, at most."""
        children = [(area.kind, self._group(area)) for area in self._ruleset.areas]
        return self._added(self._ruleset.total, children, self._areas, ())

    def ratio(self) -> Rescaled | None:
        """The total as a ratio, where that is what it is and its denominator moves."""
        how, areas = self._ruleset.total, self._ruleset.areas
        groups = list(self._ruleset.groups())
        plain = all(one.kind == "base" and not _adjusted(one) for one in groups)
        if how.rescale is None or how.cap or how.clamp or not plain:
            return None
        ids = [c.id for area in areas for c in area.all_criteria()]
        tops = total(self._of(id_, most) for id_ in ids)
        if tops.low == tops.high:
            return None
        earned = total(self._of(id_, _earned) for id_ in ids)
        slack = ZERO if how.round is None else Fraction(1, 2 * 10**how.round)
        return Rescaled(earned, tops, how.rescale, slack)

    @property
    def _areas(self) -> Sequence[tuple[str, Outcome]]:
        return [(area.kind, self._run.sums[area.id].outcome) for area in self._ruleset.areas]

    def _group(self, group: Group) -> Bound:
        figure = _earned if group.rescale is not None else _sure
        children: list[tuple[str, Bound]] = [
            ("base", self._of(c.id, figure)) for c in group.criteria
        ]
        children += [(inner.kind, self._group(inner)) for inner in group.groups]
        outcomes: list[tuple[str, Outcome]] = [
            ("base", self._run.outcomes[c.id]) for c in group.criteria
        ]
        outcomes += [(inner.kind, self._run.sums[inner.id].outcome) for inner in group.groups]
        return self._added(group, children, outcomes, [c.id for c in group.criteria])

    def _added(
        self,
        how: Summed,
        children: Sequence[tuple[str, Bound]],
        outcomes: Sequence[tuple[str, Outcome]],
        own: Iterable[str],
    ) -> Bound:
        """As `engine.totals.add`, of bounds."""
        extra = total(one for kind, one in children if kind != "base")
        base = total(one for kind, one in children if kind == "base")
        if how.rescale is not None:
            kept = [o for kind, o in outcomes if kind == "base" and o.away is not Tri.YES]
            top = sum((piece.max for o in kept for piece in o.pieces), ZERO)
            base = _per_most(base, how.rescale, top - self._less(how, own))
        return self._steps(how, base.plus(extra))

    def _less(self, how: Summed, own: Iterable[str]) -> Fraction:
        """By how much the maximum can shrink when criteria come not to apply."""
        ids = list(own)
        if how is self._ruleset.total:
            ids = [c.id for c in self._ruleset.criteria()]
        found = ZERO
        for id_ in ids:
            now = self._run.outcomes[id_].max
            found += max(ZERO, now - self._of(id_, most).low)
        return found

    def _steps(self, how: Summed, bound: Bound) -> Bound:
        """Cap, clamp and round, in this order."""
        if how.cap is not None:
            bound = self._under(self._over(bound, -how.cap), how.cap)
        if how.clamp is not None:
            low, high = how.clamp.at_least, how.clamp.at_most
            bound = bound if low is None else self._over(bound, low)
            bound = bound if high is None else self._under(bound, high)
        if how.round is not None:
            bound = bound.times(ONE, Fraction(1, 2 * 10**how.round))
        return bound

    def _under(self, bound: Bound, most: Fraction) -> Bound:
        """No more than `most`."""
        if bound.high <= most:
            return bound
        capped = self._model.variable(min(bound.low, most), most, whole=False)
        terms = plus(bound.terms, {capped: -ONE})
        self._model.at_least(terms, -bound.constant)
        return Bound(ZERO, {capped: ONE}, min(bound.low, most), most)

    def _over(self, bound: Bound, least: Fraction) -> Bound:
        """No less than `least`: by the chord, which is never too low."""
        if bound.low >= least:
            return bound
        if bound.high <= least:
            return constant(least)
        slope = (bound.high - least) / (bound.high - bound.low)
        return bound.times(slope, least - slope * bound.low)


def _per_most(base: Bound, to: Fraction, top: Fraction) -> Bound:
    """Earned over the maximum, times `to`."""
    return base.times(to / top) if top > 0 else constant(to)


def _adjusted(how: Summed) -> bool:
    return bool(how.rescale or how.cap or how.clamp or how.round is not None)


def _earned(one: Outcome) -> Fraction:
    return one.earned


def _sure(one: Outcome) -> Fraction:
    return one.sure


def most(one: Outcome) -> Fraction:
    """The maximum that counts; none where it does not apply."""
    return ZERO if one.away is Tri.YES else one.max
