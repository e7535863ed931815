"""Answers to a question of a survey, option by option: what is read of them and what is noticed."""

from fractions import Fraction

from engine.facts import Source
from tests.evidence.support import given

DOCUMENT = "documents:\n  D1: {title: Báo cáo khảo sát, kind: report}\n"


def test_answers_stand_for_the_whole_entry() -> None:
    evidence = given("facts:\n  access: {well: 40, badly: 1 200, none: 0}\n").evidence
    assert evidence.values == {"access.well": 40, "access.badly": 1200, "access.none": 0}
    assert not evidence.sources


def test_answers_have_a_document_and_a_page() -> None:
    answers = "{well: 40, badly: 3, none: 0}"
    body = f"facts:\n  access: {{value: {answers}, document: D1, page: 2}}\n"
    evidence = given(body + DOCUMENT).evidence
    assert evidence.sources == dict.fromkeys(evidence.values, Source("D1", "2"))
    assert len(evidence.values) == 3


def test_an_option_left_blank_is_not_known() -> None:
    evidence = given("facts:\n  access: {well: 40, badly: , none: 0}\n").evidence
    assert evidence.values == {"access.well": 40, "access.none": 0}


def test_a_count_may_be_given_by_its_own_name() -> None:
    assert given("facts: {access.well: 40}\n").evidence.values == {"access.well": 40}


def test_a_question_is_declared_with_all_its_options() -> None:
    said = "declarations:\n  - {fact: access, is: blank, reason: 9 người trả lời}\n"
    declared = given(said).evidence.declared
    assert sorted(declared) == ["access.badly", "access.none", "access.well"]
    assert {one.says.value for one in declared.values()} == {"blank"}


def test_nobody_at_all_and_nothing_arose_is_the_same() -> None:
    said = "declarations:\n  - {fact: access, is: nothing_arose, reason: không khảo sát}\n"
    found = given("facts:\n  access: {well: 0, badly: 0, none: 0}\n" + said)
    assert found.diagnostics == ()
    assert found.evidence.values["access.well"] == Fraction(0)


def codes(people: int, none: int) -> list[str]:
    answers = f"{{well: 150, badly: 40, none: {none}}}"
    found = given(f"facts:\n  people: {people}\n  access: {answers}\n")
    return [one.code for one in found.diagnostics]


def test_a_sample_that_is_large_enough_is_not_remarked() -> None:
    """200 of 400 people, with an error of 5 %: those who gave no answer were asked too."""
    assert codes(400, none=10) == []
    assert codes(400, none=9) == ["E049"]
    assert codes(401, none=10) == ["E049"]  # 200.25 are wanted: 201


def test_what_is_not_known_is_not_too_few() -> None:
    found = given("facts:\n  people: 400\n  access: {well: 150, badly: 9}\n")
    assert found.diagnostics == ()
