"""Cards of surveys: the share with its numbers, who would answer otherwise, what is open."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from engine.facts import Value
from engine.ruleset.check import load_checked
from evidence.submission import read_submission
from explain.card import card
from explain.render import paper
from explain.render.card import parts
from explain.render.terminal import all_parts
from explain.reporting import report
from explain.scored import Scored
from explain.whatif import stuck
from tests.explain.support import CASES, LANGS, held, score

RULES, UNIT = CASES / "survey.yaml", CASES / "survey-unit.yaml"


def result(lang: str, blank: str = "not_applicable", as_of: str = "2024-11-20") -> Scored:
    """The unit scored; `blank` is what too few answers to one of several questions come to."""
    rules = RULES.read_text("utf-8").replace("when_blank: not_applicable", f"when_blank: {blank}")
    by = load_checked(rules, RULES.name)
    text = UNIT.read_text("utf-8").replace("as_of: 2024-11-20", f"as_of: {as_of}")
    return score(by, read_submission(text, UNIT.name, by).evidence, lang)


@pytest.mark.parametrize("lang", LANGS)
def test_cards(lang: str) -> None:
    scored = result(lang)
    text = "\n".join(
        paper.as_text(*parts(card(scored, id_)), width=80) for id_ in scored.card.criteria
    )
    held(CASES / "golden" / f"surveys.{lang}.txt", text)


@pytest.mark.parametrize(
    ("lang", "text"),
    [("vi", "bớt 20 người ở mức “Bình thường”"), ("en", "20 people more at “Satisfied”")],
)
def test_each_side_of_a_move_has_its_words(lang: str, text: str) -> None:
    [top] = [one for one in report(result(lang)).criteria if one.id == "top"]
    assert top.full is not None
    assert text in [change.text for change in top.full.change]


@pytest.mark.parametrize("blank", ["not_applicable", "no_value", "zero"])
@pytest.mark.parametrize(
    ("lang", "why", "more"),
    [
        ("vi", "“Phí và lệ phí” chỉ có 11 người trả lời", "thêm 4 người trả lời “Phí và lệ phí”"),
        ("en", "“Fees” was answered by 11", "4 more answers to “Fees”"),
    ],
)
def test_the_question_with_too_few_answers_is_named(
    lang: str, why: str, more: str, blank: str
) -> None:
    scored = result(lang, blank)
    told = card(scored, "several")
    assert why in told.criterion.reason.text
    assert told.criterion.more_answers == more
    assert more in " ".join(paper.as_text(*parts(told), width=80).split())
    if blank == "no_value":
        score_report = " ".join(paper.as_text(*all_parts([report(scored)], 80)).split())
        assert why in score_report
        assert more in score_report


@pytest.mark.parametrize(
    ("blank", "as_of", "said"),
    [
        ("no_value", "2024-11-20", "cần thêm 4 người trả lời “Phí và lệ phí”"),
        ("not_applicable", "2024-11-20", "cần thêm 4 người trả lời “Phí và lệ phí”"),
        ("not_applicable", "2025-01-01", "tiêu chí không áp dụng cho đơn vị"),
        ("zero", "2024-11-20", "cần thêm 4 người trả lời “Phí và lệ phí”"),
        ("no_value", "2025-01-01", "tiêu chí không có giá trị"),
    ],
)
def test_why_it_cannot_be_fixed_is_the_answers(blank: str, as_of: str, said: str) -> None:
    assert said in stuck(result("vi", blank, as_of), "several")


def test_asking_more_people_is_no_advice_once_it_is_too_late() -> None:
    late = card(result("vi", as_of="2025-01-01"), "several")
    assert late.criterion.more_answers is None
    assert late.criterion.value


def test_each_question_is_named_once_and_has_a_line() -> None:
    [both] = [one for one in report(result("vi")).criteria if one.id == "both"]
    assert both.full is not None
    access, manner, figures = both.full.text.split("\n")
    assert (access.count("Tiếp cận dịch vụ"), manner.count("Thái độ của công chức")) == (1, 1)
    assert figures == "(phần 1: 80% → 85%; phần 2: 28% → 30%)"


def test_what_is_missing_of_a_question_is_told_once() -> None:
    scored = result("vi")
    shown = " ".join(paper.as_text(*parts(card(scored, "open")), width=80).split())
    assert "Bổ sung số liệu: Kết quả: Hài lòng, Không hài lòng" in shown
    whole = replace(scored.evidence, values=_without(scored.evidence.values, "results."))
    told = report(score(scored.ruleset, whole))
    assert "Kết quả (results)" in " ".join(paper.as_text(*all_parts([told], 80)).split())


def _without(values: Mapping[str, Value], start: str) -> dict[str, Value]:
    return {fact: value for fact, value in values.items() if not fact.startswith(start)}
