"""More checks, rules or bands than the rule network holds, or larger figures (R701)."""

from collections.abc import Iterator

from engine.rete_rules import RefusedRuleset, compiled
from engine.ruleset.findings import finding
from engine.ruleset.subject import Subject
from engine.source.diagnostic import Diagnostic
from engine.table import EDGE

CODES = ("R701",)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """The first limit that compiling its tables runs into, at the check that does."""
    if subject.compiled.misfits:
        return  # its tables are not yet what they will be
    try:
        compiled(subject.compiled.tables)
        _refuse_past_edge(subject)
    except RefusedRuleset as refused:
        at = subject.at("areas", key=True)
        if refused.check in subject.compiled.checks:
            owner, place = refused.check.split("/")[0], subject.compiled.checks[refused.check].place
            at = subject.place(owner, *place, key=True) if owner in subject.line else at
        counts = {"count": str(refused.count), "allowed": str(refused.allowed)}
        yield finding("R701", at, limit=refused.limit, check=refused.check, **counts)


def _refuse_past_edge(subject: Subject) -> None:
    """A threshold past EDGE would be missed by every position, as these are held within it."""
    for id_, table in subject.compiled.tables.items():
        bounds = [bound for row in table.rows for bound in (row.low, row.high)]
        size = max((abs(bound) for bound in bounds if bound is not None), default=0)
        if size >= EDGE:
            raise RefusedRuleset("constant", size, EDGE, id_)
