"""The blank form of a ruleset of one's own names it so that the form can be scored as it is."""

import os
from pathlib import Path

import pytest

from tests.explain.conftest import Run
from tests.explain.support import ROOT

SMALL = ROOT / "tests" / "cases" / "rulesets" / "small.yaml"
SHIPPED = ROOT / "rulesets" / "bang-phuc-2023" / "par.yaml"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("moi", "moi/sâu hơn", "ho-so"):
        (tmp_path / name).mkdir()
    for name in ("moi/bo.yaml", "moi/sâu hơn/bộ 1.yaml"):
        (tmp_path / name).write_bytes(SMALL.read_bytes())
    monkeypatch.chdir(tmp_path)
    return tmp_path


def named(form: str) -> str:
    return next(line for line in form.splitlines() if line.startswith("ruleset:"))


@pytest.mark.parametrize("absolute", [False, True])
@pytest.mark.parametrize(
    ("given", "form", "written"),
    [
        ("moi/bo.yaml", "moi/ho-so.yaml", "ruleset: ./bo.yaml"),
        ("moi/bo.yaml", "ho-so.yaml", "ruleset: ./moi/bo.yaml"),
        ("moi/sâu hơn/bộ 1.yaml", "moi/ho-so.yaml", 'ruleset: "./sâu hơn/bộ 1.yaml"'),
    ],
)
def test_by_its_path_from_the_form(
    run: Run, folder: Path, given: str, form: str, written: str, absolute: bool
) -> None:
    given, form = (os.path.abspath(one) if absolute else one for one in (given, form))
    assert run("facts", given, "-o", form)[0] == 0
    assert named(Path(form).read_text("utf-8")) == written
    assert run("score", form)[0] == 0


@pytest.mark.parametrize(
    ("lang", "hint"),
    [("vi", "đường dẫn tính từ thư mục để hồ sơ này"), ("en", "a path from the folder of this")],
)
def test_on_standard_output_from_the_folder_one_is_in(
    run: Run, folder: Path, lang: str, hint: str
) -> None:
    code, out, _ = run("facts", "moi/bo.yaml", "--lang", lang)
    assert code == 0
    assert named(out).startswith(f"ruleset: ./moi/bo.yaml  # {hint}")
    (folder / "x.yaml").write_text(out, "utf-8")
    assert run("score", "x.yaml")[0] == 0


def test_one_outside_the_form_s_folder_by_its_id_with_a_word_on_it(run: Run, folder: Path) -> None:
    assert run("facts", "moi/bo.yaml", "-o", "ho-so/x.yaml")[0] == 0
    assert named((folder / "ho-so/x.yaml").read_text("utf-8")) == (
        "ruleset: thi-du/nho  # chép bo.yaml vào thư mục của hồ sơ rồi ghi ./bo.yaml, hoặc chấm"
        " với --ruleset"
    )
    assert run("score", "ho-so/x.yaml", "--ruleset", "moi/bo.yaml")[0] == 0


def test_a_shipped_one_by_its_id_and_one_made_from_it_by_its_path(run: Run, folder: Path) -> None:
    assert named(run("facts", str(SHIPPED))[1]) == "ruleset: bang-phuc-2023/par"
    (folder / "ours.yaml").write_text(f"{SHIPPED.read_text('utf-8')}# ours\n", "utf-8")
    assert run("facts", "ours.yaml", "-o", "f.yaml")[0] == 0
    assert named((folder / "f.yaml").read_text("utf-8")) == "ruleset: ./ours.yaml"


def test_several_each_in_its_way(run: Run, folder: Path) -> None:
    assert run("facts", "moi/bo.yaml", "bang-phuc-2023/par", "-o", "f.yaml")[0] == 0
    form = (folder / "f.yaml").read_text("utf-8")
    assert "\n  - ./moi/bo.yaml  # " in form
    assert "\n  - bang-phuc-2023/par  # " in form
    assert run("score", "f.yaml")[0] == 0
