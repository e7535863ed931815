"""The figures of a submission, each by the type that the ruleset declares."""

from datetime import date

from engine.facts import NEVER, Source, Value
from engine.ruleset.fact import FactType
from evidence.reading.context import Context
from evidence.reading.rows import read_rows
from evidence.reading.tallies import read_tally
from evidence.shape import FactForm
from evidence.values import read_value


def read_facts(context: Context) -> tuple[dict[str, Value], dict[str, Source]]:
    """Values and their sources by fact. A fact left blank is not there: it is unknown, not zero."""
    values: dict[str, Value] = {}
    sources: dict[str, Source] = {}
    given: dict[str, str] = {}
    for name, form in context.sections.facts.items():
        fact = context.facts.get(name)
        if fact is None and context.all_facts.get(name) is not None:
            continue
        if fact is None:
            near = context.findings.near(name, context.all_facts)
            context.findings.add_at_key("E040", ("facts", name), suggestion=near, name=name)
            continue
        source = _source(context, form)
        for one, value in _read(context, fact, name, form).items():
            if given.setdefault(one, fact) != fact:
                context.findings.add_at_key(
                    "E036", ("facts", name), ("facts", given[one]), name=one
                )
            values[one] = value
            if source != Source():
                sources[one] = source
    return values, sources


def _read(context: Context, fact: str, name: str, form: FactForm) -> dict[str, Value]:
    """The values of an entry: one, or those of a question's options."""
    if context.ruleset.facts[fact].type is FactType.ANSWERS:
        return read_tally(context, fact, name, form)
    value = _value(context, fact, name, form)
    return {} if value is None else {fact: value}


def _value(context: Context, fact: str, name: str, form: FactForm) -> Value | None:
    if form.value is None:
        return None
    declared, place = context.ruleset.facts[fact], context.place_of("facts", name)
    if isinstance(form.value, tuple):
        return read_rows(context.findings, fact, declared, form.value, place) or None
    if declared.type is FactType.ROWS and isinstance(form.value, str):
        context.findings.add("E115", place, name=fact, got=form.value)
        return None
    if not isinstance(form.value, str):
        context.findings.add_at_key("E038", place, name=fact)
        return None
    figure = read_value(form.value, declared)
    context.findings.problems(figure.problems, fact, place)
    value = figure.value
    if isinstance(value, date) and value is not NEVER and context.as_of and value > context.as_of:
        days = {"got": value.isoformat(), "as_of": context.as_of.isoformat()}
        context.findings.add("E046", place, name=fact, **days)
    return value


def _source(context: Context, form: FactForm) -> Source:
    """The document by the name under which it is listed."""
    return Source(context.documents.get(form.document), form.page, form.note)
