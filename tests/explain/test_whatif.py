"""`chamdiem whatif`: what it prints, what it refuses, and that its figures are those of a score."""

import csv
import json
from fractions import Fraction
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from rich.cells import cell_len

from engine.rank import Contender, Standing, standing_among
from explain.commands.exits import FINE, WRONG
from explain.schemas import as_text
from tests.explain.conftest import Run
from tests.explain.support import BY, CASES, LANGS, ROOT, UNIT, held
from tests.explain.test_render import lasting

WHATIF = ["whatif", str(UNIT), *BY]
POINTS = Fraction(4), Fraction(5)
SCENARIOS = str(CASES / "scenarios.yaml")


def told(run: Run, *args: str) -> Any:
    code, out, err = run(*WHATIF, *args, "--format", "json")
    assert (code, err) == (FINE, "")
    found = json.loads(out)
    Draft202012Validator(json.loads(as_text("whatif"))).validate(found)
    return found


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("one", ["--set", "online=1100", "--set", "mark=1", "--fix", "ratio-threshold"]),
        ("several", ["--scenario", SCENARIOS, "--allow-past"]),
        ("sweep", ["--sweep"]),
    ],
)
def test_the_text_at_80_columns(
    run: Run, monkeypatch: pytest.MonkeyPatch, lang: str, name: str, args: list[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    code, out, err = run(*WHATIF, *args, "--lang", lang)
    assert (code, err) == (FINE, "")
    assert max(cell_len(line) for line in out.splitlines()) <= 80
    assert "⟨" not in out
    held(CASES / "golden" / f"whatif.{name}.{lang}.txt", lasting(out))


def test_a_changed_submission_scores_what_was_told(run: Run, tmp_path: Path) -> None:
    [one] = told(run, "--set", "on_time=1200", "--set", "ideas=5")["alternatives"]
    text = UNIT.read_text("utf-8")
    for old, new in (
        ("on_time: {value: 1115,", "on_time: {value: 1200,"),
        ("ideas: 1\n", "ideas: 5\n"),
    ):
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    changed = tmp_path / "changed.yaml"
    changed.write_text(text, "utf-8")
    _, out, _ = run("score", str(changed), *BY, "--format", "json")
    score = json.loads(out)
    assert one["total"]["after"] == score["total"]["earned"]
    assert one["total"]["highest_after"] == score["total"]["highest"]
    assert one["class_after"] == score["total"]["class"]["earned"]
    scored = {c["id"]: (c["earned"], c["status"]) for c in score["criteria"]}
    assert one["criteria"]
    assert all(scored[c["id"]] == (c["after"], c["status_after"]) for c in one["criteria"])


def test_scenarios_stand_side_by_side(run: Run) -> None:
    found = told(run, "--scenario", SCENARIOS, "--allow-past")["alternatives"]
    assert [one["name"] for one in found] == ["Hồ sơ", "Sáng kiến"]
    lines = [[line["id"] for line in one["criteria"]] for one in found]
    assert lines[0] == lines[1] != []
    alone = told(run, "--scenario", SCENARIOS, "--compare", "Sáng kiến")["alternatives"]
    assert [one["name"] for one in alone] == ["Sáng kiến"]
    assert alone[0]["total"] == found[1]["total"]


def test_the_sweep_starts_from_a_scenario(run: Run) -> None:
    first = told(run, "--sweep")["sweep"]
    best = first["gains"][0]
    then = told(run, "--sweep", "--fix", best["id"])
    assert then["alternatives"][0]["total"]["by"] == (best["full"] or best["next"])["gain"]
    assert best["id"] not in {one["id"] for one in then["sweep"]["gains"] if one["full"]}
    gains = [one["gain"] for one in first["gains"] if one["in_time"]]
    assert gains == sorted(gains, key=float, reverse=True)


def test_the_csv_has_a_row_for_every_line_that_moves(run: Run) -> None:
    code, out, _ = run(*WHATIF, "--set", "ideas=5", "--sweep", "--format", "csv")
    rows = list(csv.DictReader(StringIO(out)))
    assert code == FINE
    assert rows[0]["level"] == "total"
    assert {row["level"] for row in rows} == {"total", "area", "criterion", "sweep"}


@pytest.mark.parametrize(
    ("args", "codes"),
    [
        ([], ["C040"]),
        (["--compare", "x"], ["C012"]),
        (["--scenario", SCENARIOS, "--compare", "Hồ sở"], ["C013"]),
        (["--scenario", SCENARIOS, "--sweep", "--allow-past"], ["C044"]),
        (["--scenario", SCENARIOS], ["C043"]),
        (["--fix", "ratio-thresholds"], ["C020"]),
        (["--fix", "1"], ["C021"]),
        (["--fix", "V"], ["C029", "minus"]),
        (["--fix", "mark", "--fix", "day", "--fix", "ratio-range"], ["C042", "C043"]),
        (["--set", "on_time=1241"], ["E043", "--set:1:9"]),
        (["--set", "sipas=95", "--set", "on_tim=3"], ["E026", "E040", "on_time"]),
        (["--scenario", "none.yaml"], ["E001"]),
        (["--set", "ideas=5", "--format", "yaml"], ["C013"]),
        (["--set", "ideas=5", "--with", "district-2024"], ["E011"]),
    ],
)
def test_what_cannot_be_supposed_is_refused(run: Run, args: list[str], codes: list[str]) -> None:
    code, out, err = run(*WHATIF, *args)
    assert (code, out) == (WRONG, "")
    assert all(one in err for one in codes), err


def test_a_rank_is_what_a_ranking_of_the_changed_folder_gives(run: Run, tmp_path: Path) -> None:
    folder = ROOT / "evidence" / "examples" / "district-2024"
    for path in folder.iterdir():
        text = path.read_text("utf-8")
        if path.stem == "xa-03":
            text = text.replace("initiatives: {value: 0,", "initiatives: {value: 1,")
            text = text.replace("dialogues: {value: 0,", "dialogues: {value: 2,")
        (tmp_path / path.name).write_text(text, "utf-8")
    places = []
    for each in (folder, tmp_path):
        ranking = json.loads(run("rank", str(each), "--format", "json")[1])
        [unit] = [one for one in ranking["standings"] if one["unit"]["id"] == "xa-03"]
        places.append({key: unit[key] for key in ("rank", "best", "worst")})
    args = ["--set", "initiatives=1", "--set", "dialogues=2", "--with", str(folder)]
    whatif = ["whatif", "district-2024/xa-03", *args]
    found = json.loads(run(*whatif, "--format", "json")[1])
    [one] = found["alternatives"]
    assert [one["rank_before"], one["rank_after"]] == places
    assert found["units"] == 16
    assert places[0]["rank"] > places[1]["rank"]
    rows = list(csv.DictReader(StringIO(run(*whatif, "--format", "csv")[1])))
    [row] = [row for row in rows if row["level"] == "rank"]
    assert (row["before"], row["after"]) == tuple(str(place["rank"]) for place in places)
    said = run(*whatif)[1]
    assert f"{places[0]['best']}–{places[0]['worst']}" in said


def test_a_rank_is_among_units_under_the_same_rules(run: Run) -> None:
    code, out, err = run("whatif", "tan-duc-2024", "--fix", "3.1.4", "--with", "district-2024")
    assert (code, out) == (WRONG, "")
    assert "C060" in err


def test_without_others_there_is_no_rank(run: Run) -> None:
    found = told(run, "--set", "ideas=5")
    [one] = found["alternatives"]
    assert (found["units"], one["rank_before"], one["rank_after"]) == (None, None, None)


def test_a_unit_without_a_total_has_no_rank() -> None:
    one, other = Contender("a", Fraction(0), Fraction(0), value=False), Contender("b", *POINTS)
    assert standing_among(one, [other]) == Standing("a")
    assert standing_among(other, [one]).rank == 1


def test_a_scenario_file_is_not_written_over(run: Run, tmp_path: Path) -> None:
    mine = tmp_path / "mine.yaml"
    mine.write_text(Path(SCENARIOS).read_text("utf-8"), "utf-8")
    code, _, err = run(*WHATIF, "--scenario", str(mine), "--allow-past", "-o", str(mine))
    assert code == WRONG
    assert "C019" in err or "C017" in err
