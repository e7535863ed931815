"""Generated tables, and rules over their rows."""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from tests.generate_bands import Room, awards, proportion
from tests.generate_facts import Book

Words = dict[str, Any]

_RATIO = {"of": "done", "to": "due", "when_none": "not_applicable"}
_EACH: list[Words] = [
    {"ratio": {**_RATIO, "at_least": "50%"}},
    {"ratio": {**_RATIO, "at_least": "90%", "when_none": "zero"}},
    {"yes_no": {"of": "told"}},
    {"all_of": [{"yes_no": {"of": "told"}}, {"ratio": {**_RATIO, "above": "50%"}}]},
    {"any_of": [{"yes_no": {"of": "told"}}, {"count": {"of": "due", "at_least": "3"}}]},
]


class Cells(dict[str, Any]):
    """A row that can be told from others as a key."""

    def __hash__(self) -> int:  # type: ignore[override]
        return hash(frozenset(self.items()))


def _row(kind: str, due: int, done: int, *, told: bool) -> Cells:
    return Cells(kind=kind, due=Fraction(due), done=Fraction(done), told=told)


GOOD = _row("office", 4, 4, told=True)
BAD = _row("commune", 2, 0, told=False)
EMPTY = _row("commune", 0, 0, told=True)
HALF = _row("office", 4, 2, told=True)
POOL = [GOOD, BAD, EMPTY, HALF, _row("commune", 10, 9, told=False)]


def named(rows: list[Cells]) -> tuple[Cells, ...]:
    """A table of rows, each with a name of its own."""
    return tuple(Cells({"name": f"đơn vị {n}", **row}) for n, row in enumerate(rows))


TABLES = [named([]), named([GOOD] * 4), named([BAD] * 4), named([GOOD, BAD]), named([EMPTY])]
"""Tables that meet the ends of what can be."""


def rows(book: Book, room: Room, policy: Callable[[], str]) -> Words:
    """A rule of kind `rows`: the more rows hold, the better."""
    words: Words = {"of": book.take("rows", policy=True)}
    if book.chance(3):
        either = st.sampled_from(_EACH)
        words |= {"by": "kind", "rules": {k: book.draw(either) for k in ("office", "commune")}}
    else:
        words["each"] = book.draw(st.sampled_from(_EACH))
    marks = ["100%", "50%", "1/3"]
    if book.chance(3):
        words["as"] = "count"
        marks = ["2", "1"]
    elif book.chance(4):
        return words | proportion(book) | {"when_none": policy()}
    if book.chance(2):
        first, second, last = awards(book, room, 3)
        bands = [{"at_least": marks[0]} | first, {"at_least": marks[1]} | second]
        return words | {"bands": [*bands, {"otherwise": "true"} | last], "when_none": policy()}
    way = "above" if marks[0] != "100%" and book.chance(2) else "at_least"
    return words | {way: book.draw(st.sampled_from(marks)), "when_none": policy()}
