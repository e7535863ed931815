"""Facts and documents of a report: what was read, where it is cited from, whether it is proved."""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from engine.facts import NEVER, Declared, Row, Value
from engine.outcome import Tri
from engine.points import text
from engine.result_figure import TOTAL
from engine.scorecard import Missing
from explain import figures, proof
from explain import linked as results
from explain.report.criterion import Document, Fact, Mark, Result
from explain.scored import Scored
from explain.states import judged_on


def written(value: Value) -> str:
    """A value exactly, as a submission writes it."""
    if isinstance(value, Fraction):  # most are
        return text(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return "never" if value == NEVER else value.isoformat()
    if isinstance(value, tuple):
        return "; ".join(_row(row) for row in value)
    return value


def _row(row: Row) -> str:
    """A row of a table, its name first."""
    cells = (f"{column}: {written(cell)}" for column, cell in row.values.items())
    return f"{{{', '.join([f'name: {row.name}', *cells])}}}"


def fact(scored: Scored, id_: str) -> Fact:
    """One fact as it was read."""
    lasting, evidence = scored.lasting.fact(id_), scored.evidence
    value, said = evidence.values.get(id_), evidence.declared.get(id_)
    source = evidence.sources.get(id_)
    document = said.document if said is not None else source.document if source else None
    page = source.page if source is not None else None
    return Fact.model_construct(
        id=id_,
        label=lasting.label,
        counts=lasting.counted,
        type=lasting.type,
        unit=lasting.unit,
        value=None if value is None else written(value),
        shown=shown(scored, id_),
        declared=None if said is None else said.says.value,
        document=document,
        page=page,
        cited=None if document is None else proof.cited(scored, document, page),
        proved=id_ not in scored.card.unproved,
        unproved=proof.why_not(scored, id_),
        result=_result(scored, id_),
    )


def _result(scored: Scored, id_: str) -> Result | None:
    """The other ruleset's result that gives a fact, and what leaves it open there."""
    linked = scored.evidence.linked.get(id_)
    if linked is None:
        return None
    there = scored.beside[linked.ruleset]
    open_ = linked.span.low != linked.span.high or linked.span.none is Tri.MAYBE
    lacking = _lacking(there, linked.of) if open_ else ()
    return Result(
        ruleset=linked.ruleset,
        of=linked.of,
        title=results.title(scored, linked),
        low=None if linked.span.low is None else text(linked.span.low),
        high=None if linked.span.high is None else text(linked.span.high),
        missing=tuple(fact(there, one) for one in _each(lack.facts for lack in lacking)),
        marks=tuple(
            Mark(check=one, on=judged_on(there, one))
            for one in _each(lack.marks for lack in lacking)
        ),
    )


def _lacking(there: Scored, of: str) -> list[Missing]:
    """What is missing in the part of a ruleset that a result is of."""
    groups = {group.id: group for group in there.ruleset.groups()}
    derived = next((one for one in there.ruleset.derived if one.id == of), None)
    parts = list(groups) if of == TOTAL else [of] if derived is None else list(derived.sum)
    within = {c.id for part in parts for c in groups[part].all_criteria()}
    return [one for one in there.card.missing if within.intersection(one.criteria)]


def _each(names: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for some in names for name in some))


def shown_value(scored: Scored, id_: str, value: Value | None) -> str:
    """A value of a fact for a person, with its unit; that there is none, where there is none."""
    if value is None:
        return scored.words.say("report.unknown")
    return figures.with_unit(scored.words, scored.fact(id_), value)


def shown(scored: Scored, id_: str) -> str:
    """What is known of a fact, for a person: its value with its unit, or what is declared."""
    value, said = scored.evidence.values.get(id_), scored.evidence.declared.get(id_)
    if value is not None:
        return figures.with_unit(scored.words, scored.fact(id_), value)
    if said is not None and said.says is Declared.NOTHING_AROSE:
        return scored.words.say("report.nothing_arose")
    linked = scored.evidence.linked.get(id_)
    if said is None and linked is not None:
        return results.between(scored, id_, linked.span)
    return scored.words.say("report.blank" if said is not None else "report.unknown")


def facts(scored: Scored, criterion: str) -> tuple[Fact, ...]:
    """The facts that a criterion reads, in order."""
    return tuple([fact(scored, id_) for id_ in scored.lowered(criterion).facts])


def documents(scored: Scored, cited: tuple[Fact, ...]) -> tuple[Document, ...]:
    """The documents that some facts are cited from, each once."""
    found = dict.fromkeys([one.document for one in cited if one.document is not None])
    listed = scored.evidence.documents
    return tuple([_document(scored, id_) for id_ in found if id_ in listed])


def _document(scored: Scored, id_: str) -> Document:
    told = scored.papers.get(id_)
    if told is None:
        one = scored.evidence.documents[id_]
        told = scored.papers[id_] = Document.model_construct(
            id=one.id,
            number=one.number,
            title=one.title,
            issuer=one.issuer,
            issued=one.issued,
            kind=one.kind,
            text=proof.in_full(scored.words, one),
        )
    return told
