"""Carets stand under what they mean."""

import pytest

from engine.source.diagnostic import Span
from engine.source.snippet import caret


@pytest.mark.parametrize(
    ("text", "span", "expected"),
    [
        ("a: 1\nkind: gros\n", (2, 7, 4), "kind: gros\n      ^^^^"),
        ("tiêu đề: x", (1, 10, 1), "tiêu đề: x\n         ^"),
        ("tie\u0302u: x", (1, 8, 1), "tie\u0302u: x\n      ^"),
        ("漢字: x", (1, 5, 1), "漢字: x\n      ^"),
        ("漢字: x", (1, 1, 2), "漢字: x\n^^^^"),
        ("Ａ: x", (1, 4, 1), "Ａ: x\n    ^"),
        ("\tid: I", (1, 1, 1), "    id: I\n^^^^"),
        ("\tid: I", (1, 6, 1), "    id: I\n        ^"),
        ("a\x1bb", (1, 3, 1), "a\ufffdb\n  ^"),
        ("key:", (1, 5, 1), "key:\n    ^"),
        ("key: v", (1, 6, 99), "key: v\n     ^"),
        ("", (1, 1, 1), "\n^"),
        ("a\r\nb\rc", (3, 1, 1), "c\n^"),
        ("a: 1", (7, 9, 1), "a: 1\n    ^"),
        ("a: 1", (0, 0, 0), "a: 1\n^"),
    ],
)
def test_caret(text: str, span: tuple[int, int, int], expected: str) -> None:
    assert caret(text, Span("f", *span)) == expected


def test_a_long_line_is_cut_around_the_place() -> None:
    line = "a" * 200 + "WRONG" + "b" * 200
    assert caret(line, Span("f", 1, 201, 5), width=21) == ("…aaaaaaaWRONGbbbbbbb…\n        ^^^^^")
    assert caret(line, Span("f", 1, 1, 3), width=11) == "aaaaaaaaa…\n^^^"
    assert caret(line, Span("f", 1, 405, 1), width=11) == "…bbbbbbbbb\n         ^"
    assert caret(line, Span("f", 1, 406, 1), width=11) == "…bbbbbbbbb\n          ^"


def test_a_long_span_is_cut_too() -> None:
    shown, marks = caret("x" * 500, Span("f", 1, 101, 300), width=50).split("\n")
    assert len(shown) == 50
    assert marks == " " + "^" * 48
