"""Bad submissions, each with what is said of it in a sibling file, code and place and all."""

from functools import cache
from pathlib import Path

import pytest

from engine.source.diagnostic import Diagnostic
from engine.source.snippet import caret
from evidence.codes import CODES, SEVERITIES
from tests.evidence.support import BAD, refused

OF_FILES = {*(f"E00{n}" for n in range(1, 10)), "E037", "E058"}
"""Codes that no text alone brings about; see test_files, test_library, test_own_ruleset."""
OF_RESULTS = {"E092", "E093", "E094"}
"""Codes of figures beside a result; see test_rulesets and, for what is supposed, several."""
OF_MANY = {"E130", "E131", "E132", "E133", "E134", "E135", "E136"}
"""Codes of folders and of tables of results; see test_folder, and tests/audit/test_logs."""
OF_SCENARIOS = {"E140", "E141", "E142"}
"""Codes of scenarios of what if; see test_scenario."""
OF_COSTS = {"E143"}
"""Codes of files of costs; see test_costs."""
ELSEWHERE = {*OF_FILES, *OF_RESULTS, *OF_MANY, *OF_SCENARIOS, *OF_COSTS}


@cache
def said_of(path: Path) -> tuple[Diagnostic, ...]:
    return refused(path.read_text(encoding="utf-8"), path.name, path.parent)


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_what_is_said(path: Path) -> None:
    said = "".join(f"{one}\n" for one in said_of(path))
    assert said == path.with_suffix(".expected").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_places_lie_in_the_text(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for one in said_of(path):
        assert one.spans
        for span in one.spans:
            assert "^" in caret(text, span)
            assert span.column <= len(text.split("\n")[span.line - 1])


@pytest.mark.parametrize("path", [p for p in BAD if p.stem[0] == "E"], ids=lambda path: path.stem)
def test_a_case_shows_the_code_it_is_named_for(path: Path) -> None:
    assert path.stem[:4] in {one.code for one in said_of(path)}


def test_every_code_has_a_case_and_the_parameters_listed() -> None:
    said = [one for path in BAD for one in said_of(path) if one.code.startswith("E")]
    assert {one.code for one in said} == set(CODES) - ELSEWHERE
    for one in said:
        assert set(one.params) == CODES[one.code], one
        assert one.severity is SEVERITIES[one.code]


def test_mistakes_of_shape_do_not_hide_those_of_content() -> None:
    [path] = [path for path in BAD if path.stem == "shape-and-content-together"]
    assert {one.code[0] for one in said_of(path)} == {"E", "Y"}
