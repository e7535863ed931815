"""Bounds and bands for generated rules: in order, without gaps, best first."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from tests.generate_facts import Book, percent, show

Words = dict[str, Any]
ONE = Fraction(1)

SHARES = [Fraction(n, 20) for n in (1, 5, 8, 10, 14, 16, 19, 20)] + [Fraction(1, 3), Fraction(2, 3)]
AWARDS = [ONE, Fraction(4, 5), Fraction(2, 3), Fraction(1, 2), Fraction(1, 4), Fraction(1, 10)]
DAYS = ["2024-01-10", "2024-03-31", "2024-06-30", "2024-07-01", "2024-12-31"]

_FACING = {"at_least": "below", "above": "at_most", "at_most": "above", "below": "at_least"}
_RISING = frozenset({"at_most", "below"})


@dataclass(frozen=True)
class Room:
    """What a rule is drawn for: its points, and what it may say."""

    worth: Fraction
    official: bool
    plain: bool = False
    penalty: bool = False


@dataclass(frozen=True)
class Line:
    """Where thresholds may lie: candidates, and the least and greatest value there is."""

    marks: Sequence[Fraction]
    low: Fraction | None
    high: Fraction | None
    share: bool = False

    def fits(self, op: str, mark: Fraction) -> bool:
        """Whether the bound leaves something on both of its sides."""
        after_low = self.low is None or mark > self.low or (mark == self.low and op in _AT_LOW)
        before_high = (
            self.high is None or mark < self.high or (mark == self.high and op in _AT_HIGH)
        )
        return after_low and before_high

    def cuts(self, op: str) -> list[Fraction]:
        """The candidates that fit, best bound first."""
        fitting = {mark for mark in self.marks if self.fits(op, mark)}
        return sorted(fitting, reverse=op not in _RISING)

    def text(self, mark: Fraction) -> str:
        """A threshold as written."""
        return percent(mark) if self.share else show(mark)


_AT_LOW = frozenset({"above", "at_most"})
_AT_HIGH = frozenset({"at_least", "below"})


def graded(book: Book, room: Room, line: Line, *, window: bool = True) -> Words:
    """One threshold, a window between two where allowed, or bands."""
    op = book.draw(st.sampled_from([op for op in _FACING if line.cuts(op)]))
    cuts = line.cuts(op)
    if book.chance(2):
        return {"bands": _bands(book, room, line, op, cuts)}
    if window and book.chance(5):
        return _window(book, line)
    return {op: line.text(book.draw(st.sampled_from(cuts)))}


def _window(book: Book, line: Line) -> Words:
    """Full inside two bounds, or on one value: not better upward, nor downward."""
    marks = sorted({m for m in line.marks if line.fits("at_least", m) or line.fits("at_most", m)})
    low = book.draw(st.sampled_from(marks))
    high = book.draw(st.sampled_from([mark for mark in marks if mark >= low]))
    if low == high:
        return {"is": line.text(low)}
    return {"at_least": line.text(low), "at_most": line.text(high)}


def _bands(book: Book, room: Room, line: Line, op: str, cuts: list[Fraction]) -> list[Words]:
    if op == "above" and book.chance(5):
        return _at_one_value(book, room, line, cuts)
    count = book.draw(st.integers(1, min(3, len(cuts))))
    picked = book.draw(st.sets(st.sampled_from(cuts), min_size=count, max_size=count))
    marks = [mark for mark in cuts if mark in picked]
    *better, last = awards(book, room, len(marks) + 1)
    bands: list[Words] = []
    for place, (mark, award) in enumerate(zip(marks, better, strict=True)):
        bounds = {op: line.text(mark)}
        if place and book.chance(4):
            bounds[_FACING[op]] = line.text(marks[place - 1])
        bands.append(bounds | award)
    if book.chance(4):
        return [*bands, {_FACING[op]: line.text(marks[-1])} | last]
    return [*bands, {"otherwise": "true"} | last]


def _at_one_value(book: Book, room: Room, line: Line, cuts: list[Fraction]) -> list[Words]:
    mark = line.text(book.draw(st.sampled_from(cuts)))
    first, second, last = awards(book, room, 3)
    return [{"above": mark} | first, {"is": mark} | second, {"otherwise": "true"} | last]


def awards(book: Book, room: Room, count: int) -> list[Words]:
    """So many awards, each less than the one before; a plain rule's first is full."""
    pool = AWARDS[1:] if room.plain else AWARDS
    wanted = count - 2 if room.plain else count - 1
    picked = sorted(
        book.draw(st.sets(st.sampled_from(pool), min_size=wanted, max_size=wanted)), reverse=True
    )
    shares = [ONE, *picked] if room.plain else picked
    rest = [share for share in AWARDS if share < shares[-1]]
    least = book.draw(st.sampled_from(rest)) if rest and book.chance(5) else Fraction(0)
    in_points = room.official and book.chance(3)
    return [
        {"points": show(share * room.worth)} if in_points else {"share": percent(share)}
        for share in [*shares, least]
    ]


def day_bands(book: Book, room: Room) -> list[Words]:
    """Bands of days, `by` or `before`, with what is later than all of them."""
    days = sorted(book.draw(st.sets(st.sampled_from(DAYS), min_size=1, max_size=3)))
    *better, last = awards(book, room, len(days) + 1)
    bands = [
        {book.draw(st.sampled_from(["by", "before"])): day} | award
        for day, award in zip(days, better, strict=True)
    ]
    return [*bands, {"otherwise": "true"} | last]


def proportion(book: Book) -> Words:
    """In proportion to a share, with or without a floor and a target."""
    target = book.draw(st.sampled_from([None, *SHARES[4:]]))
    words = {} if target is None else {"target": percent(target)}
    floors = [share for share in SHARES if share < (target or ONE)]
    if book.chance(2):
        words["floor"] = percent(book.draw(st.sampled_from(floors)))
    return {"proportional": words}
