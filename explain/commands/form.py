"""In which form a result is written: what --format says, and the ending of the file after -o."""

import re
from collections.abc import Sequence
from pathlib import Path

from explain.commands.desk import choice, wrong_use

_ENDINGS = {".json": "json", ".csv": "csv", ".yaml": "yaml", ".yml": "yaml", ".ics": "ics"}
_UNWRITTEN = re.compile(r"\.(docx?|odt|rtf|xls[xm]?|ods|tsv|html?|xml|pdf|png|jpe?g|svg|zip)")


def form_of(given: str | None, output: Path | None, allowed: Sequence[str]) -> str:
    """The form to write in, one of `allowed`; the first of them unless something says otherwise.

    Raises SourceError: a word that is no form (C013), a file of a kind that is not written here
    (C019), a form that the file's ending contradicts (C023).
    """
    if given is not None:
        choice("--format", given, allowed)
    ending = "" if output is None else output.suffix.lower()
    meant = _ENDINGS.get(ending)
    if _UNWRITTEN.fullmatch(ending) or (meant is not None and meant not in allowed):
        raise wrong_use("C019", file=str(output), got=ending, expected=", ".join(allowed))
    if given is None:
        return meant or allowed[0]
    if meant is not None and meant != given:
        raise wrong_use("C023", meant, file=str(output), got=given)
    return given
