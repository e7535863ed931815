"""Many submissions at once: files, folders of them, and the shipped examples of a district."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from engine.source.diagnostic import Diagnostic, SourceError, Span
from evidence.files import entries, read_bytes
from evidence.findings import finding
from evidence.kind import SUBMISSION, keys_of, kind_in_folder
from evidence.library import Shelf, shipped

_ENDINGS = frozenset({".yaml", ".yml"})
_MARK = "\ufeff"


class Gathered(NamedTuple):
    """The submissions, each once, in order; which files of folders are left out, and why."""

    names: list[str]
    left_out: tuple[Diagnostic, ...] = ()


def submissions(wanted: Iterable[str]) -> Gathered:
    """Every submission that names, files and folders lead to.

    A folder gives the files in it (not in folders below it) that have the keys of a submission, in
    whatever encoding, and those that cannot be read, for that to be told; other YAML files there
    are left out (E134, E135). `district` gives the shipped examples `district/…`.
    Raises SourceError: nothing in a folder (E130), a folder that cannot be looked into (E003 …).
    """
    names: dict[str, None] = {}
    left_out: dict[str, Diagnostic] = {}
    for each in wanted:
        found = _of(each)
        names.update(dict.fromkeys(found.names))
        left_out.update({one.spans[0].file: one for one in found.left_out})
    return Gathered(list(names), tuple(left_out.values()))


def _of(wanted: str) -> Gathered:
    path = Path(wanted)
    if not os.path.isdir(path):
        examples = [one for one in shipped(Shelf.EXAMPLES) if one.startswith(f"{wanted}/")]
        return Gathered(examples or [wanted])
    inside = list(_inside(path))
    names = [one for one in inside if isinstance(one, str)]
    left_out = tuple(one for one in inside if isinstance(one, Diagnostic))
    if not names:
        raise SourceError([*left_out, finding("E130", [Span(wanted, 1, 1)], file=wanted)])
    return Gathered(names, left_out)


def _inside(folder: Path) -> Iterator[str | Diagnostic]:
    """Every YAML file by its name, or why it is left out."""
    for path in entries(folder):
        if path.suffix.lower() in _ENDINGS and not path.is_dir():
            kind = _kind(path)
            if kind == SUBMISSION:
                yield str(path)
            elif kind is None:
                yield finding("E135", [Span(str(path), 1, 1)])
            else:
                yield finding("E134", [Span(str(path), 1, 1)], got=kind)


def _kind(path: Path) -> str | None:
    """What a file is; one that cannot be read counts as a submission until that is told."""
    if path.exists() and not path.is_file():
        return None
    try:
        return kind_in_folder(keys_of(_legible(read_bytes(path))))
    except SourceError:
        return SUBMISSION


def _legible(raw: bytes) -> str:
    """What of a text can be read in any encoding: keys are plain letters, also in UTF-16."""
    return raw.replace(b"\0", b"").decode("utf-8", "ignore").lstrip(_MARK)
