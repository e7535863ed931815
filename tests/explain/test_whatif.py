"""`chamdiem whatif`: what it prints, what it refuses, and that its figures are those of a score."""

import csv
import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from rich.cells import cell_len

from explain.commands.exits import FINE, WRONG
from explain.schemas import as_text
from tests.explain.conftest import Run
from tests.explain.support import BY, CASES, LANGS, UNIT, held
from tests.explain.test_render import lasting

WHATIF = ["whatif", str(UNIT), *BY]
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
        (["--fix", "mark", "--fix", "day", "--fix", "ratio-range"], ["C042", "C043"]),
        (["--set", "on_time=1241"], ["E043", "--set:1:9"]),
        (["--set", "sipas=95", "--set", "on_tim=3"], ["E026", "E040", "on_time"]),
        (["--scenario", "none.yaml"], ["E001"]),
        (["--set", "ideas=5", "--format", "yaml"], ["C013"]),
    ],
)
def test_what_cannot_be_supposed_is_refused(run: Run, args: list[str], codes: list[str]) -> None:
    code, out, err = run(*WHATIF, *args)
    assert (code, out) == (WRONG, "")
    assert all(one in err for one in codes), err


def test_a_scenario_file_is_not_written_over(run: Run, tmp_path: Path) -> None:
    mine = tmp_path / "mine.yaml"
    mine.write_text(Path(SCENARIOS).read_text("utf-8"), "utf-8")
    code, _, err = run(*WHATIF, "--scenario", str(mine), "--allow-past", "-o", str(mine))
    assert code == WRONG
    assert "C019" in err or "C017" in err
