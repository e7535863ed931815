"""A log held against itself, as data: what `chamdiem verify --format json` prints."""

from typing import Literal

from pydantic import Field

from explain.report.amounts import Model


class Recorded(Model):
    """One entry that holds."""

    entry: int
    """Its number, from 1."""
    at: str
    """When it was written."""
    who: str
    """By whom."""
    kind: str
    """input, claims, score, decision, explanation or withdrawn."""
    text: str
    """What it says, in short."""
    digest: str
    """Its own digest."""


class Failure(Model):
    """An entry that does not hold, or is not confirmed."""

    code: str
    """Why: docs/errors/ says what it means."""
    entry: int
    """Its number; that of the last entry where a digest is not found in the log."""
    text: str
    """In words."""


class Verification(Model):
    """A whole log."""

    schema_: Literal["chamdiem/verification/1"] = Field(
        default="chamdiem/verification/1", alias="schema"
    )
    """The name and version of this form."""
    lang: Literal["vi", "en"]
    """The language of its sentences."""
    file: str
    """The log."""
    holds: bool
    """Whether all of it holds, but for what is unconfirmed."""
    entries: tuple[Recorded, ...]
    """The entries that hold, up to the first that does not."""
    head: str | None
    """The digest of the last entry that holds."""
    failure: Failure | None
    """What does not hold, null where all does."""
    unconfirmed: tuple[Failure, ...]
    """Scores of another version of the program that this one does not give."""


class Verifications(Model):
    """Every log of a folder."""

    schema_: Literal["chamdiem/verifications/1"] = Field(
        default="chamdiem/verifications/1", alias="schema"
    )
    """The name and version of this form."""
    lang: Literal["vi", "en"]
    """The language of its sentences."""
    folder: str
    """The folder."""
    holds: bool
    """Whether every log in it could be read and holds, but for what is unconfirmed."""
    logs: tuple[Verification, ...]
    """The logs that could be read, in the order of their names."""
    refused: tuple[str, ...]
    """Logs that could not be read."""
