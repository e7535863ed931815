"""What the pages in docs/ show of commands is what the commands print.

A transcript stands between `<!-- run: ARGS -->` and `<!-- /run -->`; `<!-- file: PATH -->` shows a
file. CHAMDIEM_UPDATE=1 writes them anew.
"""

import os
import re
import shlex
from pathlib import Path

import pytest

from tests.explain.conftest import Run

ROOT = Path(__file__).parents[1]
BLOCK = re.compile(
    r"<!-- (?P<what>run|file): (?P<args>.+?) -->\n(?P<shown>.*?)<!-- /(?P=what) -->", re.DOTALL
)
PAGES = [
    page for page in sorted((ROOT / "docs").glob("*.md")) if BLOCK.search(page.read_text("utf-8"))
]


def printed(run: Run, args: str) -> str:
    """What a command prints, plain and 80 columns wide; what it says on stderr after it."""
    _, out, err = run(*shlex.split(args))
    return (out + err).rstrip()


def block(run: Run, found: re.Match[str]) -> str:
    what, args = found["what"], found["args"]
    if what == "run":
        form, text = "text", f"$ ./run {args}\n{printed(run, args)}"
    else:
        form, text = "yaml", (ROOT / args).read_text("utf-8").rstrip()
    return f"<!-- {what}: {args} -->\n```{form}\n{text}\n```\n<!-- /{what} -->"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_shows_what_is_printed(
    run: Run, monkeypatch: pytest.MonkeyPatch, page: Path
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.chdir(ROOT)
    text = page.read_text("utf-8")
    fresh = BLOCK.sub(lambda found: block(run, found), text)
    if os.environ.get("CHAMDIEM_UPDATE"):
        page.write_text(fresh, encoding="utf-8")
        text = fresh
    assert steady(text) == steady(fresh)


def steady(text: str) -> str:
    """Without digests, which change whenever the rule language gains a word."""
    return re.sub(r"\b[0-9a-f]{12}\b", "<digest>", text)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_what_a_page_links_to_is_there(page: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)\)", page.read_text("utf-8"))
    assert [x for x in links if "://" not in x and not (page.parent / x).exists()] == []
