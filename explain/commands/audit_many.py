"""A folder of submissions audited together; one that cannot be read is left out."""

import os
import re
from contextlib import closing
from pathlib import Path

from engine.field import Entrant, run_together
from evidence.files import make_folder
from evidence.folder import Gathered, submissions
from explain.audits import Row, audits_report
from explain.commands.auditing import Asked, Audited, Read, audited_by, read
from explain.commands.desk import Desk, wrong_use
from explain.commands.load import agreed, submission_of
from explain.commands.many import Engines, each_once, left_out, tell_left_out
from explain.commands.recording import Logs, hold_apart, record
from explain.report.audits import AuditsReport

_UNSAFE = re.compile(r"[^\w.-]+")


def several(submission: str) -> Gathered | None:
    """The submissions of a folder; None for a submission by itself. Raises SourceError."""
    found = submissions([submission])
    return found if os.path.isdir(submission) or found.names != [submission] else None


def audited_each(
    desk: Desk, gathered: Gathered, asked: Asked, into: Logs | None, output: Path | None
) -> AuditsReport:
    """All of them, each beside the others where rules compare units; recorded once all are made.

    Raises SourceError where none is left, for options that are for one submission (C072), a unit
    twice (C061), a result over a file that is read or recorded in (C017).
    """
    _for_many(asked)
    desk.tell(gathered.left_out)
    refused: list[str] = []
    done: dict[str, Audited] = {}
    with closing(Engines(desk, asked.ruleset, asked.scale)) as engines:
        read = _read(desk, engines, gathered.names, asked, refused)
        with agreed():
            runs = run_together([Entrant(r.by.engines, r.given.by_ruleset) for r in read.values()])
        for (name, one), run in zip(read.items(), runs, strict=True):
            done[name] = audited_by(desk, one, run, asked)
    each_once({name: one.scored for name, one in done.items()})
    rows = _rows(desk, done, asked, into, output, refused)
    tell_left_out(desk, refused, of=len(gathered.names))
    return audits_report(rows, refused, asked.materiality, desk.said)


def _for_many(asked: Asked) -> None:
    """Files of one unit do not go with several. Raises SourceError (C072)."""
    for option, given in (
        ("--claims", asked.claims),
        ("--decisions", asked.decisions),
        ("--against", asked.against),
    ):
        if given is not None:
            raise wrong_use("C072", name=option)


def _read(
    desk: Desk, engines: Engines, names: list[str], asked: Asked, refused: list[str]
) -> dict[str, Read]:
    found: dict[str, Read] = {}
    for name in names:
        with left_out(desk, name, refused):
            source = submission_of(desk, name)
            found[name] = read(desk, engines.for_(source), source, name, asked)
    return found


def _rows(
    desk: Desk,
    done: dict[str, Audited],
    asked: Asked,
    into: Logs | None,
    output: Path | None,
    refused: list[str],
) -> dict[str, Row]:
    """Every audit, recorded where it is to be; what cannot be recorded is left out.

    Raises SourceError where there is no folder of logs and none can be made (E006-E008).
    """
    logs = {} if into is None else {name: _log_of(into, one) for name, one in done.items()}
    hold_apart(desk, output, list(logs.values()))
    if into is not None and done:
        make_folder(into.at)
    rows: dict[str, Row] = {}
    for name, one in done.items():
        with left_out(desk, name, refused):
            noted = None if into is None else record(logs[name], into.who, asked, one)
            rows[name] = Row(one.scored, one.audit, one.diagnostics, noted)
    return rows


def _log_of(into: Logs, one: Audited) -> Path:
    """One log for each unit and ruleset, in a folder of logs."""
    name = f"{one.scored.card.unit.id}.{one.scored.ruleset.ruleset}"
    safe = _UNSAFE.sub("-", name)
    return into.at / f"{safe}.jsonl"
