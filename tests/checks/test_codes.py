"""The list of codes is what the checks report, no more and no less."""

import re
from importlib import import_module

import pytest

from engine.ruleset.check import check_ruleset, check_scale
from engine.ruleset.checks import RulesetCheck, discover
from engine.ruleset.codes import CODES, SEVERITIES
from engine.ruleset.load import load_ruleset
from engine.source.codes import CODES as SHAPE
from evidence.calendars import Calendars
from tests.checks.support import CASES, cases, expected, text_of

CHECKS = discover()
RAISED = re.compile(r'(?:PydanticCustomError\(|Diagnostic\(|Flaw\()\s*"(R\d{3})"')


def test_every_code_has_a_case() -> None:
    files = [*cases("bad"), *cases("scale-bad")]
    named = {path.stem.split("-")[0] for path in files}
    assert named == set(CODES)


def test_every_code_of_a_shape_is_listed() -> None:
    sources = [
        path.read_text(encoding="utf-8") for path in (CASES.parents[2] / "engine").rglob("*.py")
    ]
    raised = {code for source in sources for code in RAISED.findall(source)}
    owned = {code for check in CHECKS for code in check.codes}
    assert raised | owned == set(CODES)


def test_every_check_owns_its_codes() -> None:
    owned = [code for check in CHECKS for code in check.codes]
    assert len(owned) == len(set(owned))
    assert set(owned) <= set(CODES)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
def test_a_check_says_what_is_wrong(check: RulesetCheck) -> None:
    told = import_module(check.check.__module__).__doc__ or ""
    first, last = check.codes[0], check.codes[-1]
    assert f"{first}-{last}" in told or all(code in told for code in check.codes)
    assert check.check.__doc__


def test_parameters_and_severities_are_the_listed_ones() -> None:
    over = load_ruleset(text_of(CASES / "assumed.yaml"), "assumed.yaml")
    found = [
        one
        for path in cases("bad")
        for one in check_ruleset(text_of(path), "case.yaml", Calendars())
    ]
    found += [
        one for path in cases("scale-bad") for one in check_scale(text_of(path), "case.yaml", over)
    ]
    ours = [one for one in found if one.code not in SHAPE]
    assert {one.code for one in ours} == set(CODES)
    for one in ours:
        assert set(one.params) == CODES[one.code], one
        assert one.severity is SEVERITIES[one.code], one


def test_cases_say_something() -> None:
    assert all(expected(text_of(path)) for path in [*cases("bad"), *cases("scale-bad")])
