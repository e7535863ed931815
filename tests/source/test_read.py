"""What is taken: scalars stay as written, and everything has its place."""

import time
from pathlib import Path

import pytest
import yaml

from engine.source import read as reading
from engine.source.decode import decode
from engine.source.diagnostic import Diagnostic, Severity, SourceError, Span
from engine.source.document import Data
from engine.source.read import read
from tests.source.cases import CASES, refused, scalars

GOOD: Path = CASES / "good" / "scalars.yaml"
TEXT = """\
# ghi chú
title: "Thủ tục"
facts:
  files: {label: Hồ sơ, count: 12}
  due: # {chưa}
  on_time: {of: {a: 1, b: 2}, to: [x, y]} # hết
list:
- một
- - hai
- id: III
  points: 2
note: |
  dài
"""


@pytest.fixture(params=["libyaml", "python"])
def _both(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "python":
        monkeypatch.setattr(reading, "LOADER", yaml.SafeLoader)


@pytest.mark.usefixtures("_both")
def test_scalars_keep_their_spelling() -> None:
    data = read(decode(GOOD.read_bytes(), "f"), "f").data
    expected: dict[str, Data] = {
        "answer": "no",
        "version": "3.10",
        "code": "012",
        "time": "1:30",
        "day": "2024-02-27",
        "share": "96,4%",
        "money": "1_000",
        "hex": "0x1F",
        "float": ".inf",
        "empty": None,
        "tilde": None,
        "word": None,
        "quoted": "null",
        "quoted_empty": "",
        "5.4": "khóa là chữ",
        "5.5": "khóa cũng là chữ",
        "true": "khóa",
        "block": "Dòng một\n  dòng hai\n",
        "folded": "nối lại",
        "plain": "nối lại",
        "flow": {
            "of": "files_on_time",
            "to": "files_resolved",
            "at_least": "90%",
            "list": ["a", "", "b", {"c": "d"}],
        },
        "list": ["một", ["hai", "ba"], {"id": "III", "tiêu đề": "Thủ tục: đã xong"}, None],
    }
    assert data == expected
    assert list(data) == list(expected)


@pytest.mark.usefixtures("_both")
@pytest.mark.parametrize(
    ("path", "key", "expected"),
    [
        ((), False, (2, 1, 16)),
        (("title",), False, (2, 8, 9)),
        (("title",), True, (2, 1, 5)),
        (("facts",), False, (4, 3, 32)),
        (("facts",), True, (3, 1, 5)),
        (("facts", "files"), False, (4, 10, 25)),
        (("facts", "files", "count"), False, (4, 32, 2)),
        (("facts", "files", "count"), True, (4, 25, 5)),
        (("facts", "due"), False, (5, 3, 3)),
        (("facts", "on_time", "of"), False, (6, 17, 12)),
        (("facts", "on_time", "to"), False, (6, 35, 6)),
        (("list", 0), False, (8, 3, 3)),
        (("list", 0), True, (8, 3, 3)),
        (("list", 1, 0), False, (9, 5, 3)),
        (("list", 2), False, (10, 3, 7)),
        (("list", 2, "points"), False, (11, 11, 1)),
        (("note",), False, (12, 7, 1)),
        (("facts", "none", "at", 3), True, (3, 1, 5)),
        (("facts", "files", "label", "vi"), False, (4, 18, 5)),
        (("list", 9), False, (8, 1, 5)),
        (("list", -1), True, (7, 1, 4)),
        (("nowhere",), True, (2, 1, 16)),
    ],
)
def test_spans(path: tuple[str | int, ...], key: bool, expected: tuple[int, int, int]) -> None:
    assert read(TEXT, "f").span(path, key=key) == Span("f", *expected)


def test_a_key_is_found_in_either_spelling_of_its_letters() -> None:
    document = read("x: 1\ntie\u0302u: 2\n", "f")
    assert document.data == {"x": "1", "tie\u0302u": "2"}
    assert document.span(("ti\u00eau",), key=True) == Span("f", 2, 1, 5)


def test_lines() -> None:
    document = read("a: 1\r\nb: 2\rc: 3\n", "f")
    assert document.data == {"a": "1", "b": "2", "c": "3"}
    assert [document.line(n) for n in range(6)] == ["", "a: 1", "b: 2", "c: 3", "", ""]
    assert document.span(("c",)) == Span("f", 3, 4)


def test_a_file_may_be_as_large_as_the_limit() -> None:
    assert decode(b"a: 1", "f", limit=4) == "a: 1"


def test_a_byte_order_mark_moves_no_column() -> None:
    document = read(decode(b"\xef\xbb\xbfa: 1", "f"), "f")
    assert document.span(("a",), key=True) == Span("f", 1, 1)


def test_repeating_one_text_is_no_expansion() -> None:
    assert len(list(scalars(read("a: [" + "b, " * 1_000 + "b]", "f")))) == 1_001


def test_an_error_says_what_it_holds() -> None:
    one = Diagnostic("Y041", Severity.ERROR, {"key": "due"}, (Span("par.yaml", 12, 5),), "dua")
    assert (
        str(SourceError([one, one])).splitlines()
        == ["Y041 par.yaml:12:5 key=due suggestion=dua"] * 2
    )


def test_text_of_no_known_encoding_is_refused_as_text_too() -> None:
    assert [str(one) for one in refused("a: \udc80")] == ["Y004 f:1:4 character=U+DC80"]


def test_large_and_hostile_files_are_refused_fast() -> None:
    start = time.perf_counter()
    with pytest.raises(SourceError):
        decode(bytes(100_000_000), "f")
    refused("a: &a [" + "x, " * 50 + "]\n" + "b: [*a, *a]\n" * 20_000)
    refused("[" * 100_000)
    refused("a: 'x" + "\n" * 100_000)
    assert time.perf_counter() - start < 10
