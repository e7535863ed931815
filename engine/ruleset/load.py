"""From YAML text to a ruleset, with every mistake of shape placed."""

from collections.abc import Mapping

from engine.calendar import Calendar
from engine.ruleset.model import Ruleset
from engine.source.build import build
from engine.source.read import Document, read

Known = Mapping[str, Calendar] | None
"""The calendars that a ruleset may name, by their ids."""


def read_ruleset(text: str, file: str, calendars: Known = None) -> tuple[Ruleset, Document]:
    """The ruleset and the document that knows where everything stands. Raises SourceError."""
    document = read(text, file)
    return build(document, Ruleset, {"calendars": calendars or {}}), document


def load_ruleset(text: str, file: str, calendars: Known = None) -> Ruleset:
    """The ruleset alone. Raises SourceError with every mistake of the file at once."""
    return read_ruleset(text, file, calendars)[0]


def load_calendar(text: str, file: str) -> Calendar:
    """A calendar. Raises SourceError with every mistake of the file at once."""
    return build(read(text, file), Calendar)
