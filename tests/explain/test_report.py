"""The report as data: against its schema, exact, adding up, and the same again when read back."""

import json
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from engine.lower import Combined
from engine.outcome import Tri
from engine.points import exact
from explain.branches import outcome
from explain.card import card
from explain.render.data import as_json
from explain.report import Report
from explain.report.amounts import Model
from explain.report.lines import Line
from explain.reporting import report
from explain.schemas import as_text
from tests.explain.support import LANGS, changed, score, scored
from tests.generate import evidence_for, rulesets
from tests.laws.settings import tried
from tests.laws.support import evidence_of, ruleset_of

SCORECARD = Draft202012Validator(json.loads(as_text("scorecard")))
EXPLANATION = Draft202012Validator(json.loads(as_text("explanation")))


def numbers(node: Any, path: str = "$") -> Iterator[str]:
    """Where JSON numbers stand: nothing in a report that decides anything may be one."""
    if isinstance(node, dict):
        for key, value in node.items():
            yield from numbers(value, f"{path}.{key}")
    elif isinstance(node, list):
        for one in node:
            yield from numbers(one, f"{path}[]")
    elif isinstance(node, int | float) and not isinstance(node, bool):
        yield path


def lines(told: Report) -> Iterator[Line]:
    yield told.total
    yield from told.criteria
    areas = list(told.areas)
    while areas:
        area = areas.pop()
        yield area
        areas += area.groups


def hold(told: Report) -> None:
    for line in lines(told):
        assert line.max == line.earned + line.open + line.lost
        assert line.open >= 0
        assert line.lost >= 0


def again(told: Model) -> None:
    """Read back it is the same, which says of every part that it has what a checked one has."""
    read = type(told).model_validate_json(as_json(told))
    assert read == told
    assert as_json(read) == as_json(told)


@pytest.mark.parametrize("lang", LANGS)
def test_the_unit_s_report_fits_its_schema_and_is_read_back_the_same(lang: str) -> None:
    told = report(scored(lang))
    plain = json.loads(as_json(told))
    assert [wrong.message for wrong in SCORECARD.iter_errors(plain)] == []
    assert set(numbers(plain)) <= {
        "$.criteria[].position",
        "$.criteria[].band",
        "$.criteria[].checks[].position",
        "$.criteria[].checks[].band",
    }
    again(told)
    assert plain["schema"] == "chamdiem/scorecard/1"
    assert plain["total"]["earned"] == "18.3"
    hold(told)


@tried(40)
@given(st.data())
def test_every_report_and_card_fits_its_schema(data: st.DataObject) -> None:
    generated = data.draw(rulesets(most=5))
    given_ = evidence_of(data.draw(evidence_for(generated.data)))
    result = score(ruleset_of(generated), given_, data.draw(st.sampled_from(LANGS)))
    told = report(result)
    hold(told)
    plain = as_json(told)
    assert "⟨" not in plain
    assert [wrong.message for wrong in SCORECARD.iter_errors(json.loads(plain))] == []
    again(told)
    for id_ in result.card.criteria:
        shown = card(result, id_)
        text = as_json(shown)
        assert "⟨" not in text
        assert [wrong.message for wrong in EXPLANATION.iter_errors(json.loads(text))] == []
        again(shown)


@tried(60)
@given(st.data())
def test_the_parts_of_a_rule_in_the_card_are_what_the_criterion_earns(data: st.DataObject) -> None:
    generated = data.draw(rulesets(most=6))
    given_ = evidence_of(data.draw(evidence_for(generated.data)))
    result = score(ruleset_of(generated), given_)
    for id_, one in result.card.criteria.items():
        node = result.lowered(id_).node
        if isinstance(node, Combined) and one.points.value and one.away is Tri.NO:
            rounding = sum((line.earned for line in one.adjustments), Fraction(0))
            pieces = outcome(node, {check.id: check for check in one.checks})
            assert pieces.earned + rounding == one.points.earned


def test_numbers_are_exact_text_in_the_json() -> None:
    plain = json.loads(as_json(report(scored(values=changed({"spent": "7613"})))))
    part = next(one for one in plain["criteria"] if one["id"] == "ratio-part")
    assert part["checks"][0]["x"] == "7613/8650"
    assert exact(part["checks"][0]["earned"]) == 4 * Fraction(7613, 8650) / Fraction(95, 100)
    assert part["earned"] == "3.71"


def test_a_report_says_who_what_until_when_and_by_what() -> None:
    told = report(scored("vi"))
    one = told.criteria[0]
    assert (one.lead, one.support) == ("UBND xã", "Một cửa")
    assert [due.text for due in one.due] == ["Trong năm 2024"]
    assert [fact.document for fact in one.facts] == ["D1", "D1"]
    assert [document.number for document in one.documents] == ["5/BC"]
    assert told.ruleset.digest == told.digests["ruleset"]
    assert told.ruleset.basis.text == "điểm chính thức"
    assert told.illustrative
    assert told.edges == tuple(sorted(told.edges))
    assert {50, told.total.max, told.total.max * Fraction(4, 5)} <= set(told.edges)


def test_losses_come_most_points_first_and_what_can_be_won_before_what_cannot() -> None:
    told = report(scored("vi"))
    by_id = {one.id: one for one in told.criteria}
    lost = [by_id[id_] for id_ in told.losses]
    assert lost == sorted(lost, key=lambda one: (-one.lost, -one.winnable))
    assert {one.id for one in told.criteria if one.lost > 0} == set(told.losses)


def test_a_criterion_without_facts_for_it_says_what_is_missing() -> None:
    told = report(scored("en", changed({"meetings": "unknown"})))
    [missing] = [one for one in told.missing if one.facts and not one.marks]
    assert [fact.id for fact in missing.facts] == ["meetings"]
    assert missing.facts[0].shown == "no figure yet"
    assert missing.width == 3
    assert missing.criteria == ("count-least", "count-is")


def test_facts_without_proof_are_named() -> None:
    told = report(scored("vi", documents={}))
    bare = {fact.id for one in told.criteria for fact in one.facts if not fact.proved}
    assert bare == {"due"}
    assert told.total.supported < told.total.earned


def test_a_source_id_that_stands_twice_is_not_used_as_a_name() -> None:
    names = report(scored("vi")).names
    assert names["count-least"] == "count-least"
    assert names["ratio-threshold"] == "ratio-threshold"
