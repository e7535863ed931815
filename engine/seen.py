"""Text as a reader sees it: two spellings that look alike are one."""

import unicodedata

_UNSEEN = ("Cc", "Cf")


def seen(text: str) -> str:
    """The text without what cannot be seen: other forms of a letter, format marks, odd spaces."""
    plain = unicodedata.normalize("NFKC", text)
    kept = (c for c in plain if c.isspace() or unicodedata.category(c) not in _UNSEEN)
    return " ".join("".join(kept).split())


def folded(text: str) -> str:
    """The same without case and marks: how a name is typed in a hurry."""
    apart = unicodedata.normalize("NFD", seen(text).casefold().replace("đ", "d"))
    return "".join(c for c in apart if not unicodedata.combining(c))


def clear(text: str) -> bool:
    """Whether nothing in a text is hidden: no format or control marks, no spaces at its ends."""
    return text == text.strip() and not any(unicodedata.category(c) in _UNSEEN for c in text)
