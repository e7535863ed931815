"""One submission of two rulesets, of which one reads the other's result."""

from pathlib import Path

import pytest

from evidence import library
from tests.explain.support import ROOT

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
