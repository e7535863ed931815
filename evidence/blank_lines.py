"""Lines of a blank form: comments, and words that YAML reads back the same."""

import json
import re
from collections.abc import Iterator
from textwrap import wrap

_WIDTH = 98
_PLAIN = re.compile(r"(?!null\b)[a-z_][\w/-]*", re.ASCII | re.IGNORECASE)


def comment(words: str, indent: int = 0, hang: str = "") -> Iterator[str]:
    """Words as comment lines; whatever would end a line in YAML is a space."""
    margin = " " * indent
    lines = wrap(
        one_line(words),
        _WIDTH - indent - len(hang),
        break_long_words=False,
        break_on_hyphens=False,
    )
    for i, line in enumerate(lines):
        yield f"{margin}# {hang if i == 0 else ' ' * len(hang)}{line}"


def scalar(word: str) -> str:
    """A word as a YAML value or key that is read back the same."""
    return word if _PLAIN.fullmatch(word) else json.dumps(one_line(word), ensure_ascii=False)


def one_line(words: str) -> str:
    """Words without line ends and what is not printed."""
    plain = "".join(c if c.isprintable() or c.isspace() else "" for c in words)
    return " ".join(plain.split())
