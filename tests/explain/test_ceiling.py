"""Points that nobody can earn are not put down to missing figures."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.facts import Evidence
from engine.most import most
from engine.score import Engine
from explain.reasons import criterion
from explain.report.criterion import Criterion
from tests.engine.small import small
from tests.explain.support import LANGS, score
from tests.generate import evidence_for, rulesets
from tests.laws.settings import tried
from tests.laws.support import evidence_of, ruleset_of

CAPPED = "{count: {of: late, per_item: 2, cap: 6}}"
OPEN = "{count: {of: late, per_item: 2}}"


def told(rule: str, facts: dict[str, Any], lang: str = "vi") -> Criterion:
    values = {fact: Fraction(value) for fact, value in facts.items()}
    result = score(small(rule), Evidence(date(2024, 6, 1), values), lang)
    return criterion(result, result.card.criteria["1"])


@pytest.mark.parametrize("facts", [{}, {"late": 3}, {"late": 1}])
def test_a_rule_that_gives_less_than_the_maximum_says_so(facts: dict[str, int]) -> None:
    says = ("chỉ cho tối đa 6 trên 10 điểm", "the rule gives 6 of 10 points at most")
    for lang, text in zip(LANGS, says, strict=True):
        assert text in told(CAPPED, facts, lang).reason.text
    assert "tối đa" not in told(OPEN, facts).reason.text


def test_what_is_past_the_rule_s_limit_is_out_of_reach_for_that_reason() -> None:
    assert told(CAPPED, {"late": 3}).out_of_reach == "cách tính của tiêu chí chỉ cho tối đa 6 điểm"
    assert told(CAPPED, {"late": 1}).out_of_reach is None  # two more are still to be had


def test_the_most_is_what_the_best_evidence_earns() -> None:
    for rule, best in ((CAPPED, 6), (OPEN, 10)):
        with Engine(small(rule)) as engine:
            assert most(engine.compiled, ["1"]) == {"1": best}
            all_ = Evidence(date(2024, 6, 1), {"late": Fraction(1000)})
            assert engine.score(all_).criteria["1"].points.earned == best


def test_a_deduction_that_may_not_apply_takes_nothing_at_best() -> None:
    rule = "{ratio: {of: done, to: due, bands: [{otherwise: true, share: 50%}], when_none: NONE}}"
    for when_none, best in (("not_applicable", 0), ("zero", 0), ("full", -5)):
        ruleset = small(rule.replace("NONE", when_none))
        [area] = ruleset.areas
        ruleset = ruleset.model_copy(
            update={"areas": (area.model_copy(update={"kind": "penalty"}),)}
        )
        with Engine(ruleset) as engine:
            assert most(engine.compiled, ["1"]) == {"1": best}


@pytest.mark.parametrize(("cap", "capped"), [(3, True), (9, True), (10, False), (12, False)])
def test_a_group_s_cap_below_what_it_could_earn_is_told_of_its_criteria(
    cap: int, capped: bool
) -> None:
    ruleset = small("{count: {of: late, at_least: 1}}")
    [area] = ruleset.areas
    bonus = area.model_copy(update={"kind": "bonus", "cap": Fraction(cap)})
    ruleset = ruleset.model_copy(update={"areas": (bonus,)})
    result = score(ruleset, Evidence(date(2024, 6, 1)))
    text = criterion(result, result.card.criteria["1"]).reason.text
    assert (f"Cả nhóm “LĨNH VỰC” chỉ được tính tối đa {cap} điểm" in text) == capped


@tried(60)
@given(st.data())
def test_no_evidence_earns_more_than_the_most(data: st.DataObject) -> None:
    generated = data.draw(rulesets(most=6))
    given_ = evidence_of(data.draw(evidence_for(generated.data)))
    result = score(ruleset_of(generated), given_)
    found = most(result.compiled, result.card.criteria, given_.unit)
    for id_, one in result.card.criteria.items():
        if one.points.value:  # a blank that has no value is no award, not one of 0
            assert one.points.highest <= found[id_]
