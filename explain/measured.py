"""What a check measures, in words: its exact value, and the bands it falls into."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property

from engine.interval import Interval
from engine.kinds.fixed import Fixed
from engine.lower import Check
from engine.nature import Facts
from engine.points import ONE, ZERO
from engine.ruleset.fact import FactDeclaration
from engine.view import from_number
from explain.figures import NEVER_AT, Measure, days, measure, value
from explain.words import Words

_OF_DAYS = frozenset({"date", "days"})
_IN_WORDS = _OF_DAYS | {"missed"}
"""Measures whose bands have words of their own."""


@dataclass(frozen=True, eq=False)
class Measured:
    """One check in one language. What hangs on the rule alone is put into words once."""

    words: Words
    check: Check
    facts: Facts

    @cached_property
    def kind(self) -> Measure:
        """What its exact value is."""
        return measure(self.check.leaf, self.facts)

    @cached_property
    def near(self) -> tuple[Fraction, ...]:
        """The thresholds of its table: a printed value must stay on its side of each."""
        ends = (end for _, span in self.check.table.spans for end in (span.low, span.high))
        own = {end for end in ends if end is not None}
        if self.kind == "points":
            return tuple(100 * end for end in own | {ZERO})
        return tuple(own | {ZERO, ONE} if self.kind == "share" else own)

    def x(self, number: Fraction) -> str:
        """The exact value, on its own side of every threshold."""
        words, kind = self.words, self.kind
        if kind == "share":
            return words.share(number, near=self.near)
        if kind in ("date", "option"):
            return value(words, self._read, from_number(self._read, number))
        if kind == "days":
            return days(words, self.check, number)
        if kind == "points":
            return self._points(words.number(100 * number, near=self.near))
        places = 4 if 10**4 % number.denominator == 0 else 2
        return words.number(number, places=places, near=self.near)

    def exact(self, number: Fraction) -> str:
        """The exact value of a check of a number, every decimal kept."""
        if self.kind == "points":
            return self._points(self.words.exact(100 * number))
        return self.words.exact(number, share=self.kind == "share")

    @property
    def _read(self) -> FactDeclaration:
        """The fact that it is about, where it is about one alone."""
        return self.facts[self.check.leaf.reads()[0].fact]

    def _points(self, n: str) -> str:
        """Percentage points."""
        return self.words.say("report.per_cent_points", n=n)

    def told(self, band: int) -> dict[str, str]:
        """What sentences say of a band: which it is, how it misses, the best one, the maximum."""
        found = self._told.get(band)
        if found is None:
            check = self.check
            span = self._span(band)
            found = self._told[band] = {
                "band": self.bounds(span),
                "best": self.bounds(self._span(min(check.bands))),
                "side": self.missed(span),
                "max": self.words.points(check.worth.points),
            }
        return found

    @cached_property
    def _told(self) -> dict[int, dict[str, str]]:
        return {}

    def _span(self, band: int) -> Interval:
        """The values of x in a band, by its place in the ruleset."""
        return self.check.table.spans[self.check.bands.index(band)][1]

    def of_band(self, band: int) -> str:
        """A band, by its place in the ruleset, in words."""
        return self.bounds(self._span(band))

    def bounds(self, span: Interval) -> str:
        """A band in words: `từ 70% đến dưới 90%`."""
        say, kind = self.words.say, self.kind
        if isinstance(self.check.leaf, Fixed):
            return say("card.band.always")
        if kind == "option":
            return self.x(_option(span))
        if kind in _OF_DAYS:
            if span.low is not None and span.low >= NEVER_AT:
                return say("report.never")
            span = _of_days(span)
        if kind == "missed" and 0 in (span.low, span.high):
            return say(f"bounds.missed.{'some' if span.low == 0 else 'none'}")
        key = kind if kind in _IN_WORDS else "number"
        low, high = self._end(span.low), self._end(span.high)
        if span.point:
            return say(f"bounds.{key}.is", at=low)
        edge = self._of_zero(span) if kind == "days" else None
        if edge is not None:
            return edge
        low_form = "" if span.low is None else "above" if span.low_open else "from"
        high_form = "" if span.high is None else "below" if span.high_open else "to"
        form = "_".join(part for part in (low_form, high_form) if part) or "any"
        return say(f"bounds.{key}.{form}", low=low, high=high)

    def missed(self, span: Interval) -> str:
        """How a value of a row at the end misses the threshold there: `dưới 100%`, `vượt 5%`."""
        say, kind = self.words.say, self.kind
        key = kind if kind in _OF_DAYS else "number"
        span = _of_days(span) if kind in _OF_DAYS else span
        if kind == "days" and (edge := self._of_zero(span)):
            return edge
        if span.high is not None and span.low is None:
            form = "short" if span.high_open else "not_above"
            return say(f"missed.{key}.{form}", at=self._end(span.high))
        if span.low is not None and span.high is None:
            form = "over" if span.low_open else "not_below"
            return say(f"missed.{key}.{form}", at=self._end(span.low))
        return self.bounds(span)

    def _of_zero(self, span: Interval) -> str | None:
        """A band of days that ends, or begins, before the day it counts from, or on that day."""
        say = self.words.say
        if span.low is None and span.high == 0 and not span.high_open:
            return say("bounds.days.now")
        if span.low is None and span.high is not None and span.high < 0:
            return say("bounds.days.early", at=self._days(span.high_open - span.high))
        if span.high is None and span.low is not None and span.low < 0:
            return say("bounds.days.not_early", at=self._days(1 - span.low_open - span.low))
        return None

    def _end(self, end: Fraction | None) -> str:
        if end is None:
            return ""
        if self.kind == "days":
            return self._days(end)
        if self.kind == "date":
            return self.words.date(date.fromordinal(int(end)))
        return self.exact(end)

    def _days(self, number: Fraction) -> str:
        return days(self.words, self.check, number)


def _of_days(span: Interval) -> Interval:
    """A band of days: short of never is no end that a reader knows of."""
    if span.high is not None and span.high >= NEVER_AT:
        return Interval(span.low, None, span.low_open)
    return span


def _option(span: Interval) -> Fraction:
    """The option a row stands for: the first whole number in it."""
    return Fraction(0) if span.low is None else Fraction(int(span.low) + span.low_open)
