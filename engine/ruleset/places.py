"""Where a part of a ruleset stands: in its own file, or in the scale laid over it."""

from typing import Any, Protocol

from engine.source.diagnostic import Span
from engine.source.document import Data, Document, inside

Path = tuple[str | int, ...]

ELSEWHERE = Span("", 0, 0)
"""Not in the file that is read: what a scale leaves as the ruleset has it."""


class Places(Protocol):
    """Finds the parts of a ruleset, by their path in the ruleset's own document."""

    def span(self, path: Path, *, key: bool = False) -> Span:
        """Where a value (or its key) stands; the nearest part that exists; or ELSEWHERE."""

    def data(self, path: Path) -> Data:
        """What is written there, None where nothing is."""


class InRuleset:
    """The places of a ruleset's file."""

    def __init__(self, document: Document) -> None:
        self._document = document

    def span(self, path: Path, *, key: bool = False) -> Span:
        """See `Places.span`."""
        return self._document.span(path, key=key)

    def data(self, path: Path) -> Data:
        """See `Places.data`."""
        return data_at(self._document, path)


class InScale:
    """The places of a scale's file, where they have one: `criteria` maps ids to paths."""

    def __init__(self, document: Document, criteria: dict[str, Path], assumed: int) -> None:
        self._document = document
        self._ids = {path: id_ for id_, path in criteria.items()}
        self._assumed = assumed

    def span(self, path: Path, *, key: bool = False) -> Span:
        """See `Places.span`."""
        there = self._there(path)
        if there is None:
            return ELSEWHERE
        known = data_at(self._document, there) is not None
        return self._document.span(there, key=key if known else True)

    def data(self, path: Path) -> Data:
        """See `Places.data`."""
        there = self._there(path)
        return None if there is None else data_at(self._document, there)

    def _there(self, path: Path) -> Path | None:
        """The path in the scale, None where it says nothing of this."""
        match path:
            case ("areas", *_):
                return self._of_criterion(path)
            case ("assumed", int(number), *rest) if number >= self._assumed:
                return ("assumed", number - self._assumed, *rest)
            case ("facts", fact, *_) if data_at(self._document, ("facts", fact)) is not None:
                return path
            case ("basis", *_):
                return path
            case ("total", *_) if data_at(self._document, ("total",)) is not None:
                return path
        return None

    def _of_criterion(self, path: Path) -> Path | None:
        end = next((n for n in range(len(path) + 1) if path[:n] in self._ids), None)
        if end is None:
            return None
        here: Path = ("criteria", self._ids[path[:end]])
        rest = path[end:]
        laid = data_at(self._document, here)
        if not isinstance(laid, dict):
            return None
        if not rest or rest[0] in laid:
            return (*here, *rest)
        return here if rest[0] in ("rule", "points", "round") else None


def data_at(document: Document, path: Path) -> Data:
    """What stands at a path of a document, None where nothing does."""
    here: Any = document.data
    for step in path:
        if not inside(here, step):
            return None
        here = here[step]
    found: Data = here
    return found
