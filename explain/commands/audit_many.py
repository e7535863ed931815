"""A folder of submissions audited, one after another; one that cannot be read is left out."""

import re
from pathlib import Path

from engine.source.diagnostic import Diagnostic, Severity, SourceError
from evidence.folder import submissions
from evidence.library import Shelf
from explain.audits import Row, audits_report
from explain.commands.auditing import Asked, audited_by
from explain.commands.desk import Desk, wrong_use
from explain.commands.kind import SUBMISSION, must_be
from explain.commands.load import text_of
from explain.commands.many import Engines
from explain.commands.recording import record
from explain.report.audits import AuditsReport
from explain.scored import Scored

_UNSAFE = re.compile(r"[^\w.-]+")


def several(submission: str) -> list[str] | None:
    """The submissions of a folder; None for a submission by itself. Raises SourceError."""
    found = submissions([submission])
    return found if Path(submission).is_dir() or found != [submission] else None


def audited_each(
    desk: Desk, names: list[str], asked: Asked, log: Path | None, who: str
) -> AuditsReport:
    """All of them. Raises SourceError where none is left, or for options that are for one alone."""
    for option, given in (
        ("--claims", asked.claims),
        ("--decisions", asked.decisions),
        ("--against", asked.against),
    ):
        if given is not None:
            raise wrong_use("C072", name=option)
    rows: dict[str, Row] = {}
    refused: list[str] = []
    engines = Engines(desk, asked.ruleset, asked.scale)
    try:
        for name in names:
            try:
                rows[name] = _row(desk, engines, name, asked, log, who)
            except SourceError as wrong:
                desk.tell(wrong.diagnostics)
                refused.append(name)
    finally:
        engines.close()
    if not rows:
        raise SourceError([])  # what is wrong with each has been told
    if refused:
        desk.tell([Diagnostic("C062", Severity.WARNING, {"got": str(len(refused))}, ())])
    return audits_report(rows, refused, asked.materiality, desk.said)


def _row(desk: Desk, engines: Engines, name: str, asked: Asked, log: Path | None, who: str) -> Row:
    found = must_be(SUBMISSION, text_of(desk, name, Shelf.EXAMPLES))
    by = engines.for_(found)
    if len(by.used) > 1:
        ids = ", ".join(one.ruleset for one in by.rulesets)
        raise wrong_use("C027", file=name, expected=ids)
    [engine] = by.engines.engines.values()
    done = audited_by(desk, engine, found, asked)
    recorded = None if log is None else record(desk, _log_of(log, done.scored), who, asked, done)
    return Row(done.scored, done.audit, done.diagnostics, recorded)


def _log_of(folder: Path, scored: Scored) -> Path:
    """One log for each unit and ruleset, in a folder of logs."""
    name = f"{scored.card.unit.id}.{scored.ruleset.ruleset}"
    safe = _UNSAFE.sub("-", name)
    return folder / f"{safe}.jsonl"
