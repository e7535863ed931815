"""Bad files, each with what is said of it in a sibling file, code and place and all."""

from functools import cache
from pathlib import Path

import pytest
import yaml

from engine.source import read as reading
from engine.source.codes import CODES, SHAPES
from engine.source.decode import decode
from engine.source.diagnostic import Diagnostic, Severity, SourceError
from engine.source.snippet import caret
from tests.source.cases import BAD, BYTES, LARGE, WRONG, found, many_mistakes, refused


@pytest.mark.parametrize("path", BAD + WRONG, ids=lambda path: path.stem)
def test_what_is_said_of_a_file(path: Path) -> None:
    said = "".join(f"{one}\n" for one in found(path))
    assert said == path.with_suffix(".expected").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_the_parser_in_python_says_the_same(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def places() -> list[tuple[str, int]]:
        return [(one.code, one.spans[0].line) for one in found(path)]

    with_libyaml = places()
    monkeypatch.setattr(reading, "LOADER", yaml.SafeLoader)
    assert places() == with_libyaml


@pytest.mark.parametrize("case", BYTES)
def test_bytes(case: str) -> None:
    raw, limit, expected = BYTES[case]
    with pytest.raises(SourceError) as refusal:
        decode(raw, "f", limit)
    assert str(refusal.value) == expected


@pytest.mark.parametrize("case", LARGE)
def test_limits(case: str) -> None:
    text, expected = LARGE[case]
    assert [str(one) for one in refused(text)] == [expected]


def test_mistakes_are_listed_up_to_a_limit() -> None:
    said = refused(many_mistakes())
    assert [one.code for one in said] == ["Y023"] * 500 + ["Y030"]


@cache
def everything() -> list[Diagnostic]:
    said = [one for path in BAD + WRONG for one in found(path)]
    for raw, limit, _ in BYTES.values():
        with pytest.raises(SourceError) as refusal:
            decode(raw, "f", limit)
        said += refusal.value.diagnostics
    for text, _ in LARGE.values():
        said += refused(text)
    return said + list(refused(many_mistakes()))


def test_every_code_is_listed_with_its_parameters_and_has_a_case() -> None:
    said = [one for one in everything() if one.code.startswith("Y")]
    assert {one.code for one in said} == set(CODES)
    for one in said:
        assert set(one.params) == CODES[one.code], one
        assert one.severity is Severity.ERROR
        assert one.spans


def test_shapes_are_listed() -> None:
    for one in everything():
        shapes = {
            "Y021": ["got"],
            "Y026": ["got"],
            "Y042": ["expected"],
            "Y044": ["expected", "got"],
            "Y048": ["expected"],
        }.get(one.code, [])
        assert {word for name in shapes for word in one.params[name].split(", ")} <= set(SHAPES)


@pytest.mark.parametrize("path", BAD + WRONG, ids=lambda path: path.stem)
def test_spans_lie_in_the_text(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    lines = text.split("\n")
    for one in found(path):
        for span in one.spans:
            assert 1 <= span.column <= len(lines[span.line - 1]) + 1
            assert span.length == 1 or span.column - 1 + span.length <= len(lines[span.line - 1])
            assert "^" in caret(text, span)
