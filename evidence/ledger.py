"""A log that cannot be changed unnoticed: one entry a line, each with the digest of the one before.

An entry is JSON in one canonical form, so that no byte of it can be other; its digest is the
SHA-256 of that form without the digest itself. A log is written whole or not at all, under a lock:
killed at any moment it is as it was or has all of the new entries, and two writers take turns.
What is cut off its end shows only against a head digest that was printed before.
"""

import fcntl
import hashlib
import json
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine.source.diagnostic import Diagnostic, SourceError, Span
from evidence.files import read_bytes, unwritable, write_whole
from evidence.findings import finding
from evidence.ledger_form import KEYS, LIMIT

START = "0" * 64
"""What the first entry follows on."""


@dataclass(frozen=True, slots=True)
class New:
    """Something to be appended: what kind of thing, and what it says in JSON's own types."""

    kind: str
    body: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its number from 1, when (ISO 8601), by whom, what, and its own digest."""

    number: int
    at: str
    who: str
    kind: str
    body: Mapping[str, Any]
    digest: str


@dataclass(frozen=True, slots=True)
class Log:
    """The entries that hold, in order, and what is wrong with the first one that does not.

    `unconfirmed`: scores of another version of the program that this one does not give.
    """

    file: str
    entries: tuple[Entry, ...]
    broken: Diagnostic | None = None
    unconfirmed: tuple[Diagnostic, ...] = ()

    @property
    def head(self) -> str:
        """The digest of the last entry, which fixes all of them."""
        return self.entries[-1].digest if self.entries else START


def read_log(path: Path) -> Log:
    """A log with its chain worked out again. Raises SourceError where it cannot be read."""
    return _chained(str(path), read_bytes(path, LIMIT))


def append(path: Path, at: str, who: str, made: Callable[[Sequence[Entry]], Sequence[New]]) -> Log:
    """Append what `made` makes of the entries so far; the log as it then is.

    Raises SourceError: a log that does not hold is not written to (L001 …), E006-E008.
    """
    with _locked(path), _none_left_empty(path):
        old = read_bytes(path, LIMIT)
        log = _chained(str(path), old)
        if log.broken is not None and old:
            raise SourceError([log.broken])
        lines, entries = [], list(log.entries)
        for new in made(log.entries):
            head = entries[-1].digest if entries else START
            line, entry = _written(len(entries) + 1, head, at, who, new)
            lines.append(line)
            entries.append(entry)
        if lines:
            write_whole(path, old + b"".join(lines))
        return Log(str(path), tuple(entries))


def _written(number: int, previous: str, at: str, who: str, new: New) -> tuple[bytes, Entry]:
    plain = {
        "entry": number,
        "previous": previous,
        "at": at,
        "who": who,
        "kind": new.kind,
        "body": new.body,
    }
    digest = hashlib.sha256(_canonical(plain)).hexdigest()
    line = _canonical({**plain, "digest": digest}) + b"\n"
    return line, Entry(number, at, who, new.kind, new.body, digest)


def _canonical(data: Mapping[str, Any]) -> bytes:
    plain = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return plain.encode()


def _chained(file: str, raw: bytes) -> Log:
    if not raw:
        return Log(file, (), finding("L009", [Span(file, 1, 1)], file=file))
    entries: list[Entry] = []
    for number, line in enumerate(raw.splitlines(keepends=True), start=1):
        one = _entry(file, number, line, entries[-1].digest if entries else START)
        if isinstance(one, Diagnostic):
            return Log(file, tuple(entries), one)
        entries.append(one)
    return Log(file, tuple(entries))


def _entry(file: str, number: int, line: bytes, previous: str) -> Entry | Diagnostic:
    """The entry of a line, or what is wrong with it."""
    place, name = [Span(file, number, 1)], str(number)
    try:
        plain = json.loads(line)
        whole = isinstance(plain, dict) and plain.keys() == KEYS
        whole = whole and _canonical(plain) + b"\n" == line and _typed(plain)
    except (ValueError, RecursionError):
        whole = False
    if not whole:
        return finding("L001", place, entry=name)
    found = hashlib.sha256(_canonical({k: v for k, v in plain.items() if k != "digest"}))
    if found.hexdigest() != plain["digest"]:
        words = {"got": found.hexdigest(), "expected": plain["digest"]}
        return finding("L002", place, entry=name, **words)
    if plain["previous"] != previous or plain["entry"] != number:
        return finding("L003", place, entry=name)
    return Entry(number, plain["at"], plain["who"], plain["kind"], plain["body"], plain["digest"])


def _typed(plain: Mapping[str, Any]) -> bool:
    words = all(isinstance(plain[key], str) for key in ("previous", "at", "who", "kind", "digest"))
    return words and type(plain["entry"]) is int and isinstance(plain["body"], dict)


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Hold the log for oneself. Writing replaces it: a lock on what was there is no lock."""
    while True:
        try:
            handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
        except (OSError, ValueError) as wrong:
            raise unwritable(path, wrong) from None
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
            if _is_there(path, handle):
                yield
                return
        finally:
            os.close(handle)


@contextmanager
def _none_left_empty(path: Path) -> Iterator[None]:
    """Where nothing comes of it, a log that was not there before is not there afterwards."""
    try:
        yield
    finally:
        with suppress(OSError):
            if path.stat().st_size == 0:
                path.unlink()


def _is_there(path: Path, handle: int) -> bool:
    try:
        return os.path.samestat(os.stat(path), os.fstat(handle))
    except FileNotFoundError:
        return False
