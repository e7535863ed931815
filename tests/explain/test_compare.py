"""`chamdiem compare`: totals, areas, every difference with its causes."""

import csv
import json
from fractions import Fraction
from io import StringIO
from pathlib import Path

import pytest

from engine.points import exact
from explain.commands.exits import FINE, WRONG
from tests.explain.conftest import Run
from tests.explain.support import BY, UNIT


@pytest.fixture
def later(tmp_path: Path) -> Path:
    """The unit a month later: more done, one proof more, a mark raised, one figure withdrawn."""
    text = UNIT.read_text("utf-8")
    for old, new in (
        ("as_of: 2024-11-20", "as_of: 2024-12-20"),
        ("on_time: {value: 1115,", "on_time: {value: 1200,"),
        ("  staff: 21\n", "  staff: {value: 21, document: D1, page: 9}\n"),
        ("mark: {mark: 1.5", "mark: {mark: 2"),
        ("  meetings: 1\n", ""),
    ):
        assert old in text
        text = text.replace(old, new)
    path = tmp_path / "later.yaml"
    path.write_text(text, "utf-8")
    return path


def test_every_difference_has_its_cause(run: Run, later: Path) -> None:
    code, out, err = run("compare", str(UNIT), str(later), *BY, "--format", "json")
    assert (code, err) == (FINE, "")
    told = json.loads(out)
    causes = {
        c["name"]: (c["before"], c["after"]) for d in told["differences"] for c in d["causes"]
    }
    assert causes["on_time"][0].startswith("1.115")
    assert causes["on_time"][1].startswith("1.200")
    assert causes["mark"] == ("1,5 điểm", "2 điểm")
    assert causes["meetings"][1] == "chưa có số liệu"
    assert causes["staff"][0] == causes["staff"][1]
    gains = [exact(one["gain"]) for one in told["differences"]]
    assert gains == sorted(gains, key=lambda gain: -abs(gain))
    assert sum(gains, Fraction(0)) == exact(told["criteria"])
    assert exact(told["gain"]) == exact(told["criteria"]) + exact(told["adjustments"])


def test_in_words(run: Run, later: Path) -> None:
    _, out, _ = run("compare", str(UNIT), str(later), *BY)
    assert "minh chứng chưa có → 5/BC Thống kê một cửa" in out
    _, same, _ = run("compare", str(UNIT), str(UNIT), *BY, "--lang", "en")
    assert "Both come to the same" in same


def test_the_table_ends_with_the_total(run: Run, later: Path) -> None:
    _, out, _ = run("compare", str(UNIT), str(later), *BY, "--format", "csv")
    head, *rows = csv.reader(StringIO(out))
    assert {len(row) for row in rows} == {len(head)}
    assert rows[-1][0] == "total"
    gain = head.index("gain")
    assert sum(exact(row[gain]) for row in rows[:-1]) == exact(rows[-1][gain])


def test_two_units_are_compared_with_a_warning(run: Run) -> None:
    code, _, err = run("compare", "district-2024/xa-01", "district-2024/xa-02")
    assert code == FINE
    assert "C064" in err


def test_two_rulesets_are_not(run: Run) -> None:
    code, out, err = run("compare", "district-2024/xa-01", "tan-duc-2024")
    assert (code, out) == (WRONG, "")
    assert "C060" in err
