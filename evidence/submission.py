"""A submission file to exact evidence, with everything that is wrong with it told at once.

ruleset = load_ruleset(...)             # the one that `peek` names
given = read_submission(text, "xa.yaml", ruleset, root=Path("."))
given.evidence, given.diagnostics       # warnings and notes; errors are raised
"""

from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel

from engine.facts import Evidence
from engine.ruleset.model import Ruleset
from engine.source.build import build, collect
from engine.source.diagnostic import Diagnostic, SourceError
from engine.source.read import Document, read
from evidence.findings import Findings
from evidence.reading.claims import read_claims
from evidence.reading.context import Context
from evidence.reading.declarations import read_declarations
from evidence.reading.documents import read_documents
from evidence.reading.facts import read_facts
from evidence.reading.header import made_for, read_as_of, read_unit
from evidence.reading.keys import check_commas, check_names
from evidence.reading.marks import read_marks
from evidence.reading.quotients import check_quotients
from evidence.reading.wholes import Wholes
from evidence.salvage import salvage
from evidence.shape import SubmissionForm


@dataclass(frozen=True)
class Submission:
    """The evidence, what is to be noticed about it, and where everything stands in the file."""

    evidence: Evidence
    diagnostics: tuple[Diagnostic, ...]
    document: Document


class _Head(BaseModel):
    """The one line that says which ruleset a submission is made for."""

    ruleset: str


def peek(text: str, file: str) -> str:
    """The id of the ruleset that a submission is made for. Raises SourceError."""
    return build(read(text, file), _Head).ruleset.strip()


def read_submission(
    text: str, file: str, ruleset: Ruleset, *, root: Path | None = None
) -> Submission:
    """The evidence of a submission under `ruleset`.

    `root` is the folder that the documents' files are in; without it they are not looked at.
    Raises SourceError with all errors of the file, and the warnings and notes beside them.
    """
    evidence, findings = _read(text, file, ruleset, root)
    if evidence is None or findings.refused:
        raise SourceError(findings.all)
    return Submission(evidence, findings.all, findings.document)


def read_leniently(
    text: str, file: str, ruleset: Ruleset, *, root: Path | None = None
) -> tuple[Evidence | None, tuple[Diagnostic, ...]]:
    """What can be read of a submission in spite of its errors, and everything that is wrong.

    None where its form or its day does not hold. Raises SourceError where nothing can be read.
    """
    evidence, findings = _read(text, file, ruleset, root)
    return evidence, findings.all


def _read(
    text: str, file: str, ruleset: Ruleset, root: Path | None
) -> tuple[Evidence | None, Findings]:
    document = read(text, file)
    form, misshapen = collect(document, SubmissionForm)
    findings = Findings(document, misshapen)
    if not made_for(document.data, ruleset, findings):
        raise SourceError(findings.all)  # every fact would be unknown: noise
    check_names(findings)
    salvaged = salvage(document.data, check_commas(findings))
    context = Context(
        ruleset,
        salvaged.sections,
        salvaged.declared_at,
        findings,
        read_as_of(document.data, ruleset, findings),
        root,
    )
    return _evidence(context, form), findings


def _evidence(context: Context, form: SubmissionForm | None) -> Evidence | None:
    """Read every part that can be read; None where the form or its day does not hold."""
    documents = read_documents(context)
    values, sources = read_facts(context)
    declared, declared_at = read_declarations(context, values)
    Wholes(context, values, declared, declared_at).check()
    check_quotients(context, values)
    marks, claims = read_marks(context), read_claims(context)
    if form is None or context.as_of is None:
        return None
    return Evidence(
        as_of=context.as_of,
        values=values,
        declared=declared,
        marks=marks,
        sources=sources,
        documents=documents,
        claims=claims,
        unit=read_unit(form.unit, context.ruleset, context.findings),
        illustrative=bool(form.illustrative),
    )
