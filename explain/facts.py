"""Facts and documents of a report: what was read, where it is cited from, whether it is proved."""

from datetime import date

from engine.facts import NEVER, Declared, Value
from engine.lower import facts_of
from engine.points import text
from explain import figures, proof
from explain.report.criterion import Document, Fact
from explain.scored import Scored


def written(value: Value) -> str:
    """A value exactly, as a submission writes it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return "never" if value == NEVER else value.isoformat()
    return value if isinstance(value, str) else text(value)


def fact(scored: Scored, id_: str) -> Fact:
    """One fact as it was read."""
    declaration, evidence = scored.fact(id_), scored.evidence
    value, said = evidence.values.get(id_), evidence.declared.get(id_)
    source = evidence.sources.get(id_)
    document = said.document if said is not None else source.document if source else None
    page = source.page if source is not None else None
    return Fact(
        id=id_,
        label=scored.label(id_),
        type=declaration.type.value,
        unit=declaration.unit.said(scored.words.lang) if declaration.unit else None,
        value=None if value is None else written(value),
        shown=_shown(scored, id_),
        declared=None if said is None else said.says.value,
        document=document,
        page=page,
        cited=None if document is None else proof.cited(scored, document, page),
        proved=id_ not in scored.card.unproved,
        unproved=proof.why_not(scored, id_),
    )


def _shown(scored: Scored, id_: str) -> str:
    value, said = scored.evidence.values.get(id_), scored.evidence.declared.get(id_)
    if value is not None:
        return figures.with_unit(scored.words, scored.fact(id_), value)
    if said is not None and said.says is Declared.NOTHING_AROSE:
        return scored.words.say("report.nothing_arose")
    return scored.words.say("report.blank" if said is not None else "report.unknown")


def facts(scored: Scored, criterion: str) -> tuple[Fact, ...]:
    """The facts that a criterion reads, in order."""
    return tuple(fact(scored, id_) for id_ in facts_of(scored.lowered(criterion)))


def documents(scored: Scored, cited: tuple[Fact, ...]) -> tuple[Document, ...]:
    """The documents that some facts are cited from, each once."""
    found = dict.fromkeys(one.document for one in cited if one.document is not None)
    listed = scored.evidence.documents
    return tuple(
        Document(
            id=doc.id,
            number=doc.number,
            title=doc.title,
            issuer=doc.issuer,
            issued=doc.issued,
            kind=doc.kind,
            text=proof.in_full(scored.words, doc),
        )
        for doc in (listed[id_] for id_ in found if id_ in listed)
    )
