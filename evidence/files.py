"""Reading and writing whole files; what goes wrong is a diagnostic, never a traceback."""

import contextlib
import errno
import os
import secrets
import stat
from collections.abc import Iterator
from contextvars import ContextVar
from pathlib import Path

from engine.source.decode import LIMIT, decode
from engine.source.diagnostic import SourceError, Span
from evidence.findings import finding

_NO_ENTRY = (errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG)
_DENIED = (errno.EACCES, errno.EPERM, errno.EROFS)
_noted: ContextVar[list[Path] | None] = ContextVar("noted", default=None)


@contextlib.contextmanager
def noting(used: list[Path]) -> Iterator[None]:
    """Meanwhile every file that something is made from is added to the list."""
    token = _noted.set(used)
    try:
        yield
    finally:
        _noted.reset(token)


def note(path: Path) -> None:
    """Say that a result is made from this file, also where it turns out to be of no use."""
    used = _noted.get()
    if used is not None:
        used.append(path)


def read_bytes(path: Path, limit: int = LIMIT) -> bytes:
    """The bytes of a file.

    Raises SourceError: not there (E001), a folder (E002), no permission (E003), larger than `limit`
    bytes (E004), anything else (E005).
    """
    note(path)
    try:
        with path.open("rb") as file:
            found = file.read(limit + 1)
    except (OSError, ValueError) as wrong:  # ValueError: a path with a null character
        raise _unreadable(path, wrong) from None
    if len(found) > limit:
        raise _refused("E004", path, limit=str(limit))
    return found


def entries(folder: Path) -> list[Path]:
    """What is in a folder, in order. Raises SourceError as `read_bytes` does."""
    try:
        return sorted(folder.iterdir())
    except OSError as wrong:
        raise _unreadable(folder, wrong) from None


def read_text(path: Path, limit: int = LIMIT) -> str:
    """The text of a UTF-8 file. Raises SourceError as `read_bytes` and `decode` do."""
    return decode(read_bytes(path, limit), str(path), limit)


def write_whole(path: Path, content: bytes | str) -> None:
    """Write a file so that it is there whole or, when anything fails, as it was before.

    A link is followed, a device is written to as it is. Raises SourceError: no such folder (E006),
    a folder of that name (E002), no permission (E007), anything else (E008).
    """
    raw = content.encode() if isinstance(content, str) else content
    try:
        mode = path.stat().st_mode if path.exists() else None
        if mode is None or stat.S_ISREG(mode):
            _replace(Path(os.path.realpath(path)), raw, mode)
        else:  # by its own name: /dev/stdout leads to a pipe that has no path
            path.write_bytes(raw)
    except (OSError, ValueError) as wrong:
        raise unwritable(path, wrong) from None


def make_folder(path: Path) -> None:
    """Make a folder where there is none, in one that is there.

    Raises SourceError: none to make it in (E006), no permission (E007), anything else (E008).
    """
    try:
        path.mkdir(exist_ok=True)
    except (OSError, ValueError) as wrong:
        raise unwritable(path, wrong) from None


def _replace(target: Path, raw: bytes, mode: int | None) -> None:
    """Write beside the target and put the whole file in its place; nothing else stays behind."""
    beside = target.parent / f".{secrets.token_hex(8)}.tmp"
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            os.chmod(beside, stat.S_IMODE(mode))
        os.replace(beside, target)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(beside)
        raise


def _unreadable(path: Path, wrong: OSError | ValueError) -> SourceError:
    number = wrong.errno if isinstance(wrong, OSError) else errno.ENOENT
    if number in _NO_ENTRY:
        return _refused("E001", path)
    if number == errno.EISDIR:
        return _refused("E002", path)
    if number in _DENIED:
        return _refused("E003", path)
    return _refused("E005", path, problem=_problem(wrong))


def unwritable(path: Path, wrong: OSError | ValueError) -> SourceError:
    """Why a file cannot be written, to be raised."""
    number = wrong.errno if isinstance(wrong, OSError) else errno.ENOENT
    if number in _NO_ENTRY:
        return _refused("E006", path)
    if number == errno.EISDIR:
        return _refused("E002", path)
    if number in _DENIED:
        return _refused("E007", path)
    return _refused("E008", path, problem=_problem(wrong))


def _problem(wrong: OSError | ValueError) -> str:
    return getattr(wrong, "strerror", None) or type(wrong).__name__


def _refused(code: str, path: Path, **params: str) -> SourceError:
    name = str(path)
    return SourceError([finding(code, [Span(name, 1, 1)], file=name, **params)])
