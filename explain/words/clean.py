"""Text from files as it may be printed: a control character could command the reader's terminal."""

from unicodedata import category

_KEPT = "\n\t"


def clean(text: str) -> str:
    """The text, every control character but line breaks and tabs as �."""
    if text.isprintable():
        return text
    return "".join(
        c if c in _KEPT or category(c) != "Cc" else "\N{REPLACEMENT CHARACTER}" for c in text
    )
