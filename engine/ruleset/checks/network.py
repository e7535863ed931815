"""More checks, rules or bands than the rule network holds (R701)."""

from collections.abc import Iterator

from engine.rete_rules import RefusedRuleset, compiled
from engine.ruleset.findings import finding
from engine.ruleset.subject import Subject
from engine.source.diagnostic import Diagnostic

CODES = ("R701",)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """The first limit that compiling its tables runs into, at the check that does."""
    if subject.compiled.misfits:
        return  # its tables are not yet what they will be
    try:
        compiled(subject.compiled.tables)
    except RefusedRuleset as refused:
        found = subject.compiled.checks.get(refused.check)
        owner = refused.check.split("/")[0]
        known = found is not None and owner in subject.line
        at = (
            subject.place(owner, *found.place, key=True)
            if found is not None and known
            else subject.at("areas", key=True)
        )
        counts = {"count": str(refused.count), "allowed": str(refused.allowed)}
        yield finding("R701", at, limit=refused.limit, check=refused.check, **counts)
