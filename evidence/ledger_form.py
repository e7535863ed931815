"""What an entry of a log has, and whether a file is a log at all."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

KEYS = frozenset({"entry", "previous", "at", "who", "kind", "body", "digest"})
KINDS: dict[str, dict[str, type]] = {
    "input": {"sha256": str},
    "claims": {},
    "score": {},
    "decision": {"line": str, "round": int},
    "explanation": {"line": str, "round": int},
    "withdrawn": {"what": str, "line": str, "round": int},
}
"""The kinds of entries, and what an entry of each is found again by."""
LIMIT = 2**28
"""Bytes; the largest log that is read."""


def shaped(kind: str, body: Mapping[str, Any]) -> bool:
    """Whether an entry is of a kind there is, with what it is found again by."""
    wanted = KINDS.get(kind)
    return wanted is not None and all(type(body.get(key)) is type_ for key, type_ in wanted.items())


def is_log(path: Path) -> bool:
    """Whether a file begins as a log does, also where the log does not hold."""
    try:
        with path.open("rb") as file:
            plain = json.loads(file.readline(LIMIT))
    except (OSError, ValueError, RecursionError):
        return False
    return isinstance(plain, dict) and plain.keys() == KEYS
