"""A submission for several rulesets: reports, JSON, CSV, which criterion, results that feed."""

import csv
import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from evidence import library
from explain.commands.exits import FINDINGS, FINE, INCOMPLETE, WRONG
from explain.schemas import as_text
from tests.explain.conftest import Run
from tests.explain.support import ROOT, held

GOLDEN = ROOT / "tests" / "cases" / "explain" / "golden"
SHELF = ROOT / "tests" / "cases" / "submission" / "beside"
HEAD = """submission: 1
rulesets: [test/reader, test/survey]
unit: {id: a, name: Xã A}
as_of: 2024-11-15
"""
OPEN = HEAD + "facts: {files: 40}\nmarks: {test/survey: {'2.1': {mark: 40, reason: tốt}}}\n"
CLOSED = OPEN.replace("files: 40", "files: 40, pleased: 35")


@pytest.fixture(autouse=True)
def shelf(monkeypatch: pytest.MonkeyPatch) -> None:
    """The test rulesets, as if they were shipped."""
    stock = library._stock

    def with_tests(shelf: library.Shelf) -> dict[str, object]:
        more = {f"test/{path.stem}": path for path in SHELF.glob("*.yaml")}
        return {**stock(shelf), **(more if shelf is library.Shelf.RULESETS else {})}

    monkeypatch.setattr(library, "_stock", with_tests)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "xa.yaml"
    path.write_text(OPEN, "utf-8")
    return path


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
