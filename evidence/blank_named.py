"""How a blank form names its ruleset: by the id of a shipped one, by the path of one's own."""

import os
import re
from dataclasses import dataclass
from pathlib import Path

from engine.ruleset.model import Ruleset
from evidence.blank_lines import scalar
from evidence.library import Found, Shelf, find, shipped
from evidence.reading.attached import leads_out

_PLAIN = re.compile(r"\./[\w./-]+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Named:
    """What to write after `ruleset:`; the key of `blank_words` that remarks on it, of a file."""

    written: str
    hint: str | None = None
    file: str = ""


def named_in(ruleset: Ruleset, found: Found, form: Path | None) -> Named:
    """A ruleset as a form names it; `form` is where that is written, None for standard output.

    A path is below the form's folder. A ruleset from elsewhere is named by its id, with a remark.
    """
    id_, path = ruleset.ruleset, Path(found.file)
    if found.folder is None or _is_shipped(id_, found.text):
        return Named(id_)
    try:
        way = os.path.relpath(path, Path() if form is None else form.parent)
    except ValueError:  # on another drive
        way = os.pardir
    if leads_out(way):
        return Named(id_, "from_elsewhere", path.name)
    written = f"./{Path(way).as_posix()}"
    plain = written if _PLAIN.fullmatch(written) else scalar(written)
    return Named(plain, "from_here" if form is None else None, path.name)


def _is_shipped(id_: str, text: str) -> bool:
    """Whether this is the shipped ruleset, not one of that id which was changed."""
    return id_ in shipped(Shelf.RULESETS) and find(id_, Shelf.RULESETS).text == text
