"""Documents against deadlines and the period they are offered for."""

from collections.abc import Iterator
from datetime import date

from engine.audit.finding import Finding, Params
from engine.facts import Document, Evidence
from engine.lower import Compiled
from engine.ruleset.model import Period


def papers(compiled: Compiled, evidence: Evidence) -> Iterator[Finding]:
    """A201 and A202: one finding for each document and last day, with the criteria it proves."""
    for id_, criteria in _offered(compiled, evidence).items():
        document = evidence.documents[id_]
        if document.issued is None or document.issued > evidence.as_of:
            continue  # of a later day than the submission it does not count, which is told already
        late = list(_late(compiled, document, document.issued, criteria))
        yield from late
        if not late:
            yield from _outside(compiled.ruleset.period, document, document.issued, criteria)


def _offered(compiled: Compiled, evidence: Evidence) -> dict[str, tuple[str, ...]]:
    """For every listed document the criteria that it is cited for, in order."""
    found: dict[str, dict[str, None]] = {}
    for id_, one in compiled.criteria.items():
        for fact in one.facts:
            said, source = evidence.declared.get(fact), evidence.sources.get(fact)
            cited = said.document if said is not None else source.document if source else None
            if cited is not None and cited in evidence.documents:
                found.setdefault(cited, {})[id_] = None
    return {name: tuple(found[name]) for name in evidence.documents if name in found}


def _late(
    compiled: Compiled, document: Document, issued: date, criteria: tuple[str, ...]
) -> Iterator[Finding]:
    """Issued after the last day of every deadline that a criterion has."""
    by_day: dict[date, list[str]] = {}
    for id_ in criteria:
        days = compiled.criteria[id_].last_days
        ends = [day for day in days if day is not None]
        if ends and len(ends) == len(days) and issued > max(ends):
            by_day.setdefault(max(ends), []).append(id_)
    for last, each in sorted(by_day.items()):
        about: Params = {
            "name": document.id,
            "issued": issued,
            "last": last,
            "criteria": tuple(each),
        }
        yield Finding("A201", each[0], about)


def _outside(
    period: Period, document: Document, issued: date, criteria: tuple[str, ...]
) -> Iterator[Finding]:
    if not period.from_ <= issued <= period.to:
        about: Params = {
            "name": document.id,
            "issued": issued,
            "from": period.from_,
            "to": period.to,
            "criteria": criteria,
        }
        yield Finding("A202", criteria[0], about)
