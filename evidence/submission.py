"""A submission file to exact evidence, with everything that is wrong with it told at once.

rulesets = [load_ruleset(...)]          # those that `peek` names
given = read_submission(text, "xa.yaml", rulesets, root=Path("."))
given.by_ruleset, given.diagnostics     # warnings and notes; errors are raised
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Self

from pydantic import BaseModel, model_validator

from engine.facts import Evidence
from engine.ruleset.model import Ruleset
from engine.ruleset.question import questions
from engine.source.build import build, collect
from engine.source.diagnostic import Diagnostic, SourceError
from engine.source.read import Document, read
from evidence.findings import Findings
from evidence.reading.claims import read_claims
from evidence.reading.context import Context, Rules
from evidence.reading.declarations import read_declarations
from evidence.reading.documents import read_documents
from evidence.reading.facts import read_facts
from evidence.reading.header import made_for, named, read_as_of, read_unit
from evidence.reading.keys import check_commas, check_names
from evidence.reading.links import check_together
from evidence.reading.marks import read_marks
from evidence.reading.peers import read_peers
from evidence.reading.quotients import check_quotients
from evidence.reading.samples import check_samples
from evidence.reading.spread import spread
from evidence.reading.wholes import Wholes
from evidence.reading.worked import check_worked
from evidence.salvage import Salvaged, salvage
from evidence.shape import SubmissionForm, one_way


@dataclass(frozen=True)
class Submission:
    """The evidence by ruleset, what is to be noticed, and where everything stands in the file."""

    by_ruleset: Mapping[str, Evidence]
    diagnostics: tuple[Diagnostic, ...]
    document: Document

    @property
    def evidence(self) -> Evidence:
        """The evidence under the first of its rulesets; of most there is only one."""
        return next(iter(self.by_ruleset.values()))

    def on(self, day: date) -> Self:
        """The same figures looked at on another day: what can still be won is judged then."""
        moved = {id_: replace(one, as_of=day) for id_, one in self.by_ruleset.items()}
        return replace(self, by_ruleset=moved)


class _Head(BaseModel):
    """The line that says which rulesets a submission is made for."""

    ruleset: str | None = None
    rulesets: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _for_something(self) -> Self:
        one_way(self.ruleset, self.rulesets)
        return self


def peek(text: str, file: str) -> tuple[str, ...]:
    """The rulesets that a submission is made for as it names them, each once: ids, or paths.

    Raises SourceError.
    """
    document = read(text, file)
    build(document, _Head)
    return named(document.data)


def read_submission(
    text: str, file: str, ruleset: Ruleset | Sequence[Ruleset], *, root: Path | None = None
) -> Submission:
    """The evidence of a submission under its ruleset, or under each of several.

    `root` is the folder that the documents' files are in; without it they are not looked at.
    Raises SourceError with all errors of the file, and the warnings and notes beside them.
    """
    rulesets = [ruleset] if isinstance(ruleset, Ruleset) else list(ruleset)
    evidence, findings = _read(text, file, rulesets, root)
    if evidence is None or findings.refused:
        raise SourceError(findings.all)
    return Submission(evidence, findings.all, findings.document)


def read_leniently(
    text: str, file: str, rulesets: Sequence[Ruleset], *, root: Path | None = None
) -> Submission:
    """What can be read of a submission in spite of its errors, and everything that is wrong.

    Raises SourceError where its form or its day does not hold, or nothing can be read.
    """
    evidence, findings = _read(text, file, rulesets, root)
    if evidence is None:
        raise SourceError(findings.all)
    return Submission(evidence, findings.all, findings.document)


def _read(
    text: str, file: str, rulesets: Sequence[Ruleset], root: Path | None
) -> tuple[dict[str, Evidence] | None, Findings]:
    document = read(text, file)
    document = spread(document, {*named(document.data), *(one.ruleset for one in rulesets)})
    asked = frozenset[str]().union(*(questions(one.facts) for one in rulesets))
    form, misshapen = collect(document, SubmissionForm, asked)
    findings = Findings(document, misshapen)
    if not made_for(document.data, rulesets, findings):
        raise SourceError(findings.all)  # every fact would be unknown: noise
    check_together(rulesets, findings)
    check_names(findings)
    salvaged = salvage(document.data, check_commas(findings), asked)
    evidence: dict[str, Evidence] = {}
    for context in _contexts(rulesets, salvaged, findings, root):
        found = _evidence(context, form)
        if found is not None:
            evidence[context.rules.id] = found
    return evidence if len(evidence) == len(rulesets) else None, findings


def _contexts(
    rulesets: Sequence[Ruleset], salvaged: Salvaged, findings: Findings, root: Path | None
) -> list[Context]:
    """One for each ruleset. What two of them would say of the file is said once."""
    every = tuple(Rules(one) for one in rulesets)
    data = findings.document.data
    return [
        Context(
            rules,
            every,
            salvaged.sections,
            salvaged.declared_at,
            findings,
            read_as_of(data, rules.ruleset, findings),
            root,
        )
        for rules in every
    ]


def _evidence(context: Context, form: SubmissionForm | None) -> Evidence | None:
    """Read every part that can be read; None where the form or its day does not hold."""
    documents = read_documents(context)
    values, sources = read_facts(context)
    declared, declared_at = read_declarations(context, values)
    Wholes(context, values, declared, declared_at).check()
    check_quotients(context, values)
    check_worked(context, values)
    check_samples(context, values)
    marks, claims = read_marks(context), read_claims(context)
    peers = read_peers(context)
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
        peers=peers,
        unit=read_unit(form.unit, context.ruleset, context.findings),
        illustrative=bool(form.illustrative),
    )
