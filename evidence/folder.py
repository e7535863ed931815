"""Many submissions at once: files, folders of them, and the shipped examples of a district."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from engine.source.diagnostic import SourceError, Span
from evidence.files import read_bytes
from evidence.findings import finding
from evidence.library import Shelf, shipped

_ENDINGS = frozenset({".yaml", ".yml"})
_KEY = b"submission:"


def submissions(wanted: Iterable[str]) -> list[str]:
    """Every submission that names, files and folders lead to, each once, in order.

    A folder gives the files in it (not in folders below it) that begin as a submission does; other
    files there are somebody's own. `district` gives the shipped examples `district/…`.
    Raises SourceError: nothing in a folder (E130).
    """
    found = [one for each in wanted for one in _of(each)]
    return list(dict.fromkeys(found))


def _of(wanted: str) -> list[str]:
    path = Path(wanted)
    if path.is_dir():
        inside = [str(one) for one in _inside(path)]
        if not inside:
            raise SourceError([finding("E130", [Span(wanted, 1, 1)], file=wanted)])
        return inside
    examples = [one for one in shipped(Shelf.EXAMPLES) if one.startswith(f"{wanted}/")]
    return examples or [wanted]


def _inside(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.suffix.lower() in _ENDINGS and path.is_file() and _begins(read_bytes(path)):
            yield path


def _begins(raw: bytes) -> bool:
    """Whether a line at the margin says that this is a submission."""
    return any(line.removeprefix(b"\xef\xbb\xbf").startswith(_KEY) for line in raw.splitlines())
