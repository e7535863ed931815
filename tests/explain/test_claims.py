"""Points that a unit claims for itself, shown beside what the evidence earns."""

from collections.abc import Mapping
from fractions import Fraction

import pytest

from explain.card import card
from explain.render import paper, terminal
from explain.render.card import parts
from explain.report.lines import Line
from explain.reporting import report
from tests.explain.support import LANGS, scored


def shown(lang: str, claims: Mapping[str, Fraction], criterion: str | None = None) -> str:
    result = scored(lang, claims=claims)
    if criterion is not None:
        return paper.as_text(*parts(card(result, criterion)), width=100)
    return paper.as_text(*terminal.parts(report(result), 100), width=100)


def test_a_line_says_what_is_claimed_and_how_far_it_is_off() -> None:
    claims = {"ratio-bands": Fraction(3), "total": Fraction(18)}
    told = report(scored(claims=claims))
    lines: dict[str, Line] = {one.id: one for one in told.criteria}
    lines["total"] = told.total
    assert {id_: one.claimed for id_, one in lines.items() if one.claimed is not None} == claims
    assert lines["ratio-bands"].difference == 1
    assert lines["total"].difference == 18 - told.total.earned
    assert lines["ratio-part"].difference is None


@pytest.mark.parametrize(
    ("claim", "vi", "en"),
    [
        ("3", "3 (cao hơn điểm đạt được 1 điểm)", "3 (1 point more than earned)"),
        ("0.5", "0,5 (thấp hơn điểm đạt được 1,5 điểm)", "0.5 (1.5 points less than earned)"),
        ("2", "2 (bằng điểm đạt được)", "2 (the same as earned)"),
        ("2.001", "2,001 (cao hơn điểm đạt được 0,001 điểm)", "2.001 (0.001 points more"),
    ],
)
def test_the_card_compares_the_claim(claim: str, vi: str, en: str) -> None:
    for lang, said in zip(LANGS, (vi, en), strict=True):
        text = shown(lang, {"ratio-bands": Fraction(claim)}, "ratio-bands")
        head = next(line for line in text.splitlines() if line.startswith(("Điểm tự", "Claimed")))
        assert said in head


def test_the_report_shows_claims_where_there_are_any() -> None:
    text = shown("vi", {"ratio-bands": Fraction(3), "total": Fraction(20)})
    assert "Điểm tự chấm    20" in text
    assert "cao hơn điểm đạt được 1,7 điểm" in text
    [row] = [line for line in text.splitlines() if line.startswith("ratio-bands")]
    assert row.split()[3:5] == ["3", "2"]
    assert text.count("Tự chấm") == 2


def test_the_report_has_no_column_for_claims_that_nobody_makes() -> None:
    assert "ự chấm" not in shown("vi", {})
    only_total = shown("vi", {"total": Fraction(20)})
    assert only_total.count("Tự chấm") == 1
