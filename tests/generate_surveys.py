"""Surveys for generated rulesets: one question or two, told in every way."""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from tests.generate_bands import ONE, SHARES, Line, Room, graded
from tests.generate_facts import Book, percent, show

Words = dict[str, Any]
ZERO = Fraction(0)


def survey(book: Book, room: Room, policy: Callable[[], str]) -> Words:
    """A survey that says what too few answers do, or what nobody answering does, or both."""
    blank = book.chance(2)
    first = book.take("answers", blank=blank)
    codes = book.valid(first)
    words: Words = {"of": first}
    if book.chance(3):
        other = book.take("answers", blank=blank, but=first)
        if book.valid(other) == codes:
            over = book.draw(st.sampled_from(["answers", "questions"]))
            words = {"of": [first, other], "over": over}
    low, high, share = _weighed(book, words, codes)
    if blank:
        words["when_blank"] = book.draw(st.sampled_from(["zero", "not_applicable", "no_value"]))
        words["min_answers"] = "2" if book.small else "15"
    if not blank or book.chance(2):
        words["when_none"] = policy()
    match book.draw(st.sampled_from(["graded", "part"] + ([] if room.plain else ["value"]))):
        case "part":
            return words | {"proportional": {"target": percent(high)}}
        case "value":
            return words | {"as": "share" if share and book.chance(2) else "points"}
    marks = [low + (high - low) * mark for mark in SHARES]
    return words | graded(book, room, Line(marks, low, high, share=share), window=False)


def _weighed(book: Book, words: Words, codes: list[str]) -> tuple[Fraction, Fraction, bool]:
    """How options count; the least and greatest value, and whether it is a share."""
    match book.draw(st.sampled_from(["top", "weights", "mean"])):
        case "top":
            words["top"] = str(book.draw(st.integers(1, len(codes) - 1)))
            return ZERO, ONE, True
        case "weights":
            inner = st.sets(st.sampled_from(SHARES[:-3]), min_size=len(codes), max_size=len(codes))
            rest = sorted(book.draw(inner), reverse=True)[: len(codes) - 1]
            given = [ONE, *rest]
            words["weights"] = dict(zip(codes, map(percent, given), strict=True))
            return given[-1], ONE, True
    values = [Fraction(n) for n in range(len(codes), 0, -1)]
    words["mean"] = dict(zip(codes, map(show, values), strict=True))
    return values[-1], values[0], False
