"""An audit into a log: what it was made from, what it came to, who made it, when."""

from pathlib import Path

from engine.audit import TOTAL
from evidence.calendars import Calendars
from evidence.ledger import append
from evidence.library import Shelf, find
from evidence.record import Input, Made, calendars_of, entries_of
from explain.commands import clock
from explain.commands.auditing import Asked, Audited
from explain.commands.desk import Desk, wrong_use
from explain.report.audit import Recorded


def by_whom(log: Path | None, who: str | None) -> str:
    """Who is answerable for what is recorded. Raises SourceError (C070, C071)."""
    name = " ".join((who or "").split())
    if log is not None and not name:
        raise wrong_use("C070", file=str(log))
    if log is None and who is not None:
        raise wrong_use("C071", got=who)
    return name


def record(desk: Desk, log: Path, who: str, asked: Asked, found: Audited) -> Recorded:
    """Append an audit to a log. Raises SourceError: another's log (L004), a broken one (L001 …)."""
    desk.spare(log)
    audit = found.audit
    made = Made(
        _inputs(asked, found),
        audit.card,
        found.unfit,
        audit.decisions,
        audit.decided.get(TOTAL) if audit.decisions is not None else None,
    )
    done = append(log, clock.now(), who, lambda before: entries_of(made, str(log), before))
    return Recorded(file=str(log), entries=len(done.entries), head=done.head)


def _inputs(asked: Asked, found: Audited) -> tuple[Input, ...]:
    """Every text that the audit was made from."""
    ruleset = found.scored.ruleset
    rules = find(asked.ruleset or ruleset.ruleset, Shelf.RULESETS)
    inputs = [Input("ruleset", rules.file, rules.text)]
    inputs += calendars_of(ruleset, Calendars(rules.folder))
    for role, name, shelf in (
        ("scale", asked.scale, Shelf.SCALES),
        ("claims", asked.claims, Shelf.EXAMPLES),
        ("decisions", asked.decisions, Shelf.APPRAISALS),
        ("against", asked.against, Shelf.EXAMPLES),
    ):
        if name is not None:
            text = find(name, shelf)
            inputs.append(Input(role, text.file, text.text))
    return (*inputs, Input("submission", found.source.file, found.source.text))
