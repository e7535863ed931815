"""Colons that are not what they seem: one without its space, one in a text inside braces."""

import re
from collections.abc import Iterator, Sequence

from engine.source.diagnostic import Diagnostic, Span, error

_GLUED = re.compile(r"(?P<lead> *(?:- +)*)(?P<key>\w[\w ./-]*):(?P<rest>[^\s/].*?)\s*(?: #.*)?")
_TIME = re.compile(r"\d{1,2}:\d\d\b", re.ASCII)
_SKIPPED = re.compile(r"\s*(#.*)?")
_PART = re.compile(r"[\[{,]([^\[\]{},]*)$")
_MOST = 50


def parted(written: str) -> tuple[str, str] | None:
    """The key and the value of `value:38`, where only a space is missing; None for other texts."""
    found = _glued(written)
    return None if found is None else (found["key"], found["rest"])


def without_space(lines: Sequence[str], at: Span) -> Iterator[Diagnostic]:
    """Y019 for `key:value` at a place, or above it where nothing but such lines lies between.

    A slip is a habit: lines further down with the same key are told of too.
    """
    found = _glued(lines[at.line - 1])
    first = at.line if found is not None else _above(lines, at.line)
    found = None if first is None else _glued(lines[first - 1])
    if first is None or found is None:
        return
    alike = 0
    for number in range(first, len(lines) + 1):
        one = _glued(lines[number - 1])
        if one is not None and one["key"] == found["key"] and alike < _MOST:
            alike += 1
            yield missing_space(one["key"], one["rest"], _place(one, number, at.file))


def missing_space(key: str, rest: str, span: Span) -> Diagnostic:
    """That the space after a key's colon is missing."""
    return error("Y019", span, suggestion=f"{key}: {rest}", key=key)


def in_braces(lines: Sequence[str], at: Span) -> Diagnostic | None:
    """Y031 where a second colon, at a place inside braces, is most likely part of a text.

    Of a word that is a key elsewhere in the file it is more likely a comma that is missing.
    """
    line = lines[at.line - 1]
    before, after = line[: at.column - 1], line[at.column - 1 :]
    part = _PART.search(before)
    if part is None or not after.startswith(":"):
        return None
    key, colon, text = part[1].partition(": ")
    whole = text.lstrip() + re.split(r"[\[\]{},]", after)[0].rstrip()
    if not colon or not text.strip() or whole[0] in "\"'" or '"' in whole:
        return None
    word = re.escape(text.split()[-1])
    if any(re.search(rf"(?:^|[{{,-])\s*{word}:(?:\s|$)", one) for one in lines):
        return None
    start = part.start(1) + len(key) + len(colon) + len(text) - len(text.lstrip())
    place = Span(at.file, at.line, start + 1, len(whole))
    return error("Y031", place, suggestion=f'"{whole}"', got=whole)


def _above(lines: Sequence[str], number: int) -> int | None:
    """The first of the lines just above a line that are `key:value`, as deep as it is."""
    depth = _depth(lines[number - 1])
    first = None
    for above in range(number - 1, 0, -1):
        line = lines[above - 1]
        if _SKIPPED.fullmatch(line):
            continue
        found = _glued(line)
        if found is None or len(found["lead"]) != depth:
            break
        first = above
    return first


def _glued(line: str) -> re.Match[str] | None:
    found = _GLUED.fullmatch(line)
    return None if found is None or _TIME.match(line.strip()) else found


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip(" -"))


def _place(found: re.Match[str], number: int, file: str) -> Span:
    return Span(file, number, found.start("key") + 1, found.end("rest") - found.start("key"))
