"""One submission for several rulesets: facts stated once, marks and claims by ruleset, results."""

import pytest

from engine.linked import LinkedEngine
from engine.score import Engine
from engine.source.diagnostic import Diagnostic
from evidence.beside import check_beside
from evidence.blank import blank_submission
from evidence.blank_several import blank_for
from evidence.codes import CODES, SEVERITIES
from evidence.submission import Submission, peek, read_submission
from tests.evidence.support import BESIDE, RULESET, rulesets

HEAD = """submission: 1
rulesets: [test/reader, test/survey, test/all]
unit: {id: a, name: Xã A}
as_of: 2024-11-15
"""
BOTH = """facts:
  files: {value: 40, document: D1}
  pleased: 30
  desks: 3
documents:
  D1: {title: Sổ, kind: register}
marks:
  test/survey:
    "2.1": {mark: 30, reason: tốt}
  test/all: {"2.1": {mark: 2, reason: tốt}}
  "2.2/2": {mark: 1, reason: tốt}
claims:
  R1: 0
  test/reader: {total: 0}
  "test/survey:1.1": 40
"""


def given(body: str) -> Submission:
    text = HEAD + body
    return read_submission(text, "s.yaml", rulesets(text, "s.yaml"))


def test_each_ruleset_has_its_own_facts_marks_and_claims() -> None:
    found = given(BOTH)
    everything, survey = found.by_ruleset["test/all"], found.by_ruleset["test/survey"]
    assert list(found.by_ruleset) == ["test/reader", "test/survey", "test/all"]
    assert everything.values == {"files": 40, "desks": 3}
    assert survey.values == {"files": 40, "pleased": 30}
    assert everything.sources == survey.sources != {}
    assert {check: one.mark for check, one in everything.marks.items()} == {"2.1": 2, "2.2/2": 1}
    assert {check: one.mark for check, one in survey.marks.items()} == {"2.1": 30}
    assert found.by_ruleset["test/reader"].claims == {"R1": 0, "total": 0}
    assert survey.claims == {"1.1": 40}
    assert found.evidence is found.by_ruleset["test/reader"]
    assert found.diagnostics == ()


def test_alone_or_beside_another_is_the_same_evidence() -> None:
    alone = read_submission(
        HEAD.replace("rulesets: [test/reader, test/survey, test/all]", "ruleset: test/all")
        + "facts: {files: 40, desks: 3}\n",
        "s.yaml",
        RULESET,
    )
    assert given("facts: {desks: 3, files: 40, pleased: 1}\n").by_ruleset["test/all"] == (
        alone.evidence
    )


def test_a_nested_mark_of_the_only_ruleset_is_taken() -> None:
    text = HEAD.replace("rulesets: [test/reader, test/survey, test/all]", "ruleset: test/all")
    found = read_submission(text + "marks: {test/all: {'2.1': {mark: 2, reason: x}}}", "s", RULESET)
    assert found.evidence.marks["2.1"].mark == 2


def test_peek_names_each_once() -> None:
    assert peek("rulesets: [a/b, c/d, a/b]", "s.yaml") == ("a/b", "c/d")


def results(body: str) -> list[Diagnostic]:
    found = given(body)
    used = [BESIDE["test/reader"], BESIDE["test/survey"], RULESET]
    with LinkedEngine([Engine(one) for one in used]) as engines:
        cards = engines.score(found.by_ruleset)
        index = cards["test/reader"].evidence
        assert "index" in index.linked
    said = check_beside(found, used, {id_: one.evidence for id_, one in cards.items()})
    assert all(set(one.params) == CODES[one.code] for one in said)
    assert all(one.severity is SEVERITIES[one.code] for one in said)
    return list(said)


CLOSED = """facts: {files: 40, pleased: 35, INDEX}
marks: {test/survey: {"2.1": {mark: 43.5, reason: x}}}
"""
"""1.1 earns 43.75 of 50 and 2.1 43.5 of 50: 87.25 %."""


@pytest.mark.parametrize("written", ["87.25%", "0.8725", "87.3%", "87%", "349/400"])
def test_a_figure_that_agrees_is_not_used(written: str) -> None:
    [one] = results(CLOSED.replace("INDEX", f"index: {written}"))
    assert str(one) == "E093 s.yaml:5:40 name=index whole=test/survey"


@pytest.mark.parametrize("written", ["87.2%", "88%", "1/3"])
def test_a_figure_that_differs_is_refused(written: str) -> None:
    [one] = results(CLOSED.replace("INDEX", f"index: {written}"))
    expected = f"got={written} expected=87.25% name=index whole=test/survey"
    assert str(one) == f"E092 s.yaml:5:40 {expected}"


def test_a_figure_given_beside_an_open_result() -> None:
    half = "facts: {files: 40, pleased: 35, index: FIGURE}\n"
    [inside] = results(half.replace("FIGURE", "90%"))
    [outside] = results(half.replace("FIGURE", "95%"))
    assert (inside.code, outside.code) == ("E093", "E092")
    assert outside.params["expected"] == "43.75% – 93.75%"


def test_a_figure_given_beside_a_result_that_may_have_no_value() -> None:
    nothing = "facts: {index: 90%}\ndeclarations: [{fact: files, is: nothing_arose, reason: x}]\n"
    assert [one.code for one in results(nothing)] == ["E093"]  # the mark can still come to it


FORM = [BESIDE["test/reader"], BESIDE["test/survey"], RULESET]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_one_blank_form_for_all(lang: str) -> None:
    form = blank_for(FORM, lang)
    found = read_submission(form, "s.yaml", FORM)
    assert [one.code for one in found.diagnostics] == ["E013"]
    assert not any(one.values or one.marks for one in found.by_ruleset.values())
    facts = {fact for one in FORM for fact in one.facts if "." not in fact} - {"index"}
    asked = [line.strip()[:-1] for line in form.split("\nmarks:")[0].splitlines()]
    assert all(asked.count(fact) == 1 for fact in facts)
    assert "index" not in asked
    filled = form.replace("    mark:", "    mark: 1").replace("    reason:", "    reason: x")
    marks = {i: [*one.marks] for i, one in read_submission(filled, "s", FORM).by_ruleset.items()}
    assert marks == {"test/reader": [], "test/survey": ["2.1"], "test/all": ["2.1", "2.2/2"]}


def test_a_form_for_one_is_as_before() -> None:
    assert blank_for([RULESET]) == blank_submission(RULESET)
