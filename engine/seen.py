"""Text as a reader sees it: two spellings that look alike are one."""

import re
import unicodedata

_UNSEEN = ("Cc", "Cf")
_AT_MARKS = re.compile(r"\s*([-,;:/&])\s*")


def seen(text: str) -> str:
    """The text without what cannot be seen: other forms of a letter, format marks, odd spaces."""
    plain = unicodedata.normalize("NFKC", text)
    kept = (c for c in plain if c.isspace() or unicodedata.category(c) not in _UNSEEN)
    return " ".join("".join(kept).split())


def folded(text: str) -> str:
    """The same without case and marks: how a name is typed in a hurry."""
    return unmarked(seen(text))


def unmarked(text: str) -> str:
    """Vietnamese letters without case and marks: `Đề` is `de`."""
    apart = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return "".join(c for c in apart if not unicodedata.combining(c))


def name_key(name: str) -> str:
    """What spellings of one name share, however they write case, dashes, spaces at marks, its end.

    `Văn phòng – Thống kê;` and `văn phòng-thống kê` are one office.
    """
    dashed = "".join("-" if unicodedata.category(c) == "Pd" else c for c in seen(name))
    return _AT_MARKS.sub(r"\1", dashed).strip(" .;,").casefold()


def same_name(one: str | None, other: str | None) -> bool:
    """Whether two spellings are of one name; nobody is nobody's."""
    return one is not None and other is not None and name_key(one) == name_key(other)


def clear(text: str) -> bool:
    """Whether nothing in a text is hidden: no format or control marks, no spaces at its ends."""
    return text == text.strip() and not any(unicodedata.category(c) in _UNSEEN for c in text)
