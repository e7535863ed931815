"""Figures in words: values of facts, exact values of checks, and the bands they fall into."""

from datetime import date
from fractions import Fraction
from typing import Literal

from engine.facts import NEVER, Value
from engine.interval import Interval
from engine.kinds.change import ChangeOn
from engine.kinds.choice import Choice
from engine.kinds.days import DaysAfter
from engine.kinds.deadline import Deadline
from engine.kinds.deadlines import Deadlines
from engine.kinds.fixed import Fixed
from engine.kinds.index import Index
from engine.kinds.ratio import Ratio
from engine.kinds.relative import Relative
from engine.kinds.rows import RowsRule
from engine.kinds.survey import Survey
from engine.kinds.yes_no import YesNo
from engine.lower import Check
from engine.nature import Facts
from engine.points import ONE, ZERO
from engine.rule import Leaf
from engine.ruleset.fact import FactDeclaration, FactType
from engine.table import Table
from engine.view import from_number
from explain.words import Words

_NEVER = NEVER.toordinal()

Measure = Literal["share", "points", "number", "date", "days", "missed", "option"]

_OF_DAYS = frozenset({"date", "days"})
_IN_WORDS = _OF_DAYS | {"missed"}
"""Measures whose bands have words of their own."""


def value(words: Words, declaration: FactDeclaration, given: Value) -> str:
    """A fact's value without its unit."""
    if isinstance(given, bool):
        return words.say("report.yes" if given else "report.no")
    if isinstance(given, date):
        return words.say("report.never") if given == NEVER else words.date(given)
    if isinstance(given, str):
        return declaration.options[given].said(words.lang)
    if isinstance(given, tuple):
        return words.say("report.rows", n=str(len(given)))
    return words.brief(given, share=declaration.type is FactType.SHARE)


def with_unit(words: Words, declaration: FactDeclaration, given: Value) -> str:
    """A fact's value with its unit of work; English units are plural, so 1 stands without."""
    shown = value(words, declaration, given)
    plain = isinstance(given, Fraction) and declaration.type is not FactType.SHARE
    if not plain or declaration.unit is None or (words.lang == "en" and given == 1):
        return shown
    return f"{shown} {declaration.unit.said(words.lang)}"


def each(words: Words, declaration: FactDeclaration) -> str:
    """What one of the things counted is called: `vụ`; where it has no unit, a time."""
    return declaration.unit.said(words.lang) if declaration.unit else words.say("reason.unit")


def measure(leaf: Leaf, facts: Facts) -> Measure:
    """What the exact value of a check is: a share, a number, a day, days, one of some options."""
    if isinstance(leaf, DaysAfter):
        return "days"
    if isinstance(leaf, Deadlines):
        return "missed"
    if isinstance(leaf, RowsRule):
        return "share" if leaf.as_ == "share" else "number"
    if isinstance(leaf, Deadline):
        return "date"
    if isinstance(leaf, Choice | YesNo):
        return "option"
    if isinstance(leaf, Ratio | ChangeOn):
        return "share"
    if isinstance(leaf, Relative):
        return "number" if leaf.by == "rank" else "share"
    if isinstance(leaf, Survey):
        return "number" if leaf.mean else "share"
    if isinstance(leaf, Index):
        return _of_index(leaf, facts)
    read = leaf.reads()
    shares = read and all(facts[r.fact].type is FactType.SHARE for r in read)
    return "share" if shares else "number"


def _of_index(leaf: Index, facts: Facts) -> Measure:
    """A share, a mean of shares; percentage points, their difference; else a number."""
    if not of_shares(leaf, facts):
        return "number"
    together = sum(leaf.weights.values(), leaf.constant)
    return "share" if leaf.of is not None or together == ONE else "points"


def of_shares(leaf: Index, facts: Facts) -> bool:
    """Whether an index is a share itself, or a mean or a difference of shares alone."""
    if any(facts[fact].type is not FactType.SHARE for fact in leaf.weights):
        return False
    even = not leaf.constant and sum(leaf.weights.values()) in (ZERO, ONE)
    return leaf.of is not None or (even and leaf.as_ == "share")


def edges(table: Table) -> tuple[Fraction, ...]:
    """The thresholds of a table: a printed value must stay on its side of each."""
    spans = [table.interval(row) for row in table.rows]
    return tuple({end for span in spans for end in (span.low, span.high) if end is not None})


