"""Files that commands are given and write: which kind, in which form, never over what was read."""

import json
import os
import re
from pathlib import Path

import pytest

from explain.commands.exits import FINDINGS, FINE, INCOMPLETE, WRONG
from tests.explain.conftest import Run
from tests.explain.support import BY, CASES, RULES, SCORE, UNIT


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "own.yaml"
    path.write_bytes(UNIT.read_bytes())
    return path


def test_what_was_read_is_not_written_over(run: Run, tmp_path: Path) -> None:
    unit, rules, link = tmp_path / "unit", tmp_path / "rules", tmp_path / "link"
    unit.write_bytes(UNIT.read_bytes())
    rules.write_bytes(RULES.read_bytes())
    link.symlink_to(unit)
    by = ["--ruleset", str(rules)]
    before = unit.read_bytes(), rules.read_bytes()
    for args in (
        ["score", str(unit), *by, "-o", str(unit)],
        ["score", f"{tmp_path}/./unit", *by, "-o", str(link), "--format", "json"],
        ["explain", str(unit), "parts", *by, "-o", str(rules)],
        ["check", str(rules), "-o", str(rules)],
    ):
        code, out, err = run(*args)
        assert (code, out) == (WRONG, "")
        assert "C017" in err
        assert (unit.read_bytes(), rules.read_bytes()) == before


SCENARIOS = (CASES / "scenarios.yaml").read_text("utf-8")
ANOTHER = UNIT.read_text("utf-8").replace("id: thu", "id: another")
COSTS = (CASES / "costs.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    ("args", "text"),
    [
        (["rank", "{unit}", *BY, "--last", "{other}"], "unit,total\na,3\n"),
        (["whatif", "{unit}", *BY, "--allow-past", "--scenario", "{other}"], SCENARIOS),
        (["plan", "{unit}", *BY, "--target", "9", "--costs", "{other}"], COSTS),
        (["plan", "{unit}", *BY, "--rank", "1", "--with", "{other}"], UNIT.read_text("utf-8")),
        (["diff", str(RULES), str(RULES), "--with", "{other}"], UNIT.read_text("utf-8")),
        (["compare", "{unit}", "{other}", *BY], UNIT.read_text("utf-8")),
        (["due", "{unit}", "{other}", *BY, "--all"], ANOTHER),
        (["due", "{unit}", "{other}", *BY, "--all", "--format", "ics"], "\ufeffkhông đọc được"),
        (["rank", "{unit}", "{other}", *BY], "không đọc được"),
    ],
)
def test_whatever_a_command_reads_is_not_written_over(
    run: Run, tmp_path: Path, own: Path, args: list[str], text: str
) -> None:
    other = tmp_path / "other"
    other.write_text(text, "utf-8")
    given = [one.format(unit=own, other=other) for one in args]
    code, out, err = run(*given, "-o", str(other))
    assert (code, out, other.read_text("utf-8")) == (WRONG, "", text)
    assert "C017" in err


def test_a_ruleset_and_a_calendar_beside_are_not_written_over(run: Run, tmp_path: Path) -> None:
    calendar, rules, unit = (tmp_path / f"{name}.yaml" for name in ("days", "rules", "xa"))
    calendar.write_text(
        "calendar: days\ntitle: {vi: L, en: C}\nyear: 2024\nnotices: {}\n",
        "utf-8",
    )
    rules.write_text(RULESET.replace("areas:", "calendar: [days]\nareas:"), "utf-8")
    unit.write_text(HEAD.replace("test/aim", "./rules.yaml"), "utf-8")
    assert run("score", str(unit))[0] == FINE
    for path in (rules, calendar):
        text = path.read_text("utf-8")
        link = tmp_path / "link.txt"
        link.unlink(missing_ok=True)
        link.symlink_to(path)
        code, _, err = run("score", str(unit), "-o", str(link))
        assert (code, path.read_text("utf-8")) == (WRONG, text)
        assert "C017" in err


