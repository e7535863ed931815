"""Lines and columns of a text, counted as an editor and the YAML parser both count them."""

import re

from engine.source.diagnostic import Span

_BREAK = re.compile(r"\r\n|\r|\n")


def split_lines(text: str) -> list[str]:
    """The lines without their ends; always one at least."""
    return _BREAK.split(text)


def place(text: str, index: int, file: str) -> Span:
    """The span of the one character at `index` (from 0; the length of the text is its end)."""
    line, start = 1, 0
    for found in _BREAK.finditer(text, 0, index):
        line, start = line + 1, found.end()
    return Span(file, line, index - start + 1)
