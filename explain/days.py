"""Days after a day in words: how many, from when, and what being late takes off."""

from datetime import date
from fractions import Fraction

from engine.facts import NEVER
from engine.kinds.days import DaysAfter
from engine.lower import Check
from engine.points import ZERO
from explain import figures
from explain.scored import Scored


def leaf_of(check: Check) -> DaysAfter:
    """The rule of a check of this kind."""
    assert isinstance(check.leaf, DaysAfter)
    return check.leaf


def span(scored: Scored, check: Check, number: Fraction) -> str:
    """How long it took and from when: `sau 34 ngày (tính từ Ngày nhận: 05/02/2024)`."""
    words = scored.words
    count = figures.days(words, check, abs(number))
    key = "before" if number < 0 else "after"
    return words.say(f"reason.span.{key}", count=count, start=start(scored, check))


def start(scored: Scored, check: Check) -> str:
    """The day it counts from, with the name of the fact where it is one."""
    leaf, words = leaf_of(check), scored.words
    if isinstance(leaf.after, date):
        return words.date(leaf.after)
    given = scored.evidence.values.get(leaf.after)
    if not isinstance(given, date) or given == NEVER:
        return scored.label(leaf.after)
    return f"{scored.label(leaf.after)}: {words.date(given)}"


def dates(scored: Scored, check: Check, number: Fraction) -> str:
    """The arithmetic in one line: how many days from one day to another."""
    leaf, words = leaf_of(check), scored.words
    shown = figures.days(words, check, number)
    first = leaf.after if isinstance(leaf.after, date) else scored.evidence.values.get(leaf.after)
    last = scored.evidence.values.get(leaf.of)
    if not isinstance(first, date) or not isinstance(last, date) or last == NEVER:
        return shown
    ends = {"first": words.date(first), "last": words.date(last)}
    return words.say("card.step.days", count=shown, **ends)


def late(scored: Scored, check: Check, number: Fraction, earned: Fraction) -> dict[str, str]:
    """By how many days it is late, what that takes off, and after how many nothing is left."""
    leaf, words = leaf_of(check), scored.words
    off = leaf.off_per_day
    if off is None or leaf.at_most is None:
        return {}
    taken = check.worth.points - earned if check.worth.sign > 0 else -earned
    cut_off = ZERO if off.cut_off is None else Fraction(off.cut_off)
    return {
        "late": figures.days(words, check, number - leaf.at_most),
        "off": words.worth(taken),
        "cut": figures.days(words, check, cut_off),
    }
