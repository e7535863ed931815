"""The difference of two shares is told in percentage points, their mean in per cent."""

from fractions import Fraction

import pytest

from engine.facts import Evidence
from engine.ruleset.check import load_checked
from explain.card import card
from tests.explain.support import LANGS, ROOT, score

SMALL = ROOT / "tests" / "cases" / "rulesets" / "small.yaml"
OF = "areas:"
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


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("rule", TOLD)
def test_an_index_of_shares(rule: str, lang: str) -> None:
    text = (
        SMALL.read_text("utf-8").replace(OF, SHARES).replace("yes_no: {of: plan}", f"index: {rule}")
    )
    by = load_checked(text, SMALL.name)
    given = {"now": Fraction("0.755"), "then": Fraction("0.7")}
    told = card(score(by, Evidence(as_of=by.period.to, values=given), lang), "1.2")
    assert told.criterion.reason.text == TOLD[rule][lang]
