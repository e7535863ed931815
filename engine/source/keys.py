"""The keys that a mapping can have at a place, told from a model's annotations."""

import re
from collections.abc import Iterator, Sequence
from types import UnionType
from typing import Annotated, Any, Protocol, Union, get_args, get_origin, runtime_checkable

from pydantic import BaseModel, RootModel
from pydantic.fields import FieldInfo

from engine.source.document import Path

_PLAIN = re.compile(r"[\w./][\w ./%-]*")


@runtime_checkable
class Refers(Protocol):
    """A marker in `Annotated` for a type that is known only later; it says which."""

    def refers_to(self) -> Any:
        """The annotation that the marked one stands for."""


def keys_at(model: type[BaseModel], path: Path) -> list[str]:
    """The keys of every model that can stand at `path` in the data of `model`, in their order."""
    here: list[Any] = [model]
    for step in path:
        here = [inner for kind in here for inner in _into(kind, step)]
    keys = (_key(name, field) for kind in here for name, field in _fields(kind))
    return list(dict.fromkeys(keys))


def in_full(model: type[BaseModel], path: Path, word: str) -> str | None:
    """A bare word as the mapping that stands at `path`: `bare` of the model there says how."""
    here: list[Any] = [model]
    for step in path:
        here = [inner for kind in here for inner in _into(kind, step)]
    forms = (getattr(plain, "bare", None) for kind in here for plain in _plain(kind))
    form = next(filter(None, forms), None)
    quoted = word if _PLAIN.fullmatch(word) else f'"{word}"'
    told = form is not None and '"' not in word and not word.endswith("%")  # points, or a share?
    return form.format(quoted) if told and form is not None else None


def _into(kind: Any, step: str | int) -> Iterator[Any]:
    """The types of what is under a key or at a position."""
    for plain in _plain(kind):
        if _is_model(plain):
            for name, field in plain.model_fields.items():
                if step in (name, _key(name, field)):
                    yield Annotated[field.annotation, *field.metadata, ""]
        elif _is_sequence(plain):
            for item in _items(plain, step):
                yield from [item] if isinstance(step, int) else _into(item, step)
        elif get_origin(plain) is dict:
            yield get_args(plain)[1]


def _fields(kind: Any) -> Iterator[tuple[str, FieldInfo]]:
    for plain in _plain(kind):
        if _is_model(plain):
            yield from plain.model_fields.items()
        elif _is_sequence(plain):
            # One mapping may stand where a list of them can.
            for item in _items(plain):
                yield from _fields(item)


def _plain(kind: Any) -> Iterator[Any]:
    """The types that an annotation allows, without what is around them."""
    origin = get_origin(kind)
    if origin is Annotated:
        inner, *marks = get_args(kind)
        later = [mark.refers_to() for mark in marks if isinstance(mark, Refers)]
        for one in later or [inner]:
            yield from _plain(one)
    elif origin in (Union, UnionType):
        for one in get_args(kind):
            yield from _plain(one)
    elif isinstance(kind, type) and issubclass(kind, RootModel):
        root = kind.model_fields["root"]
        yield from _plain(Annotated[root.annotation, *root.metadata, ""])
    else:
        yield kind


def _items(kind: Any, step: str | int | None = None) -> list[Any]:
    """The types of a list's items, in a tuple of several the one at the position."""
    items = list(get_args(kind))
    if get_origin(kind) is tuple and Ellipsis not in items and isinstance(step, int):
        return items[step : step + 1]
    return [item for item in items if item is not Ellipsis]


def _is_model(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def _is_sequence(kind: Any) -> bool:
    origin = get_origin(kind)
    return isinstance(origin, type) and issubclass(origin, Sequence | set | frozenset)


def _key(name: str, field: FieldInfo) -> str:
    alias = field.validation_alias
    return alias if isinstance(alias, str) else name
