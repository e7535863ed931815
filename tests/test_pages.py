"""The pages of docs/ that are made from data are the ones that would be made now."""

import re
import shutil
from pathlib import Path

import pytest

from engine.kinds import discover
from explain.pages import CALENDAR, CASES, FOLDERS, RULESETS, pages
from explain.pages.__main__ import main
from explain.words.messages import codes

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    return pages(ROOT)


def test_the_pages_that_are_kept_are_those_that_would_be_made(made: dict[str, str]) -> None:
    kept = {
        f"{folder}/{path.name}": path.read_text("utf-8")
        for folder in FOLDERS
        for path in (ROOT / folder).iterdir()
    }
    kept[RULESETS] = (ROOT / RULESETS).read_text("utf-8")
    assert sorted(kept) == sorted(made)
    stale = [path for path, text in made.items() if kept[path] != text]
    assert not stale, f"run: python -m explain.pages ({', '.join(stale)})"


def test_every_kind_and_every_code_has_its_page(made: dict[str, str]) -> None:
    assert {f"docs/kinds/{kind}.md" for kind in discover()} <= made.keys()
    assert {f"docs/errors/{code}.md" for code in codes()} <= made.keys()


@pytest.mark.parametrize(
    ("code", "severity"), [("C061", "lỗi<br>*error*"), ("C066", "cảnh báo<br>*warning*")]
)
def test_a_remark_of_a_command_is_no_error(made: dict[str, str], code: str, severity: str) -> None:
    assert f"\n{severity}\n" in made[f"docs/errors/{code}.md"]


def test_no_word_is_missing_on_a_page(made: dict[str, str]) -> None:
    for path, text in made.items():
        assert "⟨" not in text, path
        assert not re.search(r"(?<!`)\{\w+\}(?!`)", text), path


def test_every_link_leads_to_a_page(made: dict[str, str]) -> None:
    for path, text in made.items():
        for link in re.findall(r"\]\(([^)]+)\)", text):
            target = (ROOT / path).parent / link
            assert target.resolve().relative_to(ROOT).as_posix() in made, (path, link)


def test_every_row_of_a_table_has_as_many_cells_as_its_head(made: dict[str, str]) -> None:
    for path, text in made.items():
        for table in re.findall(r"(?:^\|.*\n)+", text, re.MULTILINE):
            widths = {len(re.findall(r"(?<!\\)\|", line)) for line in table.splitlines()}
            assert len(widths) == 1, (path, table.splitlines()[0])


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A folder with the case file of one kind."""
    (tmp_path / CASES).mkdir(parents=True)
    shutil.copy(ROOT / CASES / "judged.yaml", tmp_path / CASES)
    (tmp_path / CALENDAR).parent.mkdir(parents=True)
    shutil.copy(ROOT / CALENDAR, tmp_path / CALENDAR)
    return tmp_path


def test_the_command_writes_pages_and_removes_those_of_kinds_that_are_gone(checkout: Path) -> None:
    assert main(checkout) == 0
    shutil.copy(checkout / "docs/kinds/judged.md", checkout / "docs/kinds/gone.md")
    (checkout / "docs/kinds/notes.txt").write_text("kept", "utf-8")
    assert main(checkout) == 0
    names = sorted(path.name for path in (checkout / "docs/kinds").iterdir())
    assert names == ["README.md", "judged.md", "notes.txt"]


def test_the_command_says_what_is_wrong_with_a_case_file(
    checkout: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (checkout / CASES / "judged.yaml").write_text("kind: judged\nrulez: []\n", "utf-8")
    assert main(checkout) == 2
    assert "judged.yaml:2:1" in capsys.readouterr().err
    assert not (checkout / "docs" / "kinds").exists()


def test_the_command_needs_a_checkout(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(tmp_path) == 2
    assert "tests/cases/kinds" in capsys.readouterr().err
