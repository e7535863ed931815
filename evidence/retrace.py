"""What an audit writes beside a score, held against what a log has: claims, decisions, answers."""

from collections.abc import Sequence

from engine.source.diagnostic import Diagnostic, Span
from evidence.findings import finding
from evidence.ledger import Entry, New
from evidence.record import Made, claims_of, rulings

RULINGS = frozenset({"decision", "explanation", "withdrawn"})
"""The entries that come after a score."""


class Retrace:
    """Follows a log entry by entry, and says of each what no audit on its inputs has written.

    An audit that was cut short lacks its last entries; the next one writes them.
    """

    def __init__(self, file: str) -> None:
        self._file = file
        self._coming: list[New] | None = []

    def scored(self, made: Made, before: Sequence[Entry]) -> Diagnostic | None:
        """After a score: its claims are those that were recorded last; its rulings come next."""
        self._coming = rulings(made.decisions, before)
        last = next((one for one in reversed(before) if one.kind == "claims"), None)
        if last is None or last.body != claims_of(made):
            entry = before[-1].number + 1 if last is None else last.number
            return self._other(entry, "claims")
        return None

    def unsure(self) -> None:
        """After a score of another version: what it led to cannot be told."""
        self._coming = None

    def follows(self, entry: Entry) -> Diagnostic | None:
        """Whether any other entry is one that the audit before it writes."""
        if entry.kind not in RULINGS:
            self._coming = []
            return None
        if self._coming is None:
            return None
        wanted = self._coming.pop(0) if self._coming else None
        if wanted is None or (wanted.kind, wanted.body) != (entry.kind, entry.body):
            return self._other(entry.number, entry.kind)
        return None

    def _other(self, entry: int, name: str) -> Diagnostic:
        return finding("L012", [Span(self._file, entry, 1)], entry=str(entry), name=name)
