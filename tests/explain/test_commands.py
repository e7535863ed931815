"""The commands: what they print, exit codes, files written."""

import json
from pathlib import Path

import pytest

from engine import __version__
from explain.commands.exits import FINDINGS, FINE, INCOMPLETE, WRONG
from explain.schemas import SCHEMAS, as_text
from tests.explain.conftest import Run
from tests.explain.support import BY, ROOT, SCORE, UNIT


def test_score(run: Run) -> None:
    code, out, err = run(*SCORE)
    assert code == FINE
    assert "18,3 / 61" in out
    assert err == ""


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["--fail-under", "18.3"], FINE),
        (["--fail-under", "18,30001"], FINDINGS),
        (["--fail-under", "50"], FINDINGS),
        (["--complete"], INCOMPLETE),
        (["--complete", "--fail-under", "50"], INCOMPLETE),
        (["--fail-under", "many"], WRONG),
        (["--fail-under", "inf"], WRONG),
        (["--format", "xml"], WRONG),
        (["--lang", "fr"], WRONG),
        (["--scale", "none.yaml"], WRONG),
    ],
)
def test_exit_codes_of_score(run: Run, options: list[str], code: int) -> None:
    found, out, err = run(*SCORE, *options)
    assert found == code
    assert bool(out) == (code != WRONG)
    assert bool(err) == (code == WRONG)


def test_a_total_without_value_is_below_any_limit(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "blank.yaml"
    path.write_text(UNIT.read_text("utf-8").replace("answers: 40", "answers: 3"), "utf-8")
    code, _, _ = run("score", str(path), *BY, "--fail-under", "0")
    assert code == FINDINGS


def test_json_on_stdout_is_json_and_nothing_else(run: Run) -> None:
    code, out, _ = run(*SCORE, "--format", "json", "--lang", "en")
    assert code == FINE
    assert json.loads(out)["total"]["earned"] == "18.3"


def test_a_result_is_written_whole_into_a_file(run: Run, tmp_path: Path) -> None:
    for form, start in (("text", "KẾT QUẢ"), ("json", "{"), ("csv", "\ufeffline,id,")):
        path = tmp_path / f"out.{form}"
        code, out, err = run(*SCORE, "--format", form, "-o", str(path))
        assert (code, out, err) == (FINE, "", "")
        assert path.read_text("utf-8").startswith(start)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["out.csv", "out.json", "out.text"]
    code, _, err = run(*SCORE, "-o", str(tmp_path / "none" / "out.txt"))
    assert code == WRONG
    assert "E006" in err


def test_explain_by_id_and_by_source_id(run: Run) -> None:
    code, out, _ = run("explain", str(UNIT), "parts", *BY)
    assert code == FINE
    assert "TỪNG BƯỚC" in out
    code, out, _ = run("explain", "tan-duc-2024", "4.1", "--format", "json")
    assert code == FINE
    assert json.loads(out)["criterion"]["id"] == "4.1-b"


@pytest.mark.parametrize(
    ("wanted", "code", "near"),
    [
        ("partss", "C020", "parts"),
        ("1", "C021", "count-least, count-is"),
        ("", "C020", ""),
        ("V", "C029", "trong đó có: minus"),
    ],
)
def test_an_id_that_is_no_criterion_s(run: Run, wanted: str, code: str, near: str) -> None:
    found, out, err = run("explain", str(UNIT), wanted, *BY)
    assert (found, out) == (WRONG, "")
    assert code in err
    assert near in err


def test_check(run: Run, tmp_path: Path, bad: Path) -> None:
    code, out, err = run("check", str(ROOT / "rulesets" / "tan-duc-2024" / "par.yaml"))
    assert code == FINDINGS
    assert "R410" in out
    assert "^" in out
    assert err == ""
    code, out, _ = run("check", "tan-duc-2024/par", str(bad), "--format", "json")
    assert code == WRONG
    found = json.loads(out)
    assert found["files"] == ["tan-duc-2024/par", str(bad)]
    assert found["findings"][-1]["severity"] == "error"
    assert found["findings"][-1]["places"][0]["line"] == 1
    good = tmp_path / "good.yaml"
    good.write_text((ROOT / "tests/cases/rulesets/good.yaml").read_text("utf-8"), "utf-8")
    code, out, _ = run("check", str(good), "--lang", "en")
    assert (code, out) == (FINE, f"{good}: no findings\n")


def test_check_reads_submissions_too(run: Run) -> None:
    code, out, _ = run("check", str(ROOT / "evidence/examples/tan-duc-2024-contradiction.yaml"))
    assert code == WRONG
    assert "E043" in out
    assert "E061" in out


def test_check_reads_scales_too(run: Run, tmp_path: Path) -> None:
    scale = tmp_path / "scale.yaml"
    scale.write_text(
        "scale: test/official\nfor: tan-duc-2024/par\nbasis: {kind: official, total: 100}\n"
        "source: {document: '1', title: t, issuer: i, date: 2025}\n"
        "criteria:\n  '3.2.11': {points: 5}\n",
        "utf-8",
    )
    code, out, _ = run("check", str(scale))
    assert code == WRONG
    assert "R031" in out
    code, _, err = run("score", "tan-duc-2024", "--scale", str(scale))
    assert code == WRONG
    assert "R031" in err


def test_facts_prints_a_form_that_scores(run: Run, tmp_path: Path) -> None:
    for lang in ("vi", "en"):
        code, out, err = run("facts", "tan-duc-2024/par", "--lang", lang)
        assert (code, err) == (FINE, "")
        form = tmp_path / f"{lang}.yaml"
        form.write_text(out, "utf-8")
        code, out, _ = run("score", str(form), "--complete", "--lang", lang)
        assert code == INCOMPLETE


@pytest.mark.parametrize("name", SCHEMAS)
def test_schema(run: Run, name: str) -> None:
    assert run("schema", name) == (FINE, as_text(name), "")


def test_schema_without_a_name_lists_them(run: Run) -> None:
    assert run("schema") == (FINE, "".join(f"{name}\n" for name in SCHEMAS), "")
    code, _, err = run("schema", "scorecart")
    assert code == WRONG
    assert "scorecard" in err


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_demo(run: Run, lang: str) -> None:
    code, out, err = run("demo", "--lang", lang)
    assert (code, err) == (FINE, "")
    assert {"vi": "45,84", "en": "45.84"}[lang] in out
    assert "⟨" not in out


@pytest.mark.parametrize("args", [(), ("--help",), ("-h",), ("score", "--help")])
def test_help(run: Run, args: tuple[str, ...]) -> None:
    code, out, err = run(*args)
    assert (code, err) == (FINE, "")
    assert "Score" in out
    assert "Chấm điểm" in out


def test_version(run: Run) -> None:
    assert run("--version") == (FINE, f"{__version__}\n", "")
