"""Where one figure stands among others: against the best, the mean, the median, by rank.

With the others known, the standing x is a function of the one figure v that rises (or falls) with
it, made of pieces `(a v + b) / (c v + d)`. So thresholds over x are thresholds over v, exactly.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import pairwise
from typing import Literal, NamedTuple

from engine.facts import Other
from engine.interval import ANY, Interval
from engine.points import ONE, ZERO
from engine.reach import Values, hull

By = Literal["best", "mean", "median", "leader", "rank"]
Way = Literal["up", "down"]

HALF = Fraction(1, 2)


class Piece(NamedTuple):
    """`(a v + b) / (c v + d)` for every v of a span, over which `c v + d` is above zero."""

    span: Interval
    a: Fraction
    b: Fraction
    c: Fraction = ZERO
    d: Fraction = ONE

    def at(self, v: Fraction) -> Fraction:
        """The standing of a figure."""
        return (self.a * v + self.b) / (self.c * v + self.d)

    def end(self, v: Fraction | None) -> Fraction | None:
        """The standing at an end of the span; None for no bound."""
        if v is not None:
            return self.at(v) if self.c * v + self.d else None
        if self.c:
            return self.a / self.c
        return None if self.a else self.b / self.d

    def above(self, t: Fraction, *, strict: bool) -> Interval | None:
        """The figures of which the standing is t or more (more, when strict)."""
        return _meet(self.span, self.a - t * self.c, t * self.d - self.b, strict)

    def below(self, t: Fraction, *, strict: bool) -> Interval | None:
        """The figures of which the standing is t or less."""
        return _meet(self.span, t * self.c - self.a, self.b - t * self.d, strict)


def _meet(span: Interval, m: Fraction, n: Fraction, strict: bool) -> Interval | None:
    """The part of a span where m v >= n (> when strict)."""
    if not m:
        return span if n < 0 or (n == 0 and not strict) else None
    half = Interval(n / m, None, low_open=strict) if m > 0 else Interval(None, n / m, False, strict)
    both = span.meet(half)
    return None if both.empty else both


@dataclass(frozen=True)
class Standing:
    """The standing among `others`; `way` down: less is better. No others: it stands alone."""

    by: By
    way: Way
    others: tuple[Fraction, ...]

    def at(self, v: Fraction) -> Fraction | None:
        """The standing of a figure; None where there is nothing above zero to hold it against."""
        return next((piece.at(v) for piece in self.pieces if v in piece.span), None)

    def reference(self, v: Fraction) -> Fraction:
        """What the figure is held against: the best of all, the mean, the median."""
        every = sorted([v, *self.others])
        if self.by == "mean":
            return sum(every, ZERO) / len(every)
        if self.by == "median":
            half = len(every) // 2
            return every[half] if len(every) % 2 else (every[half - 1] + every[half]) / 2
        return every[0] if self.way == "down" else every[-1]

    def figures(self, target: Interval) -> Interval | None:
        """The figures that bring the standing into `target`; None where none does."""
        found = []
        for piece in self.pieces:
            inside: Interval | None = piece.span
            if target.low is not None:
                inside = piece.above(target.low, strict=target.low_open)
            if target.high is not None and inside is not None:
                below = piece.below(target.high, strict=target.high_open)
                inside = None if below is None else inside.meet(below)
            if inside is not None and not inside.empty:
                found.append(inside)
        return hull(found)

    def standings(self, figures: Interval) -> Interval | None:
        """The hull of the standings of figures in an interval."""
        return hull(
            _image(piece, piece.span.meet(figures))
            for piece in self.pieces
            if not piece.span.meet(figures).empty
        )

    def holds(self, figures: Interval) -> bool:
        """Whether every figure of an interval has a standing."""
        defined = hull(piece.span for piece in self.pieces)
        return defined is not None and figures.meet(defined) == figures

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """The function, from small figures to large ones."""
        made = {
            "best": self._best,
            "mean": self._mean,
            "median": self._median,
            "leader": self._leader,
            "rank": self._rank,
        }[self.by]()
        return tuple(piece for piece in made if not piece.span.empty)

    def _best(self) -> Iterator[Piece]:
        if not self.others:
            yield Piece(_POSITIVE, ZERO, ONE)
        elif self.way == "up":
            best = max(self.others)
            if best > 0:
                yield Piece(Interval(None, best), ONE, ZERO, ZERO, best)
            yield Piece(Interval(max(best, ZERO), None, low_open=True), ZERO, ONE)
        elif (best := min(self.others)) > 0:
            yield Piece(Interval(ZERO, best, True, True), ZERO, ONE)
            yield Piece(Interval(best, None), ZERO, best, ONE, ZERO)

    def _mean(self) -> Iterator[Piece]:
        rest = sum(self.others, ZERO)
        span = Interval(-rest, None, low_open=True)
        yield Piece(span, Fraction(len(self.others) + 1), ZERO, ONE, rest)

    def _median(self) -> Iterator[Piece]:
        some, half = sorted(self.others), len(self.others) // 2
        if len(some) % 2 == 0:
            low, high = (some[half - 1], some[half]) if some else (None, None)
            middle = Piece(Interval(low, high).meet(_POSITIVE), ZERO, ONE)
            yield from _around(low, middle, high)
            return
        centre = some[half]
        low = (some[half - 1] + centre) / 2 if half else None
        high = (some[half + 1] + centre) / 2 if half else None
        span = Interval(some[half - 1], some[half + 1]) if half else ANY
        positive = Interval(-centre, None, low_open=True)
        middle = Piece(span.meet(positive), Fraction(2), ZERO, ONE, centre)
        yield from _around(low, middle, high, span)

    def _leader(self) -> Iterator[Piece]:
        best = max(self.others, default=ONE)
        yield Piece(Interval(None, ONE, high_open=True), HALF, ZERO)
        yield Piece(Interval(ONE, ONE), ZERO, HALF)
        if best > 1:
            span = Interval(ONE, best, True, True)
            yield Piece(span, ONE, best - 2, ZERO, 2 * (best - 1))
            yield Piece(Interval(best, None), ZERO, ONE)
        else:
            yield Piece(Interval(ONE, None, low_open=True), ZERO, ONE)

    def _rank(self) -> Iterator[Piece]:
        edges: list[Fraction | None] = [None, *sorted(set(self.others)), None]
        up = self.way == "up"
        for low, high in pairwise(edges):
            span = Interval(low, high, not up and low is not None, up and high is not None)
            better = sum(
                (high is not None and one >= high) if up else (low is not None and one <= low)
                for one in self.others
            )
            yield Piece(span, ZERO, Fraction(1 + better))


_POSITIVE = Interval(ZERO, None, low_open=True)


def _around(
    low: Fraction | None, middle: Piece, high: Fraction | None, span: Interval | None = None
) -> Iterator[Piece]:
    """Below and above the middle the median stands still, at `low` and at `high`."""
    span = Interval(low, high) if span is None else span
    if low is not None and low > 0:
        yield Piece(Interval(None, span.low, high_open=True), ONE, ZERO, ZERO, low)
    yield middle
    if high is not None and high > 0:
        yield Piece(Interval(span.high, None, low_open=True), ONE, ZERO, ZERO, high)


def _image(piece: Piece, part: Interval) -> Interval:
    """The standings of a part of a piece."""
    low, high = piece.end(part.low), piece.end(part.high)
    if piece.a * piece.d - piece.b * piece.c < 0:
        return Interval(high, low, part.high_open, part.low_open)
    if not piece.a and not piece.c:
        return Interval(low, high)
    return Interval(low, high, part.low_open, part.high_open)


class Standings(Values, frozen=True):
    """The standings of figures that can still be, among others that are known."""

    own: Values
    among: Standing

    def within(self, interval: Interval) -> Interval | None:
        """See `Values.within`."""
        wanted = self.among.figures(interval)
        inside = None if wanted is None else self.own.within(wanted)
        found = None if inside is None else self.among.standings(inside)
        return None if found is None else found.meet(interval)


def spread(by: By, way: Way, own: Interval, others: Sequence[Other]) -> Interval:
    """Between what the standing is, with the others where they are known to be.

    Better others make it worse, so the ends are where all others are at their worst, or out, and
    where all are at their best. Sound where no figure is below zero.
    """
    if by in ("mean", "median"):
        return _central(by, own, others)
    staying = [one for one in others if not one.leaves]
    worst = [one.low if way == "up" else one.high for one in staying]
    best = [one.high if way == "up" else one.low for one in others]
    easy = Standing(by, way, tuple(one for one in worst if one is not None))
    hard = Standing(by, way, tuple(one for one in best if one is not None))
    endless = len(best) - len(hard.others)
    at_easy, at_hard = easy.standings(own), hard.standings(own)
    if by == "rank":  # every figure has one
        low, high = _ends(at_easy)[0], _ends(at_hard)[1]
        return Interval(low, None if high is None else high + endless)
    high = _ends(at_easy)[1] if easy.holds(own) else None
    least = _ends(at_hard)[0] if hard.holds(own) and not endless else None
    if by == "leader" and endless:  # up to its target a figure is held against nobody
        least = min(own.low or ZERO, ONE) / 2
    return Interval(ZERO if least is None else least, ONE if high is None else high)


def _central(by: By, own: Interval, others: Sequence[Other]) -> Interval:
    """The same against the mean or the median, which those who may leave can move either way.

    Of so many who stay, the ones with the least (the most) make it least (most), so it is enough
    to try every number of them.
    """
    staying = [one for one in others if not one.leaves]
    leaving = [one for one in others if one.leaves]
    least: list[Fraction | None] = []
    most: list[Fraction | None] = []
    for count in range(len(leaving) + 1):
        low = sorted(leaving, key=lambda one: one.low or ZERO)[:count]
        easy = Standing(by, "up", tuple(one.low or ZERO for one in (*staying, *low)))
        most.append(_ends(easy.standings(own))[1] if easy.holds(own) else None)
        high = sorted(leaving, key=lambda one: (one.high is not None, -(one.high or ZERO)))[:count]
        least.append(_least(by, own, [*staying, *high]))
    return Interval(
        min((one or ZERO for one in least), default=ZERO),
        None if None in most else max(one for one in most if one is not None),
    )


def _least(by: By, own: Interval, others: Sequence[Other]) -> Fraction | None:
    """The least standing among these at their most; None where it comes near to 0."""
    ends = [one.high for one in others if one.high is not None]
    endless = len(others) - len(ends)
    if endless and (by == "mean" or (len(others) + 1) // 2 > len(ends)):
        return None  # the middle one is without an end
    beyond = max([own.low or ZERO, own.high or ZERO, *ends]) + ONE
    hard = Standing(by, "up", (*ends, *[beyond] * endless))
    return _ends(hard.standings(own))[0] if hard.holds(own) else None


def _ends(found: Interval | None) -> tuple[Fraction | None, Fraction | None]:
    return (None, None) if found is None else (found.low, found.high)
