"""The difference of two shares is told in percentage points, their mean in per cent."""

from fractions import Fraction

import pytest

from engine.facts import Evidence
from engine.ruleset.check import load_checked
from explain.card import card
from explain.report.card import Card
from tests.explain.support import LANGS, ROOT, score

SMALL = ROOT / "tests" / "cases" / "rulesets" / "small.yaml"
SHARES = """  now: {label: {vi: Nay, en: Now}, type: share, at_least: 0%, at_most: 100%}
  then: {label: {vi: Trước, en: Then}, type: share, at_least: 0%, at_most: 100%}
areas:"""
TOLD = {
    "{sum: {now: 1, then: -1}, at_least: 5%}": {
        "vi": (
            "Chênh lệch 75,5% − 70% = 5,5 điểm phần trăm, đạt yêu cầu (từ 5 điểm phần trăm trở lên)"
        ),
        "en": (
            "Difference 75.5% − 70% = 5.5 percentage points, "
            "as wanted (5 percentage points or more)"
        ),
    },
    "{sum: {now: -1, then: 1}, at_least: 1%}": {
        "vi": "Chênh lệch −75,5% + 70% = −5,5 điểm phần trăm, dưới 1 điểm phần trăm",
        "en": "Difference −75.5% + 70% = −5.5 percentage points, below 1 percentage point",
    },
    "{sum: {now: 0.5, then: 0.5}, at_least: 50%}": {
        "vi": "Giá trị 0,5 × 75,5% + 0,5 × 70% = 72,75%, đạt yêu cầu (từ 50% trở lên)",
        "en": "Value 0.5 × 75.5% + 0.5 × 70% = 72.75%, as wanted (50% or more)",
    },
    "{sum: {now: 2, then: 1}, plus: 1, as: points}": {
        "vi": "Giá trị 1 + 2 × 0,755 + 0,7 = 3,21",
        "en": "Value 1 + 2 × 0.755 + 0.7 = 3.21",
    },
}


def of(rule: str, lang: str, **given: str) -> Card:
    """Criterion 1.2 of the small ruleset by an index of this shape."""
    text = SMALL.read_text("utf-8").replace("areas:", SHARES)
    by = load_checked(text.replace("yes_no: {of: plan}", f"index: {rule}"), SMALL.name)
    values = {fact: Fraction(value) for fact, value in given.items()}
    return card(score(by, Evidence(as_of=by.period.to, values=values), lang), "1.2")


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("rule", TOLD)
def test_an_index_of_shares(rule: str, lang: str) -> None:
    assert of(rule, lang, now="0.755", then="0.7").criterion.reason.text == TOLD[rule][lang]


CUT = {
    "{sum: {now: 10}, as: points}": {
        "vi": "Điểm = 7,55, chỉ tính 4",
        "en": "Points = 7.55, counted as 4",
    },
    "{sum: {now: 2}, plus: 1/3}": {
        "vi": "Điểm = 4 × (1/3 + 2 × 0,755) = 553/75, chỉ tính 4",
        "en": "Points = 4 × (1/3 + 2 × 0.755) = 553/75, counted as 4",
    },
}


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("rule", CUT)
def test_points_beyond_the_maximum_are_cut_in_words(rule: str, lang: str) -> None:
    assert CUT[rule][lang] in of(rule, lang, now="0.755").steps