def test_an_attached_document_is_not_written_over(run: Run, tmp_path: Path, own: Path) -> None:
    paper = tmp_path / "paper"
    paper.write_text("bản gốc", "utf-8")
    text = own.read_text("utf-8")
    assert "documents:\n" in text
    listed = "documents:\n  P9: {title: T, file: paper}\n"
    own.write_text(text.replace("documents:\n", listed), "utf-8")
    code, _, err = run("score", str(own), *BY, "-o", str(paper))
    assert (code, paper.read_text("utf-8")) == (WRONG, "bản gốc")
    assert "C017" in err


def test_a_form_replaces_no_file(run: Run, tmp_path: Path) -> None:
    form = tmp_path / "form.yaml"
    assert run("facts", "tan-duc-2024/par", "-o", str(form)) == (FINE, "", "")
    form.write_text("filled: in\n", "utf-8")
    code, out, err = run("facts", "tan-duc-2024/par", "-o", str(form))
    assert (code, out, form.read_text("utf-8")) == (WRONG, "", "filled: in\n")
    assert "C018" in err
    assert run("facts", "tan-duc-2024/par", "-o", os.devnull)[0] == FINE


@pytest.mark.parametrize("ending", ["docx", "xlsx", "html", "pdf", "PDF", "yaml"])
@pytest.mark.parametrize("form", [[], ["--format", "json"]])
def test_a_kind_that_is_not_written_is_refused(
    run: Run, tmp_path: Path, ending: str, form: list[str]
) -> None:
    path = tmp_path / f"out.{ending}"
    code, out, err = run(*SCORE, "-o", str(path), *form)
    assert (code, out, path.exists()) == (WRONG, "", False)
    assert "C019" in err


@pytest.mark.parametrize(
    ("args", "code"),
    [
        ([*SCORE, "--format", "csv", "-o", "x.json"], "C023"),
        ([*SCORE, "--format", "text", "-o", "x.csv"], "C023"),
        (["explain", str(UNIT), "parts", *BY, "-o", "x.csv"], "C019"),
        (["check", str(RULES), "-o", "x.csv"], "C019"),
        (["facts", "tan-duc-2024/par", "-o", "x.docx"], "C019"),
        (["facts", "tan-duc-2024/par", "-o", "x.json"], "C019"),
        (["schema", "ruleset", "-o", "x.yaml"], "C019"),
    ],
)
def test_a_form_that_the_ending_contradicts_is_refused(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, args: list[str], code: str
) -> None:
    monkeypatch.chdir(tmp_path)
    found, out, err = run(*args)
    assert (found, out, list(tmp_path.iterdir())) == (WRONG, "", [])
    assert code in err


def test_the_ending_chooses_the_form(run: Run, tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("a.json", "b.CSV", "c.txt")]
    for path in paths:
        assert run(*SCORE, "-o", str(path))[0] == FINE
    assert json.loads(paths[0].read_text("utf-8"))["total"]
    assert paths[1].read_text("utf-8").startswith("\ufeffline,id,")
    assert paths[2].read_text("utf-8").startswith("KẾT QUẢ")
    assert run("explain", str(UNIT), "parts", *BY, "-o", str(paths[0]))[0] == FINE
    assert json.loads(paths[0].read_text("utf-8"))["criterion"]["id"] == "parts"


@pytest.mark.parametrize(
    "args",
    [
        ["score", str(RULES)],
        ["explain", str(RULES), "parts"],
        ["facts", str(UNIT)],
        ["score", str(UNIT), "--ruleset", str(UNIT)],
        ["score", str(UNIT), *BY, "--scale", str(RULES)],
    ],
)
def test_a_file_of_another_kind_is_named_as_what_it_is(run: Run, args: list[str]) -> None:
    code, out, err = run(*args, "--lang", "en")
    assert (code, out) == (WRONG, "")
    assert err.startswith("error C025")
    given, wanted = ("submission", "ruleset") if args[-1] == str(UNIT) else ("ruleset", "")
    assert f"is a {given}; a {wanted}" in err


