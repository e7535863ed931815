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
from tests.explain.support import BY, ROOT, UNIT


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


@pytest.fixture
def blank(tmp_path: Path) -> Path:
    """The unit with too few answers: a criterion, its area and the total have no value."""
    path = tmp_path / "blank.yaml"
    path.write_text(UNIT.read_text("utf-8").replace("answers: 40", "answers: 3"), "utf-8")
    return path


@pytest.mark.parametrize("turned", [False, True])
def test_what_has_no_value_is_blank_and_not_0(run: Run, blank: Path, turned: bool) -> None:
    names = [str(UNIT), str(blank)]
    names = names[::-1] if turned else names
    _, out, _ = run("compare", *names, *BY, "--format", "csv")
    rows = {row["id"]: row for row in csv.DictReader(StringIO(out))}
    none, some = ("before", "after") if turned else ("after", "before")
    [survey] = (row for row in rows.values() if row[f"status_{none}"] == "no_value")
    for row in (survey, rows["total"]):
        assert (row[f"earned_{none}"], row["gain"]) == ("", "")
        assert row[f"earned_{some}"] not in ("", "0")
    assert (survey[f"highest_{none}"], survey[f"max_{none}"]) == ("", "")
    assert rows[""]["gain"] == ""
    told = json.loads(run("compare", *names, *BY, "--format", "json")[1])
    areas = [one for one in told["areas"] if not all(one["value"])]
    assert [one["value"] for one in areas] == [[False, True] if turned else [True, False]]
    text = run("compare", *names, *BY)[1]
    assert "không có giá trị" in text
    [line] = (one for one in text.splitlines() if areas[0]["title"] in one)
    assert "–" in line.split()


PEERS = """submission: 1
ruleset: test/among
unit: {id: a, name: Xã A}
as_of: 2024-11-15
facts: {online: 60%, has_forest: có, planted: 110, target: 100}
peers:
  online: {Xã B: 80%, Xã C: 1/8, Xã D: }
  planted/target: {Xã B: 120%}
"""
AMONG = ["--ruleset", str(ROOT / "tests" / "cases" / "submission" / "beside" / "among.yaml")]


@pytest.mark.parametrize(
    ("old", "new", "causes"),
    [
        ("", "", {}),
        (
            "Xã B: 80%, Xã C: 1/8, Xã D: ",
            "Xã C: 0.125, Xã D: 1, Xã B: 90%",
            {"online": ("Xã B 80%; Xã D chưa có số liệu", "Xã D 100%; Xã B 90%")},
        ),
        ("Xã C: 1/8, ", "", {"online": ("Xã C 12,5%", "không kể đến")}),
        (
            "  planted/target: {Xã B: 120%}\n",
            "",
            {"planted/target": ("Xã B 120%", "chưa có số liệu")},
        ),
    ],
)
def test_other_units_figures_are_causes(
    run: Run, tmp_path: Path, old: str, new: str, causes: dict[str, tuple[str, str]]
) -> None:
    before, after = tmp_path / "a.yaml", tmp_path / "b.yaml"
    before.write_text(PEERS, "utf-8")
    after.write_text(PEERS.replace(old, new), "utf-8")
    code, out, _ = run("compare", str(before), str(after), *AMONG, "--format", "json")
    assert code == FINE
    found = [c for one in json.loads(out)["differences"] for c in one["causes"]]
    assert {c["name"]: (c["before"], c["after"]) for c in found} == causes
    for lang, of in (("vi", "của các đơn vị khác"), ("en", "of the other units")):
        text = run("compare", str(before), str(after), *AMONG, "--lang", lang)[1]
        assert (of in text) == bool(causes)
        assert ("nothing of its own" in text, "không đổi" in text) == (False, False)


def test_two_units_are_compared_with_a_warning(run: Run) -> None:
    code, _, err = run("compare", "district-2024/xa-01", "district-2024/xa-02")
    assert code == FINE
    assert "C064" in err


def test_two_rulesets_are_not(run: Run) -> None:
    code, out, err = run("compare", "district-2024/xa-01", "tan-duc-2024")
    assert (code, out) == (WRONG, "")
    assert "C060" in err
