"""From a submission's name or path to its audit."""

from dataclasses import dataclass, field, replace

from engine.audit import Audit, Materiality, Ruled, audit
from engine.facts import Evidence
from engine.score import Engine
from engine.source.diagnostic import Diagnostic
from evidence.claims_file import read_claims_file
from evidence.decisions import read_decisions
from evidence.doubt import FINDINGS, read_doubted
from evidence.library import Found, Shelf
from evidence.named import rulesets_in
from explain.commands.desk import Desk, wrong_use
from explain.commands.kind import DECISIONS, SUBMISSION, must_be
from explain.commands.load import rules, score, text_of
from explain.scored import Scored


@dataclass(frozen=True)
class Audited:
    """One unit scored and audited, what was found in its file, documents that prove nothing."""

    source: Found
    scored: Scored
    audit: Audit
    diagnostics: tuple[Diagnostic, ...]
    unfit: tuple[str, ...]


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
    found = must_be(SUBMISSION, text_of(desk, submission, Shelf.EXAMPLES))
    named = rulesets_in(found)
    if len(named) > 1:
        raise wrong_use("C027", file=submission, expected=", ".join(named))
    by = rules(desk, asked.ruleset or next(iter(named.values())), asked.scale)
    with Engine(by.ruleset, by.scale) as engine:
        return audited_by(desk, engine, found, asked)


def audited_by(desk: Desk, engine: Engine, found: Found, asked: Asked) -> Audited:
    """A submission that was found, audited by an engine that is ready. Raises as `audited` does."""
    given = read_doubted(found.text, found.file, engine.ruleset, root=found.folder)
    evidence, diagnostics = given.evidence, given.diagnostics
    if asked.claims is not None:
        beside = text_of(desk, asked.claims, Shelf.EXAMPLES)
        read = read_claims_file(beside.text, beside.file, engine.ruleset)
        evidence = replace(evidence, claims=read.claims)
        kept = [one for one in diagnostics if one.code not in ("E081", "E082")]
        diagnostics = (*kept, *read.diagnostics)
    ruled = None
    if asked.decisions is not None:
        beside = must_be(DECISIONS, text_of(desk, asked.decisions, Shelf.APPRAISALS))
        decided = read_decisions(beside.text, beside.file, engine.compiled, evidence)
        diagnostics = (*diagnostics, *decided.diagnostics)
        ruled = Ruled(decided.decisions, engine.run(evidence).outcomes)
    other = None if asked.against is None else _other(desk, engine, asked.against, evidence)
    desk.tell([one for one in diagnostics if one.code not in FINDINGS])
    scored = score(desk, engine, evidence)
    done = audit(engine.compiled, scored.card, asked.materiality, ruled, other)
    return Audited(found, scored, done, diagnostics, given.unfit)


def _other(desk: Desk, engine: Engine, name: str, evidence: Evidence) -> Evidence:
    """The same unit's figures from another source. Raises SourceError (C074 for another unit)."""
    found = must_be(SUBMISSION, text_of(desk, name, Shelf.EXAMPLES))
    given = read_doubted(found.text, found.file, engine.ruleset, root=found.folder).evidence
    if given.unit.id != evidence.unit.id:
        raise wrong_use("C074", file=name, got=given.unit.id, expected=evidence.unit.id)
    return given