def x(words: Words, check: Check, facts: Facts, number: Fraction) -> str:
    """The exact value of a check, on its own side of every threshold."""
    kind = measure(check.leaf, facts)
    if kind in ("date", "option"):
        fact = facts[check.leaf.reads()[0].fact]
        return value(words, fact, from_number(fact, number))
    if kind == "days":
        return days(words, check, number)
    near = edges(check.table)
    if kind == "share":
        return words.share(number, near=(*near, ZERO, ONE))
    if kind == "points":
        near = tuple(100 * end for end in (*near, ZERO))
        return _points(words, words.number(100 * number, near=near))
    places = 4 if 10**4 % number.denominator == 0 else 2
    return words.number(number, places=places, near=near)


def exact(words: Words, check: Check, facts: Facts, number: Fraction) -> str:
    """The exact value of a check of a number, every decimal kept."""
    kind = measure(check.leaf, facts)
    if kind == "points":
        return _points(words, words.exact(100 * number))
    return words.exact(number, share=kind == "share")


def _points(words: Words, n: str) -> str:
    """Percentage points."""
    return words.say("report.per_cent_points", n=n)


def bounds(words: Words, check: Check, facts: Facts, span: Interval) -> str:
    """A band in words: `từ 70% đến dưới 90%`."""
    kind = measure(check.leaf, facts)
    if isinstance(check.leaf, Fixed):
        return words.say("card.band.always")
    if kind == "option":
        return x(words, check, facts, _option(span))
    if kind in _OF_DAYS:
        if span.low is not None and span.low >= _NEVER:
            return words.say("report.never")
        span = _of_days(span)
    if kind == "missed" and 0 in (span.low, span.high):
        return words.say(f"bounds.missed.{'some' if span.low == 0 else 'none'}")
    key = kind if kind in _IN_WORDS else "number"
    low, high = (_end(words, check, kind, end) for end in (span.low, span.high))
    if span.point:
        return words.say(f"bounds.{key}.is", at=low)
    edge = _of_zero(words, check, span) if kind == "days" else None
    if edge is not None:
        return edge
    low_form = "" if span.low is None else "above" if span.low_open else "from"
    high_form = "" if span.high is None else "below" if span.high_open else "to"
    form = "_".join(part for part in (low_form, high_form) if part) or "any"
    return words.say(f"bounds.{key}.{form}", low=low, high=high)


def _of_days(span: Interval) -> Interval:
    """A band of days: short of never is no end that a reader knows of."""
    if span.high is not None and span.high >= _NEVER:
        return Interval(span.low, None, span.low_open)
    return span


def _option(span: Interval) -> Fraction:
    """The option a row stands for: the first whole number in it."""
    return Fraction(0) if span.low is None else Fraction(int(span.low) + span.low_open)


def _of_zero(words: Words, check: Check, span: Interval) -> str | None:
    """A band of days that ends, or begins, before the day it counts from, or on that day."""
    if span.low is None and span.high == 0 and not span.high_open:
        return words.say("bounds.days.now")
    if span.low is None and span.high is not None and span.high < 0:
        return words.say("bounds.days.early", at=days(words, check, span.high_open - span.high))
    if span.high is None and span.low is not None and span.low < 0:
        return words.say(
            "bounds.days.not_early", at=days(words, check, 1 - span.low_open - span.low)
        )
    return None


def days(words: Words, check: Check, number: Fraction) -> str:
    """A number of days, working days where the rule counts those; `never` past all of them."""
    assert isinstance(check.leaf, DaysAfter)
    if number >= _NEVER:
        return words.say("report.never")
    key = f"report.{'worked' if check.leaf.working else 'days'}"
    return words.say(key, n=words.exact(number))


def _end(words: Words, check: Check, kind: Measure, end: Fraction | None) -> str:
    if end is None:
        return ""
    if kind == "days":
        return days(words, check, end)
    if kind == "date":
        return words.date(date.fromordinal(int(end)))
    if kind == "points":
        return _points(words, words.exact(100 * end))
    return words.exact(end, share=kind == "share")


def missed(words: Words, check: Check, facts: Facts, span: Interval) -> str:
    """How a value of a row at the end misses the threshold there: `dưới 100%`, `vượt 5%`."""
    kind = measure(check.leaf, facts)
    key = kind if kind in _OF_DAYS else "number"
    span = _of_days(span) if kind in _OF_DAYS else span
    if kind == "days" and (edge := _of_zero(words, check, span)):
        return edge
    if span.high is not None and span.low is None:
        form = "short" if span.high_open else "not_above"
        return words.say(f"missed.{key}.{form}", at=_end(words, check, kind, span.high))
    if span.low is not None and span.high is None:
        form = "over" if span.low_open else "not_below"
        return words.say(f"missed.{key}.{form}", at=_end(words, check, kind, span.low))
    return bounds(words, check, facts, span)
