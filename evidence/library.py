"""The rulesets, scales and examples that are shipped, and files of one's own beside them.

`tan-duc-2024/par` is rulesets/tan-duc-2024/par.yaml, from a checkout or an installed package;
`tan-duc-2024` is the example of that name, or decisions on it; anything else a file's path.
"""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from engine.source.decode import decode
from engine.source.diagnostic import SourceError, Span
from engine.source.near import nearest
from evidence.files import read_text
from evidence.findings import finding

_ENDING = ".yaml"


class Shelf(StrEnum):
    """What is shipped, by what it is for."""

    RULESETS = "rulesets"
    SCALES = "scales"
    EXAMPLES = "examples"
    APPRAISALS = "appraisals"
    SCENARIOS = "scenarios"
    COSTS = "costs"


@dataclass(frozen=True, slots=True)
class Found:
    """A text, the name under which diagnostics show it, its folder (None for what is shipped)."""

    text: str
    file: str
    folder: Path | None


def shipped(shelf: Shelf) -> tuple[str, ...]:
    """The ids on a shelf, in order."""
    return tuple(sorted(_stock(shelf)))


def is_there(wanted: str, shelf: Shelf) -> bool:
    """Whether something is shipped by this id, or there is a file of this path."""
    return wanted in _stock(shelf) or os.path.exists(wanted)


def find(wanted: str, shelf: Shelf) -> Found:
    """A shipped text by its id, or a file by its path.

    Raises SourceError: an id that is not shipped (E009, with the nearest one, or what there is in
    the folder of that name), or a file that cannot be read (`evidence.files.read_text`).
    """
    stock = _stock(shelf)
    if wanted in stock:
        file = f"{Shelf.RULESETS if shelf is Shelf.SCALES else shelf}/{wanted}{_ENDING}"
        return Found(decode(stock[wanted].read_bytes(), file), file, None)
    path = Path(wanted)
    if _looks_like_id(wanted) and not os.path.exists(path):
        near = nearest(wanted, shipped(shelf)) or _in_folder(wanted, shelf)
        words = {"name": wanted, "shelf": shelf.value}
        raise SourceError([finding("E009", [Span(wanted, 1, 1)], near, **words)])
    return Found(read_text(path), wanted, path.parent)


def _in_folder(wanted: str, shelf: Shelf) -> str | None:
    """The ids in the folder that a word names: `papi` of `papi/2018, papi/2019`."""
    by_folder: dict[str, list[str]] = {}
    for id_ in shipped(shelf):
        folder, in_one, _ = id_.partition("/")
        by_folder.setdefault(folder, []).extend([id_] if in_one else [])
    return ", ".join(by_folder.get(nearest(wanted, by_folder) or "", ())) or None


def _looks_like_id(wanted: str) -> bool:
    """Whether it is written as an id is: words without an ending, no way up or down."""
    return re.fullmatch(r"\w[\w-]*(/\w[\w-]*)*", wanted) is not None


@cache
def _stock(shelf: Shelf) -> dict[str, Traversable]:
    """What is on a shelf. Rulesets and scales lie side by side and say what they are."""
    if shelf not in (Shelf.RULESETS, Shelf.SCALES):
        return dict(_texts(files("evidence") / shelf.value, ""))
    key = b"ruleset:" if shelf is Shelf.RULESETS else b"scale:"
    found = _texts(files("rulesets"), "")
    return {id_: at for id_, at in found if _has_top_key(at.read_bytes(), key)}


def _texts(folder: Traversable, prefix: str) -> Iterator[tuple[str, Traversable]]:
    for inner in folder.iterdir():
        if inner.is_dir():
            yield from _texts(inner, f"{prefix}{inner.name}/")
        elif inner.name.endswith(_ENDING):
            yield prefix + inner.name.removesuffix(_ENDING), inner


def _has_top_key(raw: bytes, key: bytes) -> bool:
    return any(line.startswith(key) for line in raw.splitlines())
