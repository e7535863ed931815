"""What docs/library.md and the README say of the library is what happens."""

import doctest
import re
from pathlib import Path

import pytest

from tests.explain.support import ROOT

PAGE = ROOT / "docs" / "library.md"


@pytest.fixture(autouse=True)
def at_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    """Both read files by their place in a checkout."""
    monkeypatch.chdir(ROOT)


def test_every_example_of_the_page() -> None:
    failed, tried = doctest.testfile(str(PAGE), module_relative=False, encoding="utf-8")
    assert tried > 40
    assert not failed


def test_the_example_of_the_readme() -> None:
    found = re.search(r"```python\n(.*?)```", Path("README.md").read_text("utf-8"), re.DOTALL)
    assert found is not None
    *lines, last = found[1].strip().splitlines()
    expression, said = last.split("  # ")
    names: dict[str, object] = {}
    exec("\n".join(lines), names)
    assert repr(eval(expression, names)) == said
