"""Numbers and bounds as a ruleset writes them: `95%`, `2024-12-31`, `at_least: 70%, below: 90%`."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction

from engine.facts import NEVER
from engine.interval import Interval
from engine.kinds.survey import Survey
from engine.nature import Facts
from engine.points import text
from engine.rule import Leaf
from engine.ruleset.fact import FactType

Show = Callable[[Fraction], str]


def percent(x: Fraction) -> str:
    """A share, exactly: `66.5%`, or `2/3` where the decimal never ends."""
    shown = text(x * 100)
    return text(x) if "/" in shown else f"{shown}%"


def day(x: Fraction) -> str:
    """A day number as a date, or `never`."""
    found = date.fromordinal(int(x))
    return "never" if found == NEVER else found.isoformat()


def shows(leaf: Leaf, facts: Facts) -> Show:
    """How the figure that a rule is over is written."""
    if leaf.name in ("ratio", "change") or getattr(leaf, "as_", "") == "share":
        return percent
    if leaf.name == "days":
        return lambda x: "never" if x >= NEVER.toordinal() else text(x)
    if leaf.name == "deadlines":
        return text
    if leaf.name == "relative":
        return text if getattr(leaf, "by", "") == "rank" else percent
    if isinstance(leaf, Survey):
        return text if leaf.mean else percent
    declared = [facts[read.fact] for read in leaf.reads() if read.fact in facts]
    if not declared:
        return text
    match declared[0].type:
        case FactType.SHARE:
            return percent
        case FactType.DATE:
            return day
        case FactType.CHOICE:
            codes = list(declared[0].options)
            return lambda x: codes[int(x)]
        case _:
            return text


def limits(span: Interval, show: Show) -> str:
    """An interval in the words of a band; `otherwise: true` where it has no end."""
    if span.point and span.low is not None:
        return f"is: {show(span.low)}"
    ends = []
    if span.low is not None:
        ends.append(f"{'above' if span.low_open else 'at_least'}: {show(span.low)}")
    if span.high is not None:
        ends.append(f"{'below' if span.high_open else 'at_most'}: {show(span.high)}")
    return ", ".join(ends) or "otherwise: true"


def days(span: Interval, show: Show) -> str:
    """An interval of days in the words of a band; later than every day is `never`."""
    never = Fraction(NEVER.toordinal())
    if span.low is not None and span.low >= never:
        return "never: true"
    ends = []
    if span.low is not None:
        ends.append(f"{'after' if span.low_open else 'from'}: {show(span.low)}")
    if span.high is not None and span.high < never:
        ends.append(f"{'before' if span.high_open else 'by'}: {show(span.high)}")
    return ", ".join(ends) or "otherwise: true"


def bounds(leaf: Leaf, facts: Facts) -> Callable[[Interval], str]:
    """How the bounds of a rule's bands are written."""
    show, write = shows(leaf, facts), days if leaf.name == "deadline" else limits
    if leaf.name == "days":
        return lambda span: limits(_short_of_never(span), show)
    return lambda span: write(span, show)


def _short_of_never(span: Interval) -> Interval:
    """Numbers of days without the end that never puts to them; what is never alone stays."""
    never = Fraction(NEVER.toordinal())
    if span.high is None or span.high < never or span.low == never:
        return span
    return Interval(span.low, None, span.low_open)
