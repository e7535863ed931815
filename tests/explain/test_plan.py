"""`chamdiem plan`: what it prints, what it refuses, and that `whatif` confirms what it promises."""

import csv
import json
from io import StringIO
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from rich.cells import cell_len

from engine.points import exact
from explain.commands.exits import FINDINGS, FINE, WRONG
from explain.schemas import as_text
from tests.explain.conftest import Run
from tests.explain.support import BY, CASES, LANGS, UNIT, held
from tests.explain.test_render import lasting

PLAN = ["plan", str(UNIT), *BY]
COSTS = str(CASES / "costs.yaml")


def told(run: Run, *args: str, code: int = FINE) -> Any:
    found, out, err = run(*PLAN, *args, "--format", "json")
    assert (found, err) == (code, "")
    plan = json.loads(out)
    Draft202012Validator(json.loads(as_text("plan"))).validate(plan)
    return plan


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    ("name", "args", "code"),
    [
        ("target", ["--target", "40", "--costs", COSTS], FINE),
        ("none", ["--target", "60"], FINDINGS),
        ("budget", ["--budget", "3"], FINE),
        ("class", ["--class", "Khá"], FINE),
    ],
)
def test_the_text_at_80_columns(
    run: Run, monkeypatch: pytest.MonkeyPatch, lang: str, name: str, args: list[str], code: int
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    found, out, err = run(*PLAN, *args, "--lang", lang)
    assert (found, err) == (code, "")
    assert max(cell_len(line) for line in out.splitlines()) <= 80
    assert "⟨" not in out
    held(CASES / "golden" / f"plan.{name}.{lang}.txt", lasting(out))


def test_what_is_promised_is_what_a_score_gives(run: Run) -> None:
    _, out, _ = run("plan", "tan-duc-2024", "--target", "70", "--format", "json")
    work = json.loads(out)["plan"]
    assert work["proven"]
    tasks = [task for officer in work["officers"] for task in officer["tasks"]]
    assert len(tasks) == sum(float(officer["cost"]) for officer in work["officers"])
    sets = [f"--set={task['fact']}={task['after'].split()[0]}" for task in tasks]
    plain = [one.replace(".", "") for one in sets]  # 8.218 is 8218 to a reader of the page
    _, out, _ = run("whatif", "tan-duc-2024", *plain, "--format", "json")
    assert json.loads(out)["alternatives"][0]["total"]["after"] == work["earned"]


def test_what_is_supposed_comes_first(run: Run) -> None:
    plain = told(run, "--target", "40")
    supposed = told(run, "--target", "40", "--set", "inspected=có", "--set", "mark=2")
    assert float(supposed["earned"]) > float(plain["earned"])
    assert float(supposed["plan"]["cost"]) < float(plain["plan"]["cost"])
    facts = {t["fact"] for o in supposed["plan"]["officers"] for t in o["tasks"]}
    assert "inspected" not in facts


def test_a_rank_among_others(run: Run) -> None:
    args = ["district-2024/xa-03", "--with", "district-2024", "--format", "json"]
    found, out, _ = run("plan", *args, "--rank", "3")
    plan = json.loads(out)
    assert found == FINE
    assert plan["plan"]["rank"] == 3
    found, out, _ = run("plan", *args, "--rank", "1")
    assert found == FINDINGS
    assert json.loads(out)["no_way"]


def test_what_stands_in_the_way_is_told(run: Run) -> None:
    plan = told(run, "--target", "61", code=FINDINGS)
    assert plan["plan"] is None
    assert {one["kind"] for one in plan["obstacles"]} == {"open", "too_late", "stuck"}
    assert float(plan["best"]["earned"]) < 61


def test_what_stands_in_the_way_is_all_that_lacks_of_the_whole(run: Run) -> None:
    """In the total's own points, rescaled as it is."""
    plan = json.loads(run("plan", "tan-duc-2024", "--target", "85", "--format", "json")[1])
    gone = sum(exact(one["points"]) for one in plan["obstacles"])
    assert exact(plan["best"]["earned"]) + gone == 100


def test_the_csv_is_the_task_list(run: Run) -> None:
    code, out, _ = run(*PLAN, "--target", "40", "--format", "csv")
    rows = list(csv.DictReader(StringIO(out)))
    assert code == FINE
    assert rows
    assert all(row["task"] and row["until"] and row["criteria"] for row in rows)
    work = told(run, "--target", "40")["plan"]
    tasks = [task for officer in work["officers"] for task in officer["tasks"]]
    assert [row["after"] for row in rows] == [task["value_after"] for task in tasks]


def test_a_spreadsheet_and_a_program_get_figures_and_not_words(run: Run) -> None:
    args = ["plan", "tan-duc-2024", "--target", "70", "--format"]
    work = json.loads(run(*args, "json")[1])["plan"]
    tasks = {t["fact"]: t for officer in work["officers"] for t in officer["tasks"]}
    found = tasks["capital_disbursed"]
    assert (found["before"], found["after"]) == ("7.612", "8.218 triệu đồng")
    assert (found["value_before"], found["value_after"]) == ("7612", "8218")
    rows = {row["fact"]: row for row in csv.DictReader(StringIO(run(*args, "csv")[1]))}
    assert (rows["capital_disbursed"]["before"], rows["capital_disbursed"]["after"]) == (
        "7612",
        "8218",
    )


@pytest.mark.parametrize(
    ("args", "codes"),
    [
        ([], ["C045"]),
        (["--target", "40", "--class", "Khá"], ["C045"]),
        (["--target", "40%"], ["C015"]),
        (["--target", "40", "--budget", "x"], ["C015"]),
        (["--class", "Kha"], ["C013", "Khá"]),
        (["--rank", "2"], ["C012"]),
        (["--target", "40", "--with", "district-2024"], ["C012"]),
        (["--rank", "2", "--with", "district-2024"], ["E011"]),
        (["--target", "40", "--until", "31/02/2024"], ["E031"]),
        (["--target", "40", "--costs", "none"], ["E009"]),
        (["--target", "40", "--costs", str(UNIT)], ["Y04"]),
        (["--target", "40", "--set", "on_tim=1"], ["E040"]),
    ],
)
def test_what_cannot_be_planned_is_refused(run: Run, args: list[str], codes: list[str]) -> None:
    code, out, err = run(*PLAN, *args)
    assert (code, out) == (WRONG, "")
    assert all(one in err for one in codes), err


def test_without_classes_there_is_none_to_reach(run: Run) -> None:
    code, _, err = run("plan", "tan-duc-2024", "--class", "B")
    assert code == WRONG
    assert "C046" in err


def test_the_plan_is_the_same_whatever_the_language(run: Run) -> None:
    vi, en = (told(run, "--target", "40", "--lang", lang)["plan"] for lang in LANGS)
    assert (vi["cost"], vi["earned"]) == (en["cost"], en["earned"])
