"""The logs in a folder, such as an audit of several units keeps."""

from pathlib import Path

from engine.source.diagnostic import SourceError, Span
from evidence.files import entries
from evidence.findings import finding

ENDING = ".jsonl"


def logs_in(folder: Path) -> list[Path]:
    """Everything in a folder, not in those below it, that is named as a log; in order.

    Raises SourceError: there is none (E136), the folder cannot be looked into (E003 …).
    """
    found = [path for path in entries(folder) if path.suffix.lower() == ENDING]
    if not found:
        raise SourceError([finding("E136", [Span(str(folder), 1, 1)], file=str(folder))])
    return found
