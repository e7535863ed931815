"""Bytes to text: UTF-8, of a size and of characters that a file of words can have."""

import codecs
import re

from engine.source.diagnostic import SourceError, Span, error
from engine.source.lines import place

LIMIT = 8_000_000
"""Bytes; the largest file that is read."""

_OTHERS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)

# What YAML calls printable, less the rare line breaks (U+0085, U+2028, U+2029) and the byte order
# mark, which no editor shows and which would shift every line or column after them.
_BAD = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)


def decode(raw: bytes, file: str, limit: int = LIMIT) -> str:
    """The text of a file; a byte order mark is dropped.

    Raises SourceError: larger than `limit` bytes (Y001), not UTF-8 (Y002) or another encoding by
    its looks (Y003), a control character (Y004), each at the first such place.
    """
    if len(raw) > limit:
        raise SourceError([error("Y001", Span(file, 1, 1), size=str(len(raw)), limit=str(limit))])
    encoding = _other_encoding(raw)
    if encoding:
        raise SourceError([error("Y003", Span(file, 1, 1), encoding=encoding)])
    body = raw.removeprefix(codecs.BOM_UTF8)
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as wrong:
        before = body[: wrong.start].decode("utf-8")
        span = place(before, len(before), file)
        byte = f"0x{body[wrong.start]:02x}"
        raise SourceError([error("Y002", span, byte=byte)]) from None
    check_characters(text, file)
    return text


def check_characters(text: str, file: str) -> None:
    """Raises SourceError (Y004) at the first character that a text cannot have."""
    found = _BAD.search(text)
    if found:
        span = place(text, found.start(), file)
        raise SourceError([error("Y004", span, character=f"U+{ord(found[0]):04X}")])


def _other_encoding(raw: bytes) -> str | None:
    for mark, name in _OTHERS:
        if raw.startswith(mark):
            return name
    # Without a mark, ASCII in UTF-16 has every second byte zero.
    head = raw[:64]
    halves = (head[0::2], head[1::2])
    if len(head) >= 4 and any(set(h) == {0} and 0 not in o for h, o in (halves, halves[::-1])):
        return "UTF-16"
    return None
