"""What if, and plans, where one ruleset reads the result of another."""

import csv
import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from explain.commands.exits import FINDINGS, FINE, WRONG
from explain.schemas import as_text
from tests.explain.conftest import Run
from tests.explain.several.conftest import CLOSED, GOLDEN, HEAD, OPEN, SHELF
from tests.explain.support import held


def supposed(run: Run, *args: str) -> dict[str, Any]:
    code, out, err = run("whatif", *args, "--format", "json")
    assert (code, err) == (FINE, "")
    told: dict[str, Any] = json.loads(out)
    Draft202012Validator(json.loads(as_text("whatif"))).validate(told)
    return told


def totals(alternative: Any) -> dict[str, tuple[str, str]]:
    """The totals of the other rulesets, now and then."""
    return {
        one["ruleset"]: (one["total"]["before"], one["total"]["after"])
        for one in alternative["beside"]
    }


def test_a_change_of_one_is_shown_in_every_total(run: Run, path: Path) -> None:
    path.write_text(CLOSED, "utf-8")
    told = supposed(run, str(path), "--set", "pleased=40")
    assert told["ruleset"]["id"] == "test/reader"
    [then] = told["alternatives"]
    assert (then["total"]["before"], then["total"]["after"]) == ("0", "100")
    assert totals(then) == {"test/survey": ("83.75", "90")}
    lines = [(one["id"], one["before"], one["after"], one["result_of"]) for one in then["supposed"]]
    assert lines == [
        ("pleased", "35", "40", None),
        ("index", "83,75%", "90%", "test/survey"),
    ]


def test_the_other_one_can_be_told(run: Run, path: Path) -> None:
    path.write_text(CLOSED, "utf-8")
    told = supposed(run, str(path), "--set", "2.1=50", "--ruleset", "test/survey")
    [then] = told["alternatives"]
    assert (then["total"]["before"], then["total"]["after"]) == ("83.75", "93.75")
    assert totals(then) == {"test/reader": ("0", "100")}


def test_an_open_result_is_narrowed(run: Run, path: Path) -> None:
    [then] = supposed(run, str(path), "--set", "pleased=20", "--lang", "en")["alternatives"]
    assert totals(then) == {"test/survey": ("40", "65")}
    moved = {one["id"]: (one["before"], one["after"]) for one in then["supposed"]}
    assert moved["index"] == ("40% to 90%", "65%")


def test_one_ruleset_has_none_beside_it(run: Run) -> None:
    told = supposed(run, "tan-duc-2024", "--set", "results_digitised=3388")
    assert told["alternatives"][0]["beside"] == []


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_what_if_of_several_in_words(run: Run, path: Path, tmp_path: Path, lang: str) -> None:
    path.write_text(CLOSED, "utf-8")
    code, out, err = run("whatif", str(path), "--set", "pleased=40", "--lang", lang)
    assert (code, err) == (FINE, "")
    held(GOLDEN / f"several-whatif.{lang}.txt", out)


def test_the_table_of_several(run: Run, path: Path) -> None:
    path.write_text(CLOSED, "utf-8")
    _, out, _ = run("whatif", str(path), "--set", "pleased=40", "--format", "csv")
    rows = list(csv.DictReader(StringIO(out, newline="")))
    found = {(one["level"], one["id"]): (one["before"], one["after"]) for one in rows}
    assert found["total", ""] == ("0", "100")
    assert found["ruleset", "test/survey"] == ("83.75", "90")


@pytest.mark.parametrize("figure", ["95%", "không phát sinh"])
def test_a_result_is_not_set_by_hand(run: Run, path: Path, figure: str) -> None:
    code, out, err = run("whatif", str(path), "--set", f"index={figure}", "--lang", "en")
    assert (code, out) == (WRONG, "")
    assert "E094" in err
    assert "test/survey" in err
    assert "--set:1:1" in err


@pytest.mark.parametrize("text", [OPEN, CLOSED])
def test_a_result_is_not_fixed_by_hand(run: Run, path: Path, text: str) -> None:
    path.write_text(text, "utf-8")
    code, out, err = run("whatif", str(path), "--fix", "R1", "--lang", "en")
    assert (code, out) == (WRONG, "")
    assert "C042" in err
    assert "test/survey" in err


def test_a_result_handed_in_alone_is_a_figure_like_any_other(run: Run, path: Path) -> None:
    alone = HEAD.replace("rulesets: [test/reader, test/survey]", "ruleset: test/reader")
    path.write_text(alone + "facts: {index: 80%}\n", "utf-8")
    for supposing in (["--set", "index=95%"], ["--fix", "R1"]):
        [then] = supposed(run, str(path), *supposing)["alternatives"]
        assert then["total"]["after"] == "100"


