"""In which form a result is written: what --format says, and the ending of the file after -o."""

import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel
from rich.console import RenderableType

from explain.commands.desk import Desk, choice, wrong_use
from explain.render.data import as_json

Told = TypeVar("Told", bound=BaseModel)

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


def write_as(
    desk: Desk,
    form: str,
    told: Told,
    output: Path | None,
    *,
    table: Callable[[Told], str],
    parts: Callable[[Told], Iterable[RenderableType]],
) -> None:
    """A result as data, as a table for a spreadsheet, or for a person to read."""
    if form == "json":
        desk.write(as_json(told), output)
    elif form == "csv":
        desk.write_table(table(told), output)
    else:
        desk.print(parts(told), output)
