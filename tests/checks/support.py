"""Cases of good and bad rulesets: a file says in its first lines what is found in it, and where."""

from pathlib import Path

from engine.source.diagnostic import Diagnostic

CASES = Path(__file__).parents[1] / "cases" / "rulesets"


def text_of(path: Path) -> str:
    """The whole file: the lines that say what is found are part of it, as comments."""
    return path.read_text(encoding="utf-8")


def expected(text: str) -> list[str]:
    """The first lines: `# error R203 27:41 name=filse suggestion=files`, spans in their order."""
    lines = text.splitlines()
    end = next(n for n, line in enumerate(lines) if not line.startswith("#"))
    return [line.removeprefix("# ") for line in lines[:end]]


def holds(found: list[str], lines: list[str]) -> bool:
    """Whether that is what is found; a line that ends in `…` goes on as it likes."""
    return len(found) == len(lines) and all(
        one.startswith(line[:-1]) if line.endswith("…") else one == line
        for one, line in zip(found, lines, strict=True)
    )


def said(found: list[Diagnostic]) -> list[str]:
    """What is found, in the form of those lines."""
    return [f"{one.severity.value} {one}".replace("case.yaml:", "") for one in found]


def cases(folder: str) -> list[Path]:
    """The cases of a folder."""
    return sorted((CASES / folder).glob("*.yaml"))
