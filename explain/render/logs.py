"""Logs in tables: how much of a head digest is shown, and a log by its name in its folder."""

from pathlib import Path

HEAD = 32
"""Characters of a digest in a table: half of it, which nobody can have another log begin with."""


def shown(head: str) -> str:
    """A head digest as tables have it, long enough for `verify --head`."""
    return head[:HEAD]


def folder_of(file: str) -> str:
    """The folder that a log is in."""
    return str(Path(file).parent)


def name_in(file: str) -> str:
    """A log by its name in its folder."""
    return Path(file).name
