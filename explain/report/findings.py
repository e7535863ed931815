"""Mistakes and oddities of files as data: what `chamdiem check --format json` prints."""

from typing import Literal

from pydantic import Field

from explain.report.amounts import Model


class Place(Model):
    """A place in a file: line and column from 1, length in characters."""

    file: str
    """The file."""
    line: int
    """Its line."""
    column: int
    """Its column."""
    length: int
    """How many characters."""


class Finding(Model):
    """One diagnostic."""

    code: str
    """Its code; docs/errors/ says what it means and how to mend it."""
    severity: Literal["error", "warning", "note"]
    """How bad it is; only an error refuses the file."""
    text: str
    """The message."""
    places: tuple[Place, ...]
    """Where: the first is the place itself, the others are also involved."""
    suggestion: str | None
    """The nearest word, null where there is none."""
    params: dict[str, str]
    """What the message is made of."""


class Findings(Model):
    """Every finding in some files."""

    schema_: Literal["chamdiem/findings/1"] = Field(default="chamdiem/findings/1", alias="schema")
    """The name and version of this form."""
    lang: Literal["vi", "en"]
    """The language of the messages."""
    files: tuple[str, ...]
    """The files looked at."""
    findings: tuple[Finding, ...]
    """Every finding, file by file."""
