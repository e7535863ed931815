"""A line of a text with carets under a place in it, for a terminal."""

import unicodedata

from engine.source.diagnostic import Span
from engine.source.lines import split_lines

_TAB = "    "
_CUT = "…"
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""What turns the direction of writing: a terminal would show another line than there is."""


def caret(document_text: str, span: Span, width: int = 100) -> str:
    """The line of `span` and, below it, carets under the span; trimmed to about `width` columns.

    Wide characters take two columns and combining ones none. A place outside the text gives the
    nearest one in it.
    """
    lines = split_lines(document_text)
    line = lines[min(max(span.line, 1), len(lines)) - 1]
    start = min(max(span.column, 1) - 1, len(line))
    end = min(start + max(span.length, 1), max(len(line), start + 1))
    first, last = _window(line, start, end, width)
    left, right = _CUT if first else "", _CUT if last < len(line) else ""
    shown = left + "".join(_shown(c) for c in line[first:last]) + right
    indent = len(left) + sum(_columns(c) for c in line[first:start])
    marked = max(1, sum(_columns(c) for c in line[start : min(end, last)]))
    return f"{shown}\n{' ' * indent}{'^' * marked}"


def _window(line: str, start: int, end: int, width: int) -> tuple[int, int]:
    """The part of a long line to show: the span, and as much on both sides as there is room."""
    if sum(map(_columns, line)) <= width:
        return 0, len(line)
    first, last, room = start, start, width - 2 * len(_CUT)
    while last < min(end, len(line)) and room >= _columns(line[last]):
        room -= _columns(line[last])
        last += 1
    while room > 0 and (first > 0 or last < len(line)):
        if first > 0:
            first -= 1
            room -= _columns(line[first])
        if room > 0 and last < len(line):
            room -= _columns(line[last])
            last += 1
    return first, last


def _shown(character: str) -> str:
    if character == "\t":
        return _TAB
    unfit = character in _TURNING or unicodedata.category(character) == "Cc"
    return "\ufffd" if unfit else character


def _columns(character: str) -> int:
    if character == "\t":
        return len(_TAB)
    if character in _TURNING:
        return 1
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