def test_what_is_too_late_in_another_ruleset_is_refused(
    run: Run, path: Path, tmp_path: Path
) -> None:
    path.write_text(CLOSED, "utf-8")
    other = tmp_path / "survey.yaml"
    text = (SHELF / "survey.yaml").read_text("utf-8")
    due = "title: Hài lòng\n        due: {text: x, by: 2024-06-30}"
    other.write_text(text.replace("title: Hài lòng", due), "utf-8")
    path.write_text(CLOSED.replace("test/survey]", "./survey.yaml]"), "utf-8")
    args = ("whatif", str(path), "--set", "pleased=40", "--lang", "en")
    code, out, err = run(*args)
    assert (code, out) == (WRONG, "")
    assert "C043" in err
    assert "test/survey:1.1" in err
    code, out, _ = run(*args, "--allow-past")
    assert code == FINE
    assert "test/survey:1.1" in out


def test_a_result_that_comes_too_late_is_refused(run: Run, path: Path, tmp_path: Path) -> None:
    other = tmp_path / "reader.yaml"
    text = (SHELF / "reader.yaml").read_text("utf-8")
    late = text.replace("title: Chỉ số,", "title: Chỉ số, due: {text: x, by: 2024-06-30},")
    assert late != text
    other.write_text(late, "utf-8")
    path.write_text(CLOSED.replace("[test/reader,", "[./reader.yaml,"), "utf-8")
    code, out, err = run("whatif", str(path), "--set", "pleased=40")
    assert (code, out) == (WRONG, "")
    assert "C043" in err
    assert "R1" in err


def test_what_if_of_a_district_and_its_survey(run: Run) -> None:
    """A question of which nothing arose is declared for each of its options."""
    whole = ("ba-don-2024", "--lang", "en")
    [then] = supposed(run, *whole, "--set", "premises_approved=120")["alternatives"]
    assert [one["id"] for one in then["supposed"]] == ["premises_approved"]
    [then] = supposed(run, *whole, "--set", "i_1=không phát sinh")["alternatives"]
    options = ("rat_hai_long", "hai_long", "binh_thuong", "khong_hai_long", "rat_khong_hai_long")
    lines = {one["id"]: one["after"] for one in then["supposed"] if one["result_of"] is None}
    assert lines == dict.fromkeys(
        [f"i_1.{option}" for option in (*options, "khong_tra_loi")], "nothing arose"
    )
    [then] = supposed(run, *whole, "--set", "ix_3=không phát sinh")["alternatives"]
    assert then["supposed"] == []  # it is declared already
    [then] = supposed(run, *whole, "--set", "i_1=không phát sinh")["alternatives"]
    [survey] = then["beside"]
    assert survey["ruleset"] == "ba-don-2024/sipas"
    assert survey["total"]["by"] not in (None, "0")


@pytest.mark.parametrize(
    ("lang", "why"),
    [("vi", "theo kết quả của bộ tiêu chí khác"), ("en", "hanging on another ruleset's result")],
)
def test_a_plan_is_of_the_first_and_raises_no_result_of_another(
    run: Run, path: Path, lang: str, why: str
) -> None:
    path.write_text(CLOSED, "utf-8")
    code, out, err = run("plan", str(path), "--target", "100", "--lang", lang)
    assert (code, err) == (FINDINGS, "")
    assert why in " ".join(out.split())
    told = json.loads(run("plan", str(path), "--target", "100", "--format", "json")[1])
    Draft202012Validator(json.loads(as_text("plan"))).validate(told)
    assert told["ruleset"]["id"] == "test/reader"
    assert (told["plan"], told["best"], told["no_way"]) == (None, None, False)
    [of] = [one for one in told["obstacles"] if one["kind"] == "by_result"]
    assert of["criteria"] == ["R1"]


def test_a_plan_of_another_ruleset_is_asked_for_by_name(run: Run, path: Path) -> None:
    path.write_text(CLOSED, "utf-8")
    args = ("plan", str(path), "--target", "100", "--ruleset", "test/survey", "--format", "json")
    told = json.loads(run(*args)[1])
    assert told["ruleset"]["id"] == "test/survey"
    work = told["plan"] or told["best"]
    assert {t["fact"] for o in work["officers"] for t in o["tasks"]} == {"pleased"}
