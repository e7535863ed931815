"""Figures in words: values of facts, and what the exact value of a check is."""

from datetime import date
from fractions import Fraction
from typing import Literal

from engine.facts import NEVER, Value
from engine.kinds.change import ChangeOn
from engine.kinds.choice import Choice
from engine.kinds.days import DaysAfter
from engine.kinds.deadline import Deadline
from engine.kinds.deadlines import Deadlines
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
from explain.words import Words

NEVER_AT = NEVER.toordinal()
"""The number that stands for what was never done."""

Measure = Literal["share", "points", "number", "date", "days", "missed", "option"]


def value(words: Words, declaration: FactDeclaration, given: Value) -> str:
    """A fact's value without its unit."""
    if isinstance(given, Fraction):  # most are
        return words.brief(given, share=declaration.type is FactType.SHARE)
    if isinstance(given, bool):
        return words.say("report.yes" if given else "report.no")
    if isinstance(given, date):
        return words.say("report.never") if given == NEVER else words.date(given)
    if isinstance(given, str):
        return declaration.options[given].said(words.lang)
    return words.say("report.rows", n=str(len(given)))


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


def days(words: Words, check: Check, number: Fraction) -> str:
    """A number of days, working days where the rule counts those; `never` past all of them."""
    assert isinstance(check.leaf, DaysAfter)
    if number >= NEVER_AT:
        return words.say("report.never")
    key = f"report.{'worked' if check.leaf.working else 'days'}"
    return words.say(key, n=words.exact(number))
