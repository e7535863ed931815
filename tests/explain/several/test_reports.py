"""A submission for several rulesets: reports, JSON, CSV, which criterion, results that feed."""

import csv
import json
from io import StringIO
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from explain.commands.exits import FINDINGS, FINE, INCOMPLETE, WRONG
from explain.schemas import as_text
from tests.explain.conftest import Run
from tests.explain.several.conftest import CLOSED, GOLDEN, HEAD, SHELF
from tests.explain.support import held


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_reports_one_after_the_other(run: Run, path: Path, lang: str) -> None:
    code, out, err = run("score", str(path), "--lang", lang)
    assert (code, err) == (FINE, "")
    held(GOLDEN / f"several.{lang}.txt", out)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_criterion_that_reads_the_other_result(run: Run, path: Path, lang: str) -> None:
    code, out, _ = run("explain", str(path), "R1", "--lang", lang)
    assert code == FINE
    held(GOLDEN / f"several-R1.{lang}.txt", out)


def test_json_is_a_list_of_reports(run: Run, path: Path) -> None:
    _, out, _ = run("score", str(path), "--format", "json")
    told = json.loads(out)
    Draft202012Validator(json.loads(as_text("scorecards"))).validate(told)
    assert [one["ruleset"]["id"] for one in told["scorecards"]] == ["test/reader", "test/survey"]
    [fact] = told["scorecards"][0]["criteria"][0]["facts"]
    assert [one["id"] for one in fact["result"]["missing"]] == ["pleased"]
    assert (fact["result"]["low"], fact["result"]["high"]) == ("0.4", "0.9")


def test_csv_has_the_ruleset_in_its_first_column(run: Run, path: Path) -> None:
    _, out, _ = run("score", str(path), "--format", "csv")
    head, *rows = csv.reader(StringIO(out, newline=""))
    assert head[:3] == ["ruleset", "line", "id"]
    assert {len(row) for row in rows} == {len(head)}
    assert [row[:3] for row in rows if row[2] in ("R1", "2.1")] == [
        ["test/reader", "criterion", "R1"],
        ["test/survey", "criterion", "2.1"],
    ]


def test_one_of_them_is_told(run: Run, path: Path) -> None:
    whole = run("score", str(path), "--format", "json")[1]
    code, out, _ = run("score", str(path), "--ruleset", "test/reader", "--format", "json")
    assert code == FINE
    assert json.loads(out) == json.loads(whole)["scorecards"][0]


def test_a_file_stands_in_for_its_namesake(run: Run, path: Path, tmp_path: Path) -> None:
    other = tmp_path / "mine.yaml"
    text = (SHELF / "survey.yaml").read_text("utf-8").replace("proportional: {}", "at_least: 50%")
    other.write_text(text, "utf-8")
    path.write_text(CLOSED, "utf-8")
    _, out, _ = run("score", str(path), "--ruleset", str(other), "--format", "json")
    assert json.loads(out)["total"]["earned"] == "90"


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["--complete"], INCOMPLETE),
        (["--fail-under", "40"], FINDINGS),
        (["--fail-under", "0"], FINE),
        (["--ruleset", "test/survey", "--fail-under", "40"], FINE),
        (["--ruleset", "test/to"], WRONG),
    ],
)
def test_exit_codes(run: Run, path: Path, options: list[str], code: int) -> None:
    assert run("score", str(path), *options)[0] == code


@pytest.mark.parametrize("wanted", ["2.1", "test/survey:2.1"])
def test_a_criterion_of_either(run: Run, path: Path, wanted: str) -> None:
    code, out, _ = run("explain", str(path), wanted, "--format", "json")
    assert code == FINE
    assert json.loads(out)["ruleset"]["id"] == "test/survey"


def test_an_id_of_both_has_to_say_whose(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "to.yaml"
    path.write_text(HEAD.replace("test/reader", "tan-duc-2024/par"), "utf-8")
    code, _, err = run("explain", str(path), "1.1")
    assert code == WRONG
    assert "C021" in err
    assert "tan-duc-2024/par:1.1, test/survey:1.1" in err
    code, _, err = run("explain", str(path), "test/survey:1.11")
    assert code == WRONG
    assert "C020" in err


def test_a_contradicted_figure_is_refused_by_score_and_check(run: Run, path: Path) -> None:
    path.write_text(CLOSED.replace("files: 40,", "index: 80%, files: 40,"), "utf-8")
    for verb in ("score", "check"):
        code, out, err = run(verb, str(path))
        assert code == WRONG
        assert "E092" in out + err
        assert "83,75" in out + err


def test_a_closed_result_decides(run: Run, path: Path) -> None:
    path.write_text(CLOSED, "utf-8")
    code, out, _ = run("explain", str(path), "R1")
    assert code == FINE
    assert "83,75" in out
    assert "kết quả của test/survey" in out


@pytest.mark.parametrize(
    ("at_least", "after"), [("40%", ["100", "100"]), ("41%", ["0", "100"]), ("91%", ["0", "0"])]
)
def test_an_open_result_is_carried_to_another_ruleset(
    run: Run, path: Path, tmp_path: Path, at_least: str, after: list[str]
) -> None:
    new = tmp_path / "new.yaml"
    text = (
        (SHELF / "reader.yaml").read_text("utf-8").replace("at_least: 90%", f"at_least: {at_least}")
    )
    new.write_text(text, "utf-8")
    args = ("test/reader", str(new), "--with", str(path), "--format", "json")
    [effect] = json.loads(run("diff", *args)[1])["effects"]
    assert [effect["before"], effect["highest_before"]] == ["0", "100"]
    assert [effect["after"], effect["highest_after"]] == after


def test_the_result_of_something_else_is_not_carried(run: Run, path: Path, tmp_path: Path) -> None:
    path.write_text(CLOSED, "utf-8")
    new, text = tmp_path / "new.yaml", (SHELF / "reader.yaml").read_text("utf-8")
    new.write_text(text.replace("test/survey}", "test/survey, of: I}"), "utf-8")
    args = ("test/reader", str(new), "--with", str(path), "--format", "json")
    [effect] = json.loads(run("diff", *args)[1])["effects"]
    assert [effect["after"], effect["highest_after"]] == ["0", "100"]