def test_check_holds_a_submission_against_a_ruleset_of_ones_own(run: Run, own: Path) -> None:
    own.write_text(own.read_text("utf-8").replace("answers: 40", "answers: x"), "utf-8")
    code, out, _ = run("check", str(own))
    assert code == WRONG
    assert "E020" not in out
    for args in ([*BY, str(own)], [str(own), str(RULES)], [str(RULES), str(own)]):
        code, out, _ = run("check", *args)
        assert code == WRONG
        assert "E020" in out


def test_check_says_what_a_submission_without_its_first_line_lacks(run: Run, own: Path) -> None:
    text = own.read_text("utf-8")
    own.write_text("".join(one for one in text.splitlines(True) if "submission:" not in one))
    code, out, _ = run("check", str(own), *BY)
    assert code == WRONG
    assert out.count("Y04") == 1


@pytest.mark.parametrize("given", ["85%", "1/2", "85％", "1e2", "1,000", "", "٣"])
def test_a_limit_that_is_no_number_of_points_is_refused(run: Run, given: str) -> None:
    code, out, err = run(*SCORE, "--fail-under", given)
    assert (code, out) == (WRONG, "")
    assert ("C024" if given == "1,000" else "C015") in err


def test_a_limit_with_a_decimal_comma_is_a_number(run: Run) -> None:
    assert run(*SCORE, "--fail-under", "18,3")[0] == FINE
    assert run(*SCORE, "--fail-under", "85,5")[0] == FINDINGS


RULESET = """ruleset: test/aim
index: other
title: {vi: A, en: A}
unit_kind: commune
period: {from: 2024-01-01, to: 2024-12-31}
source: {document: 1/KH, title: K, issuer: U, date: 2024-02-27}
basis: {kind: assumed, total: 10}
assumed: [{id: a, about: points, text: {vi: x, en: x}}]
facts:
  done: {label: {vi: a, en: a}, type: yes_no}
  sipas: {label: {vi: b, en: b}, type: share}
areas:
  - {id: A, title: A, criteria: [{id: "1", title: A, rule: {yes_no: {of: done}}}]}
targets: [{id: T, text: S, of: {fact: sipas}, at_least: 90%}]
"""
HEAD = "submission: 1\nruleset: test/aim\nunit: {id: u, name: U}\nas_of: 2024-11-20\n"


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ("", INCOMPLETE),
        ("  sipas: 91%\n", FINE),
        ("declarations: [{fact: sipas, is: blank, reason: ít phiếu}]\n", FINE),
    ],
)
def test_a_target_s_figure_belongs_to_what_is_complete(
    run: Run, tmp_path: Path, more: str, code: int
) -> None:
    rules, unit = tmp_path / "r.yaml", tmp_path / "u.yaml"
    rules.write_text(RULESET, "utf-8")
    unit.write_text(f"{HEAD}facts:\n  done: yes\n{more}", "utf-8")
    assert run("score", str(unit), "--ruleset", str(rules), "--complete")[0] == code


LONG = "a" * 300


@pytest.mark.parametrize(
    "args",
    [
        ["score", LONG],
        ["score", "tan-duc-2024", "--ruleset", LONG],
        ["score", "tan-duc-2024", "-o", f"{LONG}.csv"],
        ["rank", LONG],
        ["due", LONG],
        ["audit", LONG],
        ["audit", "tan-duc-2024", "--log", LONG, "--who", "A"],
        ["whatif", "tan-duc-2024", "--scenario", LONG],
        ["plan", "tan-duc-2024", "--target", "70", "--costs", LONG],
        ["compare", LONG, LONG],
        ["diff", LONG, LONG],
        ["facts", LONG],
        ["facts", "tan-duc-2024/par", "-o", LONG],
        ["check", LONG],
        ["verify", LONG],
    ],
    ids=lambda args: " ".join(args).replace(LONG, "LONG"),
)
def test_a_name_that_no_file_can_have_is_told_in_words(run: Run, args: list[str]) -> None:
    code, out, err = run(*args)
    assert code == WRONG
    assert "C001" not in err
    assert re.search(r"\bE00\d\b", out + err), err
