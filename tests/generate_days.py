"""Generated rules over days after a day, and the days at which their awards change."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import cache
from typing import Any

from hypothesis import strategies as st

from tests.generate_bands import Room, awards
from tests.generate_facts import Book, show
from tests.oracle_days import days_from
from tests.oracle_leaves import Data

Words = dict[str, Any]

CALENDARS = ["vn-2023", "vn-2024", "vn-2025"]
FIRST, LAST = date(2023, 1, 1), date(2025, 12, 31)
STARTS = ["2024-02-07", "2024-04-26", "2024-06-14"]
"""A day before the New Year's holidays, one before a day worked instead, a plain Friday."""

_COUNTS = [-4, 0, 3, 5, 10, 30, 60]
_DAY = timedelta(days=1)


def days(book: Book, room: Room, policy: Callable[[], str]) -> Words:
    """A rule of kind `days`; from a fact it always says what nothing arose does."""
    start = book.draw(st.sampled_from(STARTS)) if book.chance(3) else None
    has = start is None or book.chance(2)
    words: Words = {"of": book.take("date", policy=has)}
    words["after"] = start or book.take("date", policy=True, but=words["of"], alone=True)
    if book.chance(2):
        words["working"] = "true"
        book.counts_working_days = True
    if book.chance(2):
        words["bands"] = _bands(book, room)
    else:
        way = book.draw(st.sampled_from(["at_most", "below", "off"]))
        words["below" if way == "below" else "at_most"] = str(book.draw(st.sampled_from(_COUNTS)))
        if way == "off":
            words["off_per_day"] = _off(book, room)
    return words | ({"when_none": policy()} if has else {})


def _bands(book: Book, room: Room) -> list[Words]:
    counts = sorted(book.draw(st.sets(st.sampled_from(_COUNTS), min_size=1, max_size=3)))
    *better, last = awards(book, room, len(counts) + 1)
    bands = [
        {book.draw(st.sampled_from(["at_most", "below"])): str(count)} | award
        for count, award in zip(counts, better, strict=True)
    ]
    never = [{"never": "true", "points": "0"}] if book.chance(3) else []
    return [*bands, {"otherwise": "true"} | last, *never]


def _off(book: Book, room: Room) -> Words:
    words: Words = {"points": show(room.worth / book.draw(st.integers(1, 5)))}
    first = book.draw(st.integers(1, 3))
    if first > 1 or book.chance(2):
        words["first"] = str(first)
    if book.chance(2):
        words["cut_off"] = str(first + book.draw(st.integers(1, 4)))
    return words


def turns(body: Data) -> Iterator[date]:
    """The last day at each threshold, counted from every day that it may count from."""
    working = body.get("working") == "true"
    starts = [body["after"]] if body["after"][0].isdigit() else STARTS
    rows = [body, *body.get("bands", ())]
    counts = {int(row[key]) for row in rows for key in ("at_most", "below") if key in row}
    if "off_per_day" in body:
        due, off = int(body["at_most"]), body["off_per_day"]
        counts |= {due + int(off[key]) for key in ("first", "cut_off") if key in off}
    for start in map(date.fromisoformat, starts):
        yield from (_latest(start, count, working) for count in counts)


@cache
def _latest(start: date, count: int, working: bool) -> date:
    """The last day that is at most so many days after another."""
    day = start - 30 * _DAY
    while days_from(start, day + _DAY, working=working) <= count:
        day += _DAY
    return day
