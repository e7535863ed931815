"""A submission that names a ruleset of its own, as a file in its folder."""

from pathlib import Path

import pytest

from engine.source.diagnostic import SourceError
from evidence.codes import CODES
from evidence.library import Shelf, find
from evidence.named import rulesets_in
from tests.explain.conftest import Run
from tests.explain.support import ROOT

RULES = ROOT / "tests" / "cases" / "rulesets" / "small.yaml"
ID = "thi-du/nho"
SCALE = """\
scale: thi-du/thang
for: thi-du/nho
basis: {kind: official, total: 20}
source: {document: 2/QĐ, title: Thang điểm, issuer: UBND tỉnh, date: 2024-02}
criteria: {"1.1": {points: 12}, "1.2": {points: 8}}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    for name in ("in/bo.yaml", "ngoai.yaml"):
        (tmp_path / name).write_bytes(RULES.read_bytes())
    (tmp_path / "in" / "thang.yaml").write_text(SCALE, "utf-8")
    (tmp_path / "in" / "link.yaml").symlink_to(tmp_path / "ngoai.yaml")
    return tmp_path / "in"


def submission(folder: Path, named: str) -> str:
    path = folder / "ho-so.yaml"
    head = "submission: 1\nunit: {id: a, name: Xã A}\nas_of: 2024-11-15\n"
    path.write_text(f"{head}{named}\nfacts: {{files: 10, on_time: 9, plan: yes}}\n", "utf-8")
    return str(path)


@pytest.mark.parametrize(
    "named", ["ruleset: ./bo.yaml", "ruleset: bo.yaml", "rulesets: [./bo.yaml]"]
)
@pytest.mark.parametrize(
    "verb",
    [["score"], ["explain", "1.1"], ["check"], ["audit"], ["rank"], ["whatif", "--sweep"]],
    ids=" ".join,
)
def test_a_path_is_below_the_submission_s_folder_wherever_one_stands(
    run: Run, folder: Path, named: str, verb: list[str]
) -> None:
    path = submission(folder, named)
    code, out, err = run(verb[0], path, *verb[1:])
    assert code == 0, err  # nothing is claimed, so that an audit has nothing to find
    assert out


def test_a_scale_is_laid_over_it(run: Run, folder: Path) -> None:
    path = submission(folder, "ruleset: ./bo.yaml")
    code, out, err = run("score", path, "--scale", str(folder / "thang.yaml"))
    assert (code, err) == (0, "")
    assert "20 / 20" in out


def test_another_file_stands_in_for_it(run: Run, folder: Path) -> None:
    path = submission(folder, "ruleset: ./bo.yaml")
    assert run("score", path, "--ruleset", str(RULES))[0] == 0
    (folder / "bo.yaml").write_text("a: [", "utf-8")
    assert run("score", path)[0] == 2


@pytest.mark.parametrize(
    "name", ["../ngoai.yaml", "./../ngoai.yaml", "/etc/hosts.yaml", "link.yaml", "..\\\\ngoai.yaml"]
)
def test_a_path_that_leads_out_of_the_folder_is_refused_at_its_place(
    folder: Path, name: str
) -> None:
    path = submission(folder, f'ruleset: "{name}"')
    with pytest.raises(SourceError) as refused:
        rulesets_in(find(path, Shelf.EXAMPLES))
    [one] = refused.value.diagnostics
    assert (one.code, one.spans[0].line) == ("E037", 4)
    assert set(one.params) == CODES["E037"]


@pytest.mark.parametrize(
    ("named", "near", "column"),
    [
        ("ruleset: tan-duc-2024", "tan-duc-2024/par, tan-duc-2024/sipas", 10),
        ("rulesets: [papi/2018, bang-phuc-2023]", "bang-phuc-2023/par", 23),
        ("ruleset: huyen-a/ccc-2026", None, 10),
    ],
)
@pytest.mark.parametrize("verb", ["score", "check", "rank"])
def test_one_that_is_not_shipped_is_told_where_it_is_named(
    run: Run, folder: Path, verb: str, named: str, near: str | None, column: int
) -> None:
    path = submission(folder, named)
    code, out, err = run(verb, path)
    assert code == 2
    said = out + err
    assert f"E009 {path}:4:{column} " in said
    assert (f"có phải: {near}" in said) if near else ("có phải" not in said)


def test_of_a_command_it_is_told_with_the_command(run: Run, folder: Path) -> None:
    code, _, err = run("score", submission(folder, "ruleset: ./bo.yaml"), "--ruleset", "no-such")
    assert code == 2
    assert "E009 no-such " in err
    code, _, err = run("score", "tan-duc-2024", "--scale", "tan-duc-2024/par")
    assert "E009 tan-duc-2024/par " in err


def test_a_file_that_is_not_there_or_no_ruleset_is_said_to_be_so(run: Run, folder: Path) -> None:
    code, _, err = run("score", submission(folder, "ruleset: ./khong-co.yaml"))
    assert code == 2
    assert f"E001 {folder / 'khong-co.yaml'} " in err
    code, _, err = run("score", submission(folder, "ruleset: ./ho-so.yaml"))
    assert code == 2
    assert "Traceback" not in err
    assert err


def test_a_shipped_example_opens_no_file(folder: Path) -> None:
    found = find("tan-duc-2024", Shelf.EXAMPLES)
    assert rulesets_in(found) == {"tan-duc-2024/par": "tan-duc-2024/par"}
