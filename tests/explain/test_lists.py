"""Words to choose from are all shown, on as many lines as they need; other messages are one."""

from pathlib import Path

import pytest

from tests.explain.conftest import Run
from tests.explain.support import ROOT

EXAMPLE = ROOT / "evidence" / "examples" / "tan-duc-2024.yaml"
KINDS = "decision, report, minutes, register, one_stop, portal, treasury, document_system, survey"


@pytest.fixture
def unfit(tmp_path: Path) -> str:
    path = tmp_path / "x.yaml"
    text = EXAMPLE.read_text("utf-8").replace("kind: report", "kind: registre", 1)
    path.write_text(text, "utf-8")
    return str(path)


@pytest.mark.parametrize("verb", ["score", "check"])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_list_is_whole_and_wrapped(
    run: Run, monkeypatch: pytest.MonkeyPatch, unfit: str, verb: str, lang: str
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    _, out, err = run(verb, unfit, "--lang", lang)
    said = (out + err).partition("E053")[2].partition(" | ")[0]
    first, *lines = said.splitlines()
    assert KINDS in " ".join(said.split())
    assert first.startswith(f" {unfit}:")
    assert all(line.startswith("    ") and len(line) <= 80 for line in lines[:-1])
    assert len(lines) > 2


def test_a_message_without_one_is_a_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    [line] = run("score", "no-such")[2].splitlines()
    assert len(line) > 100
