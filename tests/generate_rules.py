"""Rules made of rules, and any rule at all, for generated rulesets."""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from tests.generate_bands import (
    Room,
)
from tests.generate_facts import Book, label, percent, show
from tests.generate_leaves import LEAVES, leaf

Words = dict[str, Any]
ZERO = Fraction(0)

_SPLITS = [(1, 1), (1, 3), (2, 1), (2, 1, 1), (1, 1, 1)]


def rule(book: Book, room: Room, depth: int = 2) -> Words:
    """A rule of any kind; composites as deep as `depth`."""
    if depth and book.chance(4):
        kind = book.draw(st.sampled_from([*_COMPOSITES, "all_of", "any_of"]))
        return {kind: _COMPOSITES.get(kind, several)(book, room, depth)}
    return leaf(book, room)


def several(book: Book, room: Room, depth: int) -> list[Words]:
    """The rules of a condition."""
    inner = Room(room.worth, room.official, plain=True, penalty=room.penalty)
    count = book.draw(st.integers(1, 3))
    return [_one_of_several(book, inner, depth) for _ in range(count)]


def _one_of_several(book: Book, inner: Room, depth: int) -> Words:
    if depth > 1 and book.chance(6):
        return {"any_of": several(book, inner, 0)}
    if depth > 1 and book.chance(6):
        return {"branch": branch(book, inner, 1)}
    return leaf(book, inner)


def branch(book: Book, room: Room, depth: int) -> list[Words]:
    """One or two ways with conditions, and what holds otherwise."""
    ways = [
        {"when": when(book, room), "then": rule(book, room, depth - 1)}
        for _ in range(book.draw(st.integers(1, 2)))
    ]
    return [*ways, {"otherwise": rule(book, room, depth - 1)}]


def when(book: Book, room: Room) -> Words:
    """A condition; in a small ruleset over facts of which every value can be gone through."""
    inner = Room(room.worth, room.official, plain=True)
    if book.chance(4):
        kinds = st.sampled_from(["commune", "ward", ["ward", "district"]])
        return {"unit_kind": book.draw(kinds)}
    if book.criteria and book.chance(2):
        asked = st.sampled_from(["met", "partly", "not_met", "not_applicable", ["met", "partly"]])
        return {"criterion": book.draw(st.sampled_from(book.criteria)), "is": book.draw(asked)}
    if not book.small:
        return {"any_of": several(book, inner, 0)} if book.chance(5) else leaf(book, inner)
    kind = book.draw(st.sampled_from(["yes_no", "choice", "count"]))
    return {kind: LEAVES[kind](book, inner)}


def parts(book: Book, room: Room, depth: int) -> list[Words]:
    """Parts with points, with shares, or with neither."""
    split = book.draw(st.sampled_from(_SPLITS))
    ways = ["share", "points"] if room.official else ["share"]
    equal = len(set(split)) == 1
    way = book.draw(st.sampled_from([*ways, ""] if equal else ways))
    made = []
    for number, weight in enumerate(split, 1):
        share = Fraction(weight, sum(split))
        own = Room(share * room.worth, room.official, penalty=room.penalty)
        worth = {"share": percent(share), "points": show(own.worth)}
        words = {"title": label(f"phần {number}", f"part {number}")}
        made.append(
            words | ({way: worth[way]} if way else {}) | {"rule": rule(book, own, depth - 1)}
        )
    return made


_COMPOSITES: dict[str, Callable[[Book, Room, int], list[Words]]] = {
    "parts": parts,
    "branch": branch,
}
