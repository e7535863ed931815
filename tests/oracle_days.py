"""Days after a day, counted one by one straight from the rule language and the calendar files."""

from collections.abc import Mapping
from datetime import date, timedelta
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import yaml

Data = Mapping[str, Any]
FOLDER = Path(__file__).parents[1] / "rulesets" / "calendars"
DAY = timedelta(days=1)


@cache
def closed() -> tuple[frozenset[date], frozenset[date]]:
    """Every day off and every day worked instead, of all calendars."""
    off, worked = set(), set()
    for path in FOLDER.glob("*.yaml"):
        words = yaml.load(path.read_text("utf-8"), yaml.CBaseLoader)
        for span in words["off"]:
            day = date.fromisoformat(span["from"])
            while day <= date.fromisoformat(span["to"]):
                off.add(day)
                day += DAY
        worked |= {date.fromisoformat(one["day"]) for one in words.get("worked", ())}
    return frozenset(off), frozenset(worked)


def is_worked(day: date) -> bool:
    off, worked = closed()
    return day in worked or (day.isoweekday() <= 5 and day not in off)


def days_from(start: date, end: date, *, working: bool) -> int:
    """How many days come after `start` up to `end`; below 0 where that is before."""
    if end < start:
        return -days_from(end, start, working=working)
    if not working:
        return (end - start).days
    return sum(is_worked(start + n * DAY) for n in range(1, (end - start).days + 1))


def taken_off(off: Data, late: int, worth: Fraction) -> Fraction:
    """The points that being so many days late takes off, at most what there is."""
    if late <= 0:
        return Fraction(0)
    if "cut_off" in off and late > int(off["cut_off"]):
        return worth
    counted = max(1, late - int(off.get("first", "1")) + 1)
    return min(worth, counted * Fraction(off["points"]))
