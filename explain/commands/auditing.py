"""From a submission's name or path to its audit."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from engine.audit import Audit, Materiality, Ruled, audit
from engine.facts import Evidence, Other
from engine.linked import Runs
from engine.source.diagnostic import Diagnostic
from evidence.claims_file import read_claims_file
from evidence.decisions import read_decisions
from evidence.doubt import FINDINGS, Doubted, read_doubted
from evidence.kind import DECISIONS
from evidence.library import Found, Shelf
from explain.commands.desk import Desk, wrong_use
from explain.commands.kind import must_be
from explain.commands.load import (
    Under,
    agreed,
    cards_of,
    opened,
    said_beside,
    submission_of,
    text_of,
)
from explain.scored import Scored


@dataclass(frozen=True)
class Read:
    """A submission as an appraiser reads it, and what it is audited by; `told`: which ruleset."""

    source: Found
    by: Under
    told: str
    given: Doubted

    @property
    def evidence(self) -> Evidence:
        """The evidence under the ruleset that is told."""
        return self.given.by_ruleset[self.told]


@dataclass(frozen=True)
class Audited:
    """One unit scored and audited, and what was found in its file.

    `peers`: by ruleset, other units' figures that it was scored beside and has not handed in.
    """

    read: Read
    scored: Scored
    audit: Audit
    diagnostics: tuple[Diagnostic, ...]
    peers: Mapping[str, Mapping[str, tuple[Other, ...]]]


@dataclass(frozen=True)
class Asked:
    """What an audit is to be made by, as the options name it."""

    ruleset: str | None = None
    scale: str | None = None
    claims: str | None = None
    decisions: str | None = None
    against: str | None = None
    materiality: Materiality = field(default_factory=Materiality)


def audited(desk: Desk, submission: str, asked: Asked) -> Audited:
    """A submission audited. Raises SourceError for files that cannot be taken at all."""
    with opened(desk, submission, asked.ruleset, asked.scale) as (found, by):
        one = read(desk, by, found, submission, asked)
        with agreed():
            runs = by.engines.run(one.given.by_ruleset)
        return audited_by(desk, one, runs, asked)


def read(desk: Desk, by: Under, found: Found, submission: str, asked: Asked) -> Read:
    """A submission that was found, read as an appraiser does. Raises as `audited` does."""
    told = by.one(submission)
    given = read_doubted(found.text, found.file, by.rulesets, root=found.folder)
    one = Read(found, by, told, given)
    if asked.claims is None:
        return one
    beside = text_of(desk, asked.claims, Shelf.EXAMPLES)
    claims = read_claims_file(beside.text, beside.file, by.engines.engines[told].ruleset)
    evidence = {**given.by_ruleset, told: replace(one.evidence, claims=claims.claims)}
    kept = [one for one in given.diagnostics if one.code not in ("E081", "E082")]
    said = (*kept, *claims.diagnostics)
    return replace(one, given=replace(given, by_ruleset=evidence, diagnostics=said))


def audited_by(desk: Desk, one: Read, runs: Runs, asked: Asked) -> Audited:
    """A submission that was read, audited by what it came to. Raises as `audited` does."""
    engine, run = one.by.engines.engines[one.told], runs[one.told].given
    diagnostics = (*one.given.diagnostics, *said_beside(one.by, one.given, runs))
    ruled = None
    if asked.decisions is not None:
        beside = must_be(DECISIONS, text_of(desk, asked.decisions, Shelf.APPRAISALS))
        decided = read_decisions(beside.text, beside.file, engine.compiled, one.evidence)
        diagnostics = (*diagnostics, *decided.diagnostics)
        ruled = Ruled(decided.decisions, run.outcomes)
    other = None if asked.against is None else _other(desk, one, asked.against)
    desk.tell([one for one in diagnostics if one.code not in FINDINGS])
    scored = cards_of(desk, one.by, runs)[one.told]
    done = audit(engine.compiled, scored.card, asked.materiality, ruled, other)
    given = one.given.by_ruleset
    beside_it = {id_: both.given.evidence.peers for id_, both in runs.items()}
    peers = {id_: found for id_, found in beside_it.items() if found != given[id_].peers}
    return Audited(one, scored, done, diagnostics, peers)


def _other(desk: Desk, one: Read, name: str) -> Evidence:
    """The same unit's figures from another source. Raises SourceError (C074 for another unit)."""
    found = submission_of(desk, name)
    given = read_doubted(found.text, found.file, one.by.rulesets, root=found.folder)
    other, unit = given.by_ruleset[one.told], one.evidence.unit
    if other.unit.id != unit.id:
        raise wrong_use("C074", file=name, got=other.unit.id, expected=unit.id)
    return other
