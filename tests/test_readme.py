"""What the README shows is what the commands print."""

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
COMMAND = "from explain.commands import main; raise SystemExit(main())"
BLOCK = re.compile(r"(?<=<!-- demo -->\n)(.*?)(?=<!-- /demo -->)", re.DOTALL)


def printed() -> str:
    """The whole of what `chamdiem demo` prints, plain and 80 columns wide."""
    run = subprocess.run(
        [sys.executable, "-c", COMMAND, "demo"],
        cwd=ROOT,
        env={**os.environ, "COLUMNS": "80", "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert not run.stderr
    return run.stdout


def test_the_transcript_of_the_demo_is_what_it_prints() -> None:
    text = README.read_text(encoding="utf-8")
    block = f"```text\n{printed()}```\n"
    if os.environ.get("CHAMDIEM_UPDATE"):
        text = BLOCK.sub(lambda _: block, text)
        README.write_text(text, encoding="utf-8")
    found = BLOCK.search(text)
    assert found is not None
    assert found[1] == block
    assert "45,84" in block


def test_what_the_readme_links_to_is_there() -> None:
    text = README.read_text(encoding="utf-8")
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", text) if "://" not in link]
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []
