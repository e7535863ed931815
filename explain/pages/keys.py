"""The keys of a rule kind, from its model: path, type, default, meaning in both languages."""

from collections.abc import Iterator
from datetime import date
from enum import Enum
from fractions import Fraction
from inspect import get_annotations
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel, RootModel
from pydantic.fields import FieldInfo

from engine.points import text
from engine.ruleset.text import Label, Text
from explain.words import words

PLAIN: dict[Any, str] = {
    str: "name",
    int: "whole",
    bool: "yes_no",
    date: "date",
    Fraction: "number",
    Label: "words",
    Text: "words",
    Any: "rule",
}
"""Words for types, in the catalogue `pages`; what a kind writes as bare text is a fact's name."""


class Key(NamedTuple):
    """One key: `type` is an entry of `pages.type` or the words allowed, `default` None: required.

    `meaning` is a key of the catalogues.
    """

    path: str
    type: str
    default: str | None
    meaning: str


def keys_of(model: type[BaseModel]) -> list[Key]:
    """Every key of a model and of the models in it; what bands share with their rule once.

    A kind that is written as a list has the keys of its items.
    """
    if issubclass(model, RootModel):
        item, _ = _inner(model.model_fields["root"].annotation)
        return list(_walk(item, "[]")) if _has_keys(item) else []
    every = list(_walk(model, ""))
    least = {key.meaning: key.path for key in sorted(every, key=lambda k: -len(k.path))}
    return [key for key in every if key.path == least[key.meaning]]


def _walk(model: type[BaseModel], path: str) -> Iterator[Key]:
    """Its own keys first, then those that it shares with other models."""
    order = model.__mro__.index
    fields = sorted(model.model_fields.items(), key=lambda item: order(_owner(model, item[0])))
    for name, field in fields:
        inner, many = _inner(field.annotation)
        key = field.alias or name
        here = f"{path}.{key}" if path else key
        yield Key(here, "list" if many else _type(inner), _default(field), _meaning(model, key))
        if _has_keys(inner):
            yield from _walk(inner, f"{here}[]" if many else here)


def _has_keys(inner: Any) -> bool:
    return isinstance(inner, type) and issubclass(inner, BaseModel) and inner not in PLAIN


def _inner(annotation: Any) -> tuple[Any, bool]:
    """What it is of, without None and notes; and whether it is a list of that."""
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _inner(args[0])
    if origin in (Union, UnionType):
        return _inner(next(arg for arg in args if arg is not NoneType))
    if origin is tuple:
        return _inner(args[0])[0], True
    return annotation, False


def _type(inner: Any) -> str:
    if get_origin(inner) is Literal:
        return " | ".join(map(str, get_args(inner)))
    if get_origin(inner) is dict:
        return "mapping"
    if isinstance(inner, type) and issubclass(inner, Enum):
        return " | ".join(str(member.value) for member in inner)
    return PLAIN.get(inner, "keys")


def _default(field: FieldInfo) -> str | None:
    if field.is_required():
        return None
    value = field.get_default(call_default_factory=True)
    if isinstance(value, Fraction):
        return text(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value) if value else ""


def _meaning(model: type[BaseModel], key: str) -> str:
    """The entry of the catalogue `fields`: the model's own, else what the key means everywhere."""
    own = f"fields.{model.__name__}.{key}"
    return own if words("vi").has(own) else f"fields.{key}"


def _owner(model: type[BaseModel], name: str) -> type:
    """The class that declares a field."""
    return next(cls for cls in model.__mro__ if name in get_annotations(cls))
