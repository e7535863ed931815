"""What is still asked for: only what nothing is known of."""

from datetime import date
from fractions import Fraction

import pytest

from engine.facts import Declaration, Declared, Evidence, Value
from engine.ruleset.fact import FactDeclaration
from engine.score import Engine
from engine.scorecard import Scorecard
from tests.engine.small import small

PARTS = (
    "{parts: ["
    "{title: a, rule: {ratio: {of: done, to: due, at_least: 90%, when_none: zero}}}, "
    "{title: b, rule: {deadline: {of: issued, by: 2024-06-30, when_none: zero}}}]}"
)


def card(values: dict[str, Value], **declared: Declared) -> Scorecard:
    """The scorecard of the two parts."""
    said = {fact: Declaration(fact, says, "x") for fact, says in declared.items()}
    with Engine(small(PARTS)) as engine:
        return engine.score(Evidence(date(2024, 5, 1), values, declared=said))


def test_what_is_declared_not_to_have_arisen_is_not_asked_for() -> None:
    [lacking] = card({}, issued=Declared.NOTHING_AROSE).missing
    assert set(lacking.facts) == {"due", "done"}
    [lacking] = card({}).missing
    assert set(lacking.facts) == {"due", "done", "issued"}


def test_what_may_not_apply_waits_for_the_answer_that_says_so() -> None:
    ruleset = small("{count: {of: late, at_least: 1}}", more="applies_when: has_task, ")
    gate = {"has_task": FactDeclaration.model_validate({"label": LABEL, "type": "yes_no"})}
    gated = ruleset.model_copy(update={"facts": {**ruleset.facts, **gate}})
    with Engine(gated) as engine:
        [lacking] = engine.score(Evidence(date(2024, 5, 1), {"late": Fraction(2)})).missing
        assert lacking.facts == ("has_task",)
        assert lacking.width == 10
        known = Evidence(date(2024, 5, 1), {"late": Fraction(2), "has_task": True})
        assert not engine.score(known).missing


LABEL = {"vi": "Có việc", "en": "Has the task"}
ASKS = "{index: {of: due, as: points, answers: late, min_answers: 15, when_blank: %s}}"


@pytest.mark.parametrize("policy", ["no_value", "not_applicable", "zero"])
def test_how_many_answered_is_missing_while_it_decides_anything(policy: str) -> None:
    with Engine(small(ASKS % policy)) as engine:
        [lacking] = engine.score(Evidence(date(2024, 5, 1), {"due": Fraction(5)})).missing
        assert lacking.facts == ("late",)
        assert lacking.width == (0 if policy == "no_value" else 5)
        known = Evidence(date(2024, 5, 1), {"due": Fraction(5), "late": Fraction(15)})
        assert not engine.score(known).missing


def test_own_marks_come_before_those_of_what_is_asked_for() -> None:
    judged = "{judged: {on: {vi: Chất lượng, en: Quality}}}"
    when = f"{{when: {{criterion: '1', is: met}}, then: {judged}}}"
    with Engine(small(judged, f"{{branch: [{when}, {{otherwise: {judged}}}]}}")) as engine:
        found = engine.score(Evidence(date(2024, 5, 1))).missing
    assert [one.marks for one in found] == [("2/1/2", "2/2", "1"), ("1",)]
