"""Steps and rules in words: one award for everything, how many deadlines were missed."""

from datetime import date
from fractions import Fraction

import pytest

from engine.facts import Evidence, Value
from engine.ruleset.load import load_ruleset
from explain.card import card
from explain.report.card import Card
from tests.engine.small import CRITERION, HEAD
from tests.explain.support import score

BRANCH = (
    "{{branch: [{{when: {{ratio: {{of: done, to: due, at_least: 90%, when_none: zero}}}},"
    " then: {{fixed: {{share: 100%}}}}}}, {{otherwise: {rest}}}]}}"
)
NOTHING = (
    "{fixed: {share: 0%}}",
    "{ratio: {of: done, to: due, bands: [{otherwise: true, share: 0%}], when_none: zero}}",
    "{count: {of: late, bands: [{otherwise: true, share: 0%}]}}",
)
OFF = "{deadlines: {each: {issued: {by: 2024-03-31}}, off_each: {points: 2}}}"
BANDS = "{deadlines: {each: {issued: {by: 2024-03-31}}, at_most: 0}}"
FACTS: dict[str, Value] = {
    "done": Fraction(4),
    "due": Fraction(10),
    "late": Fraction(6),
    "issued": date(2024, 4, 1),
}


def told(rule: str, lang: str = "vi") -> Card:
    text = HEAD + CRITERION.format(id=1, points=10, more="", rule=rule)
    given = Evidence(date(2024, 6, 1), FACTS)
    return card(score(load_ruleset(text, "small.yaml"), given, lang), "1")


@pytest.mark.parametrize(("lang", "award"), [("vi", "0 điểm"), ("en", "0 points")])
@pytest.mark.parametrize("rest", NOTHING)
def test_one_award_for_everything_is_told_as_that(rest: str, lang: str, award: str) -> None:
    said = told(BRANCH.format(rest=rest), lang)
    assert said.criterion.reason.text.endswith(award)
    assert any(line.startswith(award) or f": {award}" in line for line in said.rule)
    assert any(line.endswith(award) for line in said.steps)
    everything = {"vi": "mọi giá trị", "en": "any value"}[lang]
    assert not [line for line in (*said.rule, *said.steps) if everything in line]
    assert everything not in said.criterion.reason.text


def test_a_step_says_how_many_deadlines_were_missed() -> None:
    assert told(OFF).steps == ("Số lần trễ: 1", "Điểm = 10 − 2 × 1 = 8")
    assert told(BANDS).steps == ("Số lần trễ: 1", "1: mức có lần trễ, 0 điểm")
    assert told(OFF, "en").steps == ("Number late: 1", "Points = 10 − 2 × 1 = 8")
