"""Writes the pages: `python -m explain.pages [CHECKOUT]`, here where no checkout is named."""

import sys
from pathlib import Path

from engine.source.diagnostic import SourceError
from explain.pages import CASES, FOLDERS, pages


def main(root: Path) -> int:
    """Write every page, remove those that are no longer made; 2 where the case files are bad."""
    if not (root / CASES).is_dir():
        print(f"{root}: không có {CASES} / no {CASES} here", file=sys.stderr)
        return 2
    try:
        made = pages(root)
    except SourceError as wrong:
        print(wrong, file=sys.stderr)
        return 2
    for folder in FOLDERS:
        for old in (root / folder).glob("*.md"):
            if f"{folder}/{old.name}" not in made:
                old.unlink()
    for path, text in made.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(*sys.argv[1:2])))
