"""A document to a pydantic model, with everything that the model does not allow, each placed."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from engine.source.colons import missing_space, parted
from engine.source.diagnostic import Diagnostic, SourceError, Span, error
from engine.source.document import Data, Document, inside
from engine.source.keys import in_full, keys_at
from engine.source.near import nearest
from engine.source.wrong import (
    ITS_KEY,
    MEANT,
    fits_shape,
    is_code,
    short,
    with_point,
    wrong_value,
)

M = TypeVar("M", bound=BaseModel)


def build(document: Document, model: type[M], context: Any = None) -> M:
    """The model of a document's data. Raises SourceError with all that `collect` finds."""
    built, wrong = collect(document, model, context)
    if built is None:
        raise SourceError(wrong)
    return built


def collect(
    document: Document, model: type[M], context: Any = None
) -> tuple[M | None, list[Diagnostic]]:
    """The model, or None and what is wrong (Y040-Y050), in the order of the file.

    A validator that raises `PydanticCustomError` with a code for a type ("R012") speaks for itself:
    its context becomes the parameters. `context` is handed to validators.
    """
    try:
        return model.model_validate(document.data, context=context), []
    except ValidationError as refused:
        details = refused.errors(include_url=False)
    traced = _one_branch(_trace(detail, document.data) for detail in details)
    found = [(one, _diagnostic(one, document, model)) for one in traced]
    wrong = _merged(_first_causes(found))
    return None, sorted(wrong, key=lambda d: (d.spans[0].line, d.spans[0].column))


class _Traced(NamedTuple):
    """An error, its path in the data, what is there, and the branches of unions it came by."""

    detail: ErrorDetails
    path: tuple[str | int, ...]
    data: Data
    branches: tuple[tuple[int, str], ...]  # how long the path was there, and the branch's name
    in_key: bool


def _trace(detail: ErrorDetails, data: Data) -> _Traced:
    """Follow an error's location; whatever does not lead into the data is the name of a branch."""
    path: list[str | int] = []
    branches: list[tuple[int, str]] = []
    here: Any = data
    loc = detail["loc"]
    in_key = loc[-1:] == ("[key]",)
    named = in_key or detail["type"] == "missing"
    for step in loc[:-1] if named else loc:
        if inside(here, step):
            here = here[step]
            path.append(step)
        else:
            branches.append((len(path), str(step)))
    return _Traced(detail, tuple(path), here, tuple(branches), in_key)


def _one_branch(traced: Iterable[_Traced], level: int = 0) -> list[_Traced]:
    """Of a union's branches only the one that the data most looks like, or several alike."""
    kept: list[_Traced] = []
    unions: dict[tuple[str | int, ...], dict[str, list[_Traced]]] = {}
    for one in traced:
        if len(one.branches) <= level:
            kept.append(one)
            continue
        depth, name = one.branches[level]
        unions.setdefault(one.path[:depth], {}).setdefault(name, []).append(one)
    for path, branches in unions.items():
        scores = {name: _misfit(errors, len(path)) for name, errors in branches.items()}
        best = min(scores.values())
        names = [name for name, score in scores.items() if score == best]
        # Deeper in, one branch was meant: two would contradict each other.
        for name in names[:1] if best[0] == 0 else names:
            kept += _one_branch(branches[name], level + 1)
    return kept


def _misfit(errors: list[_Traced], depth: int) -> tuple[int, int]:
    """0: a branch of the data's shape, wrong further in; 1: a wrong value; 2: another shape."""
    worst = 0
    for one in errors:
        kind = one.detail["type"]
        if len(one.path) > depth or kind == "missing":
            continue
        if not fits_shape(kind, one.data):
            worst = 2
        elif not isinstance(one.data, dict | list):
            worst = max(worst, 1)
    return worst, len(errors) if worst == 0 else 0


def _diagnostic(one: _Traced, document: Document, model: type[BaseModel]) -> Diagnostic:
    kind = one.detail["type"]
    span = _span(one, document)
    if kind == "missing":
        return error("Y041", span, key=str(one.detail["loc"][-1]))
    if kind == "extra_forbidden":
        around, key = one.path[:-1], str(one.path[-1])
        keys, whole = keys_at(model, around), _cut(document, one.path)
        glued = parted(key)
        if glued is not None and glued[0] in keys:
            return missing_space(*glued, span)
        if whole is not None and (decimal := with_point(whole)) is not None:
            return error("Y051", span, suggestion=decimal, got=whole.replace(" ", ""))
        if whole is not None:
            return error("Y050", span, suggestion=f'"{whole}"', got=short(whole))
        free = [name for name in keys if name not in _at(document.data, around)]
        near = nearest(key, free)
        return error("Y040", span, suggestion=near, key=key, expected=", ".join(keys))
    data = str(one.path[-1]) if one.in_key else one.data
    glued = parted(data) if isinstance(data, str) and not fits_shape(kind, data) else None
    if glued is not None and glued[0] in keys_at(model, one.path):
        return missing_space(*glued, span)
    if is_code(kind):
        words = one.detail.get("ctx", {}).items()
        named = {name: one.path[-1] if value == ITS_KEY else value for name, value in words}
        proposed = named.pop(MEANT, None)
        near = None if proposed is None else str(proposed)
        said = {name: short(value) for name, value in named.items()}
        return error(kind, span, suggestion=near, **said)
    wrong = wrong_value(one.detail, data, span)
    if wrong.suggestion is None and wrong.code in ("Y043", "Y044") and isinstance(data, str):
        return replace(wrong, suggestion=in_full(model, one.path, data))
    return wrong


def _cut(document: Document, path: tuple[str | int, ...]) -> str | None:
    """The text that a comma inside { } has cut in two: `{vi: Staff, officials}` has a bare key."""
    entries, key = _at(document.data, path[:-1]), path[-1]
    names = list(entries)
    before = names.index(str(key)) - 1 if str(key) in names else -1
    if before < 0 or entries[str(key)]:
        return None
    span = document.span(path, key=True)
    line = document.line(span.line)
    alone = not line[span.column - 1 + span.length :].lstrip().startswith(":")
    first = entries[names[before]]
    after_comma = line[: span.column - 1].rstrip().endswith(",")
    return f"{first}, {key}" if alone and after_comma and isinstance(first, str) else None


def _first_causes(found: list[tuple[_Traced, Diagnostic]]) -> Iterator[Diagnostic]:
    """Without what is wrong only because of another mistake.

    A key that is there, misspelt, is not missing as well; and pydantic calls a list too short when
    it has left out of it the items that are wrong.
    """
    meant = {
        (one.path[:-1], said.suggestion if said.code == "Y040" else said.params["key"])
        for one, said in found
        if said.code in ("Y019", "Y040")
    }
    around = {
        one.path[:depth]
        for one, said in found
        for depth in range(len(one.path) + (said.code != "Y046"))
    }
    for one, said in found:
        if said.code == "Y041" and (one.path, said.params["key"]) in meant:
            continue
        if said.code == "Y046" and one.path in around:
            continue
        yield said


def _span(one: _Traced, document: Document) -> Span:
    """A value; for a block of values, an unknown key or a bad one, the key."""
    key = one.in_key or one.detail["type"] == "extra_forbidden"
    return document.span(one.path, key=key or isinstance(one.data, dict | list))


def _at(data: Data, path: Iterable[str | int]) -> dict[str, Data]:
    here: Any = data
    for step in path:
        here = here[step]
    return here if isinstance(here, dict) else {}


def _merged(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Nothing twice; one place where several branches expect different things, said once."""
    merged: dict[Any, Diagnostic] = {}
    for one in found:
        others = tuple((k, v) for k, v in one.params.items() if k != "expected")
        key = (one.code, one.spans, others)
        known = merged.setdefault(key, one)
        if known is not one and "expected" in one.params:
            words = [*known.params["expected"].split(", "), *one.params["expected"].split(", ")]
            expected = ", ".join(dict.fromkeys(words))
            near = known.suggestion or one.suggestion
            params = {**known.params, "expected": expected}
            merged[key] = Diagnostic(one.code, one.severity, params, one.spans, near)
    return list(merged.values())
