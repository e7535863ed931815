"""The calendars of working days that a ruleset may name: those shipped, and files beside it."""

import os
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path

from engine.calendar import Calendar
from engine.ruleset.load import load_calendar
from engine.source.decode import decode
from evidence.files import read_text

_ENDING = ".yaml"
_NAME = re.compile(r"[a-z0-9][a-z0-9-]*", re.ASCII)


class Calendars(Mapping[str, Calendar]):
    """Calendars by their ids, each read when it is first asked for.

    What is not shipped is looked for in `folder`, as NAME.yaml. Raises SourceError for a file with
    mistakes in it.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder

    def __getitem__(self, name: str) -> Calendar:
        """The calendar of an id. Raises KeyError where there is none."""
        if name in shipped():
            return _shipped(name)
        return load_calendar(*self._beside(name))

    def text(self, name: str) -> str:
        """The text of a calendar. Raises KeyError where there is none."""
        return _text(name) if name in shipped() else self._beside(name)[0]

    def _beside(self, name: str) -> tuple[str, str]:
        if self._folder is None or not _NAME.fullmatch(name):
            raise KeyError(name)
        path = self._folder / f"{name}{_ENDING}"
        if not os.path.isfile(path):
            raise KeyError(name)
        return read_text(path), str(path)

    def __iter__(self) -> Iterator[str]:
        """The ids of those shipped."""
        return iter(shipped())

    def __len__(self) -> int:
        """How many are shipped."""
        return len(shipped())


@cache
def shipped() -> tuple[str, ...]:
    """The ids of the calendars that are shipped, in order."""
    names = (at.name for at in (files("rulesets") / "calendars").iterdir())
    return tuple(sorted(n.removesuffix(_ENDING) for n in names if n.endswith(_ENDING)))


@cache
def _shipped(name: str) -> Calendar:
    return load_calendar(_text(name), f"rulesets/calendars/{name}{_ENDING}")


def _text(name: str) -> str:
    at = files("rulesets") / "calendars" / f"{name}{_ENDING}"
    return decode(at.read_bytes(), at.name)
