"""A text in its place: a ruleset where a ruleset is wanted."""

from evidence.kind import keys_of, kind_of
from evidence.library import Found
from explain.commands.desk import wrong_use


def must_be(wanted: str, found: Found) -> Found:
    """The text as it came. Raises SourceError (C025) where it plainly is of another kind."""
    got = kind_of(keys_of(found.text))
    if got not in (None, wanted):
        raise wrong_use("C025", file=found.file, got=str(got), expected=wanted)
    return found
