"""The nearest word: slips are forgiven, other words are not suggested."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.source.near import nearest

KEYS = ["at_least", "above", "at_most", "below", "is", "of", "to", "ratio", "requirement", "title"]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("raito", "ratio"),
        ("RATIO", "ratio"),
        ("ratios", "ratio"),
        ("at_leest", "at_least"),
        ("atleast", "at_least"),
        ("at-most", "at_most"),
        ("requirments", "requirement"),
        ("fo", "of"),
        ("tit le", "title"),
        ("title", "title"),
        ("label", None),
        ("points", None),
        ("x", None),
        ("", None),
        ("rule", None),
        ("at_all", None),
        ("unrequited", None),
    ],
)
def test_nearest(word: str, expected: str | None) -> None:
    assert nearest(word, KEYS) == expected


def test_vietnamese_marks_do_not_count() -> None:
    assert nearest("don vi", ["Đơn vị", "điểm"]) == "Đơn vị"
    assert nearest("đơn vi\u0323", ["don_vi"]) == "don_vi"


def test_separators_do_not_count() -> None:
    assert nearest("a-b-c", ["a_b_c"]) == nearest("a b c", ["a_b_c"]) == "a_b_c"


def test_the_first_of_words_equally_near() -> None:
    assert nearest("at_lest", ["at_test", "at_least"]) == "at_test"
    assert nearest("bxnd", ["bind", "band"]) == "bind"


def test_no_candidates() -> None:
    assert nearest("ratio", []) is None


@given(st.text(min_size=1), st.lists(st.text()))
def test_a_word_is_nearest_to_itself(word: str, others: list[str]) -> None:
    assert nearest(word, [word, *others]) == word


@given(st.text(min_size=4, max_size=12, alphabet="abcdefgh"), st.data())
def test_one_swap_is_found(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(word) - 2))
    swapped = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    assert nearest(swapped, [word]) == word
