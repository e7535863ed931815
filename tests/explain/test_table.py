"""The CSV: a row for each line, figures that a spreadsheet can add up, no formulas."""

import csv
from fractions import Fraction
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explain.render.table import COLUMNS, as_csv
from explain.report import Report
from explain.reporting import report
from tests.explain.support import CASES, changed, held, score, scored
from tests.generate import evidence_for, rulesets
from tests.laws.settings import tried
from tests.laws.support import evidence_of, ruleset_of

GOLDEN = CASES / "golden"
LINES = ("criterion", "adjustment", "group", "area", "total")
FIGURES = ("max", "earned", "highest", "open", "lost")


def rows_of(told: Report) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(as_csv(told))))


def added(rows: list[dict[str, str]], name: str) -> Fraction:
    return sum((Fraction(row[name] or 0) for row in rows), Fraction(0))


def test_the_csv_has_a_row_for_each_criterion_each_sum_and_what_is_done_to_it() -> None:
    told = report(scored("vi"))
    rows = rows_of(told)
    assert list(rows[0]) == list(COLUMNS)
    named = {line: [row["id"] for row in rows if row["line"] == line] for line in LINES}
    assert named["criterion"] == [one.id for one in told.criteria]
    assert named["area"] == [one.id for one in told.areas]
    assert named["total"] == ["total"] == [rows[-1]["id"]]
    assert named["adjustment"] == ["total:clamp", "total:round"]
    part = next(row for row in rows if row["id"] == "ratio-part")
    assert part["earned"] == "3.71"
    assert part["full_gain"] == "0.2"
    assert rows[-1]["earned"] == "18.3"
    held(GOLDEN / "report.csv", as_csv(told))


def test_no_cell_of_the_csv_is_a_formula_and_no_number_a_fraction() -> None:
    told = report(scored("vi", changed({"spent": "8217"})))
    first = told.criteria[0].model_copy(update={"title": '=HYPERLINK("x")', "lead": "@a"})
    thirds = told.criteria[-2].model_copy(update={"earned": Fraction(20, 3)})
    told = told.model_copy(update={"criteria": (first, thirds)})
    rows = rows_of(told)
    assert rows[0]["title"] == '\'=HYPERLINK("x")'
    assert [row["earned"] for row in rows if row["id"] == thirds.id] == ["6.666667"]
    cells_ = [cell for row in rows for cell in row.values()]
    assert not [c for c in cells_ if c.startswith(("=", "@", "+", "\t"))]


@tried(60)
@given(st.data())
def test_criteria_and_adjustments_add_up_to_every_area_and_the_total(data: st.DataObject) -> None:
    generated = data.draw(rulesets(most=6))
    given_ = evidence_of(data.draw(evidence_for(generated.data)))
    rows = rows_of(report(score(ruleset_of(generated), given_)))
    parts = [row for row in rows if row["line"] in ("criterion", "adjustment")]
    near = Fraction(len(rows), 10**6)
    for whole in (row for row in rows if row["line"] in ("area", "total") and row["earned"]):
        inside = [row for row in parts if whole["line"] == "total" or row["area"] == whole["id"]]
        for name in FIGURES:
            assert abs(added(inside, name) - Fraction(whole[name])) <= near


def test_what_has_no_value_has_no_figures() -> None:
    told = report(scored("vi"))
    total = told.total.model_copy(update={"value": False, "claimed": Fraction(3)})
    last = rows_of(told.model_copy(update={"total": total}))[-1]
    assert [last[name] for name in (*FIGURES, "supported")] == [""] * 6
    assert last["claimed"] == "3"


@pytest.mark.parametrize(("claim", "cells"), [("2.5", ["2.5", "0.5"]), (None, ["", ""])])
def test_a_claim_stands_beside_what_is_earned(claim: str | None, cells: list[str]) -> None:
    claims = {} if claim is None else {"ratio-bands": Fraction(claim)}
    rows = rows_of(report(scored("vi", claims=claims)))
    row = next(row for row in rows if row["id"] == "ratio-bands")
    assert row["earned"] == "2"
    assert [row["claimed"], row["difference"]] == cells
