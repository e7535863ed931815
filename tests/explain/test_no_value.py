"""A criterion without a value and a total without one: nothing is missing, nothing is promised."""

import json

import pytest

from explain.commands.exits import FINE
from tests.explain.conftest import Run
from tests.explain.support import LANGS
from tests.rulesets.plain import EXAMPLES

UNIT = str(EXAMPLES / "papi-2018-quang-ninh.yaml")
SAID = {"vi": "Không có giá trị", "en": "No value"}
TOTAL = {"vi": "tổng +", "en": "total +"}
FULL = {"vi": "Đã đủ điểm", "en": "It has all its points"}


def shown(run: Run, *words: str) -> str:
    """What a command prints, on one line."""
    code, out, err = run(*words)
    assert code == FINE, err
    return " ".join(out.split())


@pytest.mark.parametrize("lang", LANGS)
def test_a_criterion_declared_blank_has_no_value_and_lacks_nothing(run: Run, lang: str) -> None:
    text = shown(run, "explain", UNIT, "2.1", "--lang", lang)
    assert SAID[lang] in text
    assert FULL[lang] not in text
    report = json.loads(shown(run, "score", UNIT, "--format", "json"))
    blank = {one["id"] for one in report["criteria"] if one["status"] == "no_value"}
    assert blank == {f"{d}.{n}" for d in (2, 4) for n in (1, 2, 3, 4)}
    assert {one["status"] for one in report["criteria"]} == {"no_value", "partly"}
    assert not report["missing"]


def test_nothing_is_missing_where_something_has_no_value(run: Run) -> None:
    shown(run, "score", UNIT, "--complete")


@pytest.mark.parametrize("lang", LANGS)
def test_no_gain_to_the_total_is_promised_where_there_is_none(run: Run, lang: str) -> None:
    assert TOTAL[lang] not in shown(run, "score", UNIT, "--lang", lang)
    assert TOTAL[lang] not in shown(run, "explain", UNIT, "3.1", "--lang", lang)
    assert TOTAL[lang] not in shown(run, "whatif", UNIT, "--sweep", "--lang", lang)
    report = json.loads(shown(run, "score", UNIT, "--format", "json"))
    advised = [one["next"] for one in report["criteria"] if one["next"]]
    assert advised
    assert {step["gain"] for step in advised} == {None}
