"""Text from files as it may be printed: a control character could command the reader's terminal.

One that turns the direction of writing could show a name as another.
"""

from unicodedata import category

_KEPT = "\n\t"
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def clean(text: str) -> str:
    """The text, every control character but line breaks and tabs as �, and what turns it."""
    if text.isprintable():
        return text
    return "".join("\N{REPLACEMENT CHARACTER}" if _unfit(c) else c for c in text)


def _unfit(character: str) -> bool:
    return character in _TURNING or (character not in _KEPT and category(character) == "Cc")
