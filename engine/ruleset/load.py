"""From YAML text to a ruleset, with every mistake of shape placed."""

from engine.ruleset.model import Ruleset
from engine.source.build import build
from engine.source.read import Document, read


def read_ruleset(text: str, file: str) -> tuple[Ruleset, Document]:
    """The ruleset and the document that knows where everything stands. Raises SourceError."""
    document = read(text, file)
    return build(document, Ruleset), document


def load_ruleset(text: str, file: str) -> Ruleset:
    """The ruleset alone. Raises SourceError with every mistake of the file at once."""
    return read_ruleset(text, file)[0]
