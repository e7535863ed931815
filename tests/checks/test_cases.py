"""Every check on a good ruleset with one slip in it; the good ones give nothing."""

from pathlib import Path

import pytest

from engine.ruleset.check import check_ruleset, check_scale, load_checked
from engine.ruleset.load import load_ruleset
from engine.source.diagnostic import Severity, SourceError
from evidence.calendars import Calendars
from tests.checks.support import CASES, cases, expected, holds, said, text_of

BAD = cases("bad")
BAD_SCALES = cases("scale-bad")
OVER = load_ruleset(text_of(CASES / "assumed.yaml"), "assumed.yaml")


@pytest.mark.parametrize("name", ["good", "small", "assumed"])
def test_a_good_ruleset_gives_nothing(name: str) -> None:
    assert said(check_ruleset(text_of(CASES / f"{name}.yaml"), "case.yaml")) == []


def test_a_good_scale_gives_nothing() -> None:
    assert said(check_scale(text_of(CASES / "scale.yaml"), "case.yaml", OVER)) == []


@pytest.mark.parametrize(
    ("day", "codes"),
    [("before: 2024-04-01", []), ("before: 2024-03-30", ["R403"]), ("by: 2024-03-30", ["R403"])],
)
def test_the_same_days_in_other_words_are_no_contradiction(day: str, codes: list[str]) -> None:
    text = text_of(CASES / "bad" / "R403-two-days.yaml").replace("before: 2024-03-31", day)
    assert [one.code for one in check_ruleset(text, "case.yaml")] == codes


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_a_slip_is_found_at_its_place(path: Path) -> None:
    text = text_of(path)
    found = said(check_ruleset(text, "case.yaml", Calendars()))
    assert holds(found, expected(text)), found
    assert any(path.stem.startswith(line.split()[1]) for line in found)


@pytest.mark.parametrize("path", BAD_SCALES, ids=lambda path: path.stem)
def test_a_slip_in_a_scale_is_found_at_its_place(path: Path) -> None:
    text = text_of(path)
    found = said(check_scale(text, "case.yaml", OVER))
    assert holds(found, expected(text)), found
    assert any(path.stem.startswith(line.split()[1]) for line in found)


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_errors_refuse_the_ruleset_and_warnings_do_not(path: Path) -> None:
    text = text_of(path)
    errors = [line for line in expected(text) if line.startswith("error")]
    if not errors:
        assert load_checked(text, "case.yaml", Calendars()) == load_ruleset(
            text, "case.yaml", Calendars()
        )
        return
    with pytest.raises(SourceError) as refused:
        load_checked(text, "case.yaml", Calendars())
    assert holds(said(list(refused.value.diagnostics)), errors)


def test_what_the_ruleset_has_by_itself_is_not_said_of_a_scale() -> None:
    odd = text_of(CASES / "assumed.yaml").replace("requirement: Từ 90% trở lên", "requirement:")
    ruleset = load_ruleset(odd, "odd.yaml")
    assert [one.code for one in check_ruleset(odd, "odd.yaml")] == ["R409"]
    assert check_scale(text_of(CASES / "scale.yaml"), "case.yaml", ruleset) == []


def test_findings_come_in_the_order_of_the_file() -> None:
    for path in BAD:
        found = check_ruleset(text_of(path), "case.yaml", Calendars())
        places = [(one.spans[0].line, one.spans[0].column) for one in found]
        assert places == sorted(places)
        assert all(isinstance(one.severity, Severity) for one in found)


def test_what_is_like_a_question_needs_no_type() -> None:
    text = text_of(CASES.parent / "submission" / "ruleset.yaml")
    short = text.replace("type: answers, like: access", "like: access")
    assert short != text
    calendars = Calendars()
    found = load_ruleset(short, "case.yaml", calendars)
    assert found == load_ruleset(text, "case.yaml", calendars)
    neither = short.replace("like: access", "definition: {vi: a, en: a}")
    assert "Y041" in [one.code for one in check_ruleset(neither, "case.yaml", calendars)]
