"""Claims that come in a file of their own: `ruleset`, `claims`, as in a submission."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from pydantic import BaseModel

from engine.ruleset.model import Ruleset
from engine.source.build import collect
from engine.source.diagnostic import Diagnostic, SourceError
from engine.source.read import read
from evidence.findings import Findings
from evidence.reading.claims import read_claims
from evidence.reading.context import Context, Rules
from evidence.reading.header import made_for
from evidence.reading.keys import check_commas, check_names
from evidence.salvage import salvage
from evidence.shape import Blank


class _ClaimsForm(BaseModel):
    """What has to be there; a whole submission is taken too, for the claims in it."""

    ruleset: str
    claims: dict[str, Blank]


@dataclass(frozen=True, slots=True)
class Claimed:
    """Claims by the id of what they are for, and what is to be noticed about them."""

    claims: Mapping[str, Fraction]
    diagnostics: tuple[Diagnostic, ...]


def read_claims_file(text: str, file: str, ruleset: Ruleset) -> Claimed:
    """The claims of a file under `ruleset`. Raises SourceError with all that is wrong."""
    document = read(text, file)
    form, misshapen = collect(document, _ClaimsForm)
    findings = Findings(document, misshapen)
    if form is None or not made_for(document.data, [ruleset], findings):
        raise SourceError(findings.all)
    check_names(findings)
    only = {"claims": document.data.get("claims")}
    sections = salvage(only, check_commas(findings)).sections
    rules = Rules(ruleset)
    claims = read_claims(Context(rules, (rules,), sections, (), findings, None, None))
    if findings.refused:
        raise SourceError(findings.all)
    return Claimed(claims, findings.all)
