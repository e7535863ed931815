"""Generated rules over several deadlines."""

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from tests.generate_bands import DAYS, Room, awards
from tests.generate_facts import Book, show

Words = dict[str, Any]


def deadlines(book: Book, room: Room, policy: Callable[[], str]) -> Words:
    """A rule of kind `deadlines` over one to three days."""
    has = book.chance(2)
    count = book.draw(st.integers(1, 3))
    facts = {book.take("date", policy=has) for _ in range(count)}
    each = {
        fact: {book.draw(st.sampled_from(["by", "before"])): book.draw(st.sampled_from(DAYS))}
        for fact in sorted(facts)
    }
    words: Words = {"each": each} | _award(book, room, len(each))
    return words | ({"when_none": policy()} if has else {})


def _award(book: Book, room: Room, count: int) -> Words:
    way = book.draw(st.sampled_from(["at_most", "bands", "off_each"]))
    if way == "at_most":
        return {"at_most": str(book.draw(st.integers(0, count - 1)))}
    if way == "off_each":
        part = book.draw(st.integers(1, 4))
        return {"off_each": {"points": show(room.worth / part)}}
    first, *_, last = awards(book, room, 2)
    return {"bands": [{"at_most": "0"} | first, {"otherwise": "true"} | last]}
