"""The documents handed in: listed and cited, dated, of a known kind, and the files they are."""

import re
from collections.abc import Iterator
from datetime import date

from engine.facts import Document
from evidence.days import read_day
from evidence.reading.attached import check_file
from evidence.reading.context import Context, Names
from evidence.salvage import Place
from evidence.shape import DocumentForm

_AND = re.compile(r"\s*[,;+&/]\s*|\s+(?:và|and)\s+")
"""What stands between the ids of several documents."""


def read_documents(context: Context) -> dict[str, Document]:
    """Every listed document by its name in the file."""
    _check_citations(context)
    kinds = Names(kind for one in context.all_rules for kind in one.ruleset.proofs)
    return {
        name: _document(context, name, form, kinds)
        for name, form in context.sections.documents.items()
    }


def _check_citations(context: Context) -> None:
    """What is cited is listed (E050), what is listed is cited (E051); also in misshapen entries.

    One figure cites one document (E068).
    """
    if not isinstance(context.data.get("documents") or {}, dict):
        return
    cited: set[str] = set()
    for word, place in _citations(context):
        name = context.documents.get(word)
        several = [context.documents.get(one) for one in _AND.split(word)]
        if name is None and len(several) > 1 and any(several):
            cited.update(filter(None, several))
            context.findings.add("E068", place, got=word)
        elif name is None:
            # D2 is no slip of D1, though one letter off: the numbers must be the same.
            alike = [one for one in context.documents if _digits(one) == _digits(word)]
            near = context.findings.near(word, alike)
            context.findings.add("E050", place, suggestion=near, name=word)
        else:
            cited.add(name)
    for name in context.documents:
        if name not in cited:
            context.findings.add_at_key("E051", ("documents", name), name=name)


def _digits(word: str) -> str:
    return "".join(filter(str.isdigit, word))


def _citations(context: Context) -> Iterator[tuple[str, Place]]:
    facts, said = context.data.get("facts"), context.data.get("declarations")
    entries: list[tuple[Place, object]] = []
    if isinstance(facts, dict):
        entries += [(("facts", name), entry) for name, entry in facts.items()]
    peers = context.data.get("peers")
    for name, units in peers.items() if isinstance(peers, dict) else ():
        some = units.items() if isinstance(units, dict) else ()
        entries += [(("peers", name, unit), entry) for unit, entry in some]
    if isinstance(said, list):
        entries += [(("declarations", i), entry) for i, entry in enumerate(said)]
    for place, entry in entries:
        word = entry.get("document") if isinstance(entry, dict) else None
        # A list of them is refused already (E068).
        yield from ((one, (*place, "document")) for one in _texts(word))


def _texts(word: object) -> list[str]:
    return [one for one in (word if isinstance(word, list) else [word]) if isinstance(one, str)]


def _document(context: Context, name: str, form: DocumentForm, kinds: Names) -> Document:
    kind = kinds.get(form.kind)
    if form.kind is not None and kind is None:
        near = context.findings.near(form.kind, kinds)
        words = {"got": form.kind, "expected": ", ".join(kinds)}
        place = ("documents", name, "kind")
        context.findings.add("E053", place, suggestion=near, name=name, **words)
    check_file(context, name, form)
    issued = _issued(context, name, form)
    return Document(
        name, form.title, form.number, form.issuer, issued, kind, form.file, form.sha256
    )


def _issued(context: Context, name: str, form: DocumentForm) -> date | None:
    if form.issued is None:
        return None
    place = ("documents", name, "issued")
    figure = read_day(form.issued)
    context.findings.problems(figure.problems, name, place)
    day = figure.value
    if day is not None and context.as_of is not None and day > context.as_of:
        days = {"got": day.isoformat(), "as_of": context.as_of.isoformat()}
        context.findings.add("E052", place, name=name, **days)
    return day
