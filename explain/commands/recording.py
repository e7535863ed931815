"""An audit into a log: what it was made from, what it came to, who made it, when."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from engine.audit import TOTAL
from evidence.among import peers_text
from evidence.calendars import Calendars
from evidence.ledger import append
from evidence.library import Shelf, find
from evidence.record import Input, Made, calendars_of, entries_of
from explain.commands import clock
from explain.commands.auditing import Asked, Audited
from explain.commands.desk import Desk, wrong_use
from explain.report.audit import Recorded


class Logs(NamedTuple):
    """A log, or a folder of logs, and who is answerable for what is recorded."""

    at: Path
    who: str


def logs_of(log: Path | None, who: str | None) -> Logs | None:
    """What is to be recorded in, if anything. Raises SourceError (C070, C071)."""
    name = " ".join((who or "").split())
    if log is not None and not name:
        raise wrong_use("C070", file=str(log))
    if log is None and who is not None:
        raise wrong_use("C071", got=who)
    return None if log is None else Logs(log, name)


def hold_apart(desk: Desk, output: Path | None, logs: Sequence[Path]) -> None:
    """Before anything is recorded: no log is a file that was read, no result is over either.

    Raises SourceError (C017).
    """
    for log in logs:
        desk.spare(log)
    if output is not None:
        desk.hold(output, *logs)


def record(log: Path, who: str, asked: Asked, found: Audited) -> Recorded:
    """Append an audit to a log. Raises SourceError: another's log (L004), a broken one (L001 …)."""
    audit = found.audit
    made = Made(
        tuple(_inputs(asked, found)),
        audit.card,
        found.read.given.unfit,
        audit.decisions,
        audit.decided.get(TOTAL) if audit.decisions is not None else None,
    )
    done = append(log, clock.now(), who, lambda before: entries_of(made, str(log), before))
    return Recorded(file=str(log), entries=len(done.entries), head=done.head)


def _inputs(asked: Asked, found: Audited) -> Iterator[Input]:
    """Every text that the audit was made from."""
    yield from _rules(found)
    for role, name, shelf in (
        ("claims", asked.claims, Shelf.EXAMPLES),
        ("decisions", asked.decisions, Shelf.APPRAISALS),
        ("against", asked.against, Shelf.EXAMPLES),
    ):
        if name is not None:
            text = find(name, shelf)
            yield Input(role, text.file, text.text)
    if found.peers:
        figures = ", ".join(sorted({one for each in found.peers.values() for one in each}))
        yield Input("peers", figures, peers_text(found.peers))
    source = found.read.source
    yield Input("submission", source.file, source.text)


def _rules(found: Audited) -> Iterator[Input]:
    """The ruleset that is told, those beside it, their calendars, the scale."""
    for one in found.read.by.used:
        role = "ruleset" if one.ruleset.ruleset == found.read.told else "beside"
        yield Input(role, one.found.file, one.found.text)
        yield from calendars_of(one.plain.calendar, Calendars(one.found.folder))
        if one.scale is not None and one.over is not None:
            yield from calendars_of(one.scale.calendar, Calendars(one.over.folder))
            yield Input("scale", one.over.file, one.over.text)
