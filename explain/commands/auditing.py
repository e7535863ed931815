"""From a submission's name or path to its audit."""

from dataclasses import dataclass, replace

from engine.audit import Audit, Materiality, audit
from engine.score import Engine
from engine.source.diagnostic import Diagnostic
from evidence.claims_file import read_claims_file
from evidence.doubt import FINDINGS, read_doubted
from evidence.library import Shelf
from evidence.submission import peek
from explain.commands.desk import Desk, wrong_use
from explain.commands.kind import SUBMISSION, must_be
from explain.commands.load import rules, score, text_of
from explain.scored import Scored


@dataclass(frozen=True)
class Audited:
    """One unit scored and audited, and what was found in its file."""

    scored: Scored
    audit: Audit
    diagnostics: tuple[Diagnostic, ...]


def audited(
    desk: Desk,
    submission: str,
    ruleset: str | None,
    scale: str | None,
    claims: str | None,
    materiality: Materiality,
) -> Audited:
    """A submission audited. Raises SourceError for files that cannot be taken at all."""
    found = must_be(SUBMISSION, text_of(desk, submission, Shelf.EXAMPLES))
    named = peek(found.text, found.file)
    if len(named) > 1:
        raise wrong_use("C027", file=submission, expected=", ".join(named))
    by = rules(desk, ruleset or named[0], scale)
    given = read_doubted(found.text, found.file, by.ruleset, root=found.folder)
    evidence, diagnostics = given.evidence, given.diagnostics
    if claims is not None:
        beside = text_of(desk, claims, Shelf.EXAMPLES)
        read = read_claims_file(beside.text, beside.file, by.ruleset)
        evidence = replace(evidence, claims=read.claims)
        kept = [one for one in diagnostics if one.code not in ("E081", "E082")]
        diagnostics = (*kept, *read.diagnostics)
    desk.tell([one for one in diagnostics if one.code not in FINDINGS])
    with Engine(by.ruleset, by.scale) as engine:
        scored = score(desk, engine, evidence)
        return Audited(scored, audit(engine.compiled, scored.card, materiality), diagnostics)
