"""What an entry of a log has, and whether a file is a log at all."""

import json
from pathlib import Path

KEYS = frozenset({"entry", "previous", "at", "who", "kind", "body", "digest"})
LIMIT = 2**28
"""Bytes; the largest log that is read."""


def is_log(path: Path) -> bool:
    """Whether a file begins as a log does, also where the log does not hold."""
    try:
        with path.open("rb") as file:
            plain = json.loads(file.readline(LIMIT))
    except (OSError, ValueError, RecursionError):
        return False
    return isinstance(plain, dict) and plain.keys() == KEYS
