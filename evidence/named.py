"""The rulesets that a submission names: shipped ones by id, its own as files in its folder."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from pydantic import BaseModel

from engine.source.build import build
from engine.source.diagnostic import Diagnostic, SourceError
from engine.source.document import Document
from engine.source.read import read
from evidence.files import read_text
from evidence.findings import finding
from evidence.library import Found, Shelf
from evidence.reading.attached import leads_out
from evidence.reading.header import is_path, named_at
from evidence.salvage import Place
from evidence.submission import peek


class _Head(BaseModel):
    """The line by which a ruleset says its id."""

    ruleset: str


def rulesets_in(found: Found) -> dict[str, str]:
    """The id of every ruleset that a submission names, and what to find it by: an id or a path.

    A path is below the submission's folder, `./bo-tieu-chi.yaml`. Raises SourceError: what `peek`
    finds, a path that leads out (E037), a file that cannot be read, or that is no ruleset.
    """
    peek(found.text, found.file)
    document = read(found.text, found.file)
    places: dict[str, str] = {}
    for place, name in named_at(document.data):
        if is_path(name):
            path = _beside(found, name, place, document)
            head = build(read(read_text(path), str(path)), _Head)
            places.setdefault(head.ruleset.strip(), str(path))
        else:
            places.setdefault(name, name)
    return places


@contextmanager
def at_its_place(found: Found) -> Iterator[None]:
    """Meanwhile a ruleset that is not shipped (E009) is told of where the submission names it."""
    try:
        yield
    except SourceError as refused:
        document = read(found.text, found.file)
        places = {name: place for place, name in named_at(document.data)}
        said = (_placed(one, places, document) for one in refused.diagnostics)
        raise SourceError(said) from None


def _placed(one: Diagnostic, places: dict[str, Place], document: Document) -> Diagnostic:
    place = places.get(one.params.get("name", "")) if one.code == "E009" else None
    if place is None or one.params["shelf"] != Shelf.RULESETS:
        return one
    return replace(one, spans=(document.span(place),))


def _beside(found: Found, name: str, place: Place, document: Document) -> Path:
    folder = found.folder
    if folder is not None and not leads_out(name):
        path = folder / name
        if path.resolve().is_relative_to(folder.resolve()):  # a link can lead out too
            return path
    raise SourceError([finding("E037", [document.span(place)], got=name)])
