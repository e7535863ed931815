"""A value that a model does not take: pydantic's error types as codes and shapes."""

import re
from typing import Any

from pydantic_core import ErrorDetails

from engine.source.diagnostic import Diagnostic, Span, error
from engine.source.document import Data
from engine.source.near import meant, nearest

ITS_KEY = "{key}"
"""Stands in a validator's context for the key of the value, which a validator does not know."""
MEANT = "meant"
"""In a validator's context: what was likely meant; it is proposed, and no parameter."""
_DECIMAL = re.compile(r"\s*([+-]?\d+)\s*,\s*(\d+)\s*(%?)\s*", re.ASCII)
_CODE = re.compile(r"[A-Z]\d{3}")
_QUOTED = re.compile(r"'((?:[^'\\]|\\.)*)'")
_LONGEST = 80

_SHAPES = (
    (("string_",), "text"),
    (("int_",), "whole_number"),
    (("float_", "decimal_", "finite_number"), "number"),
    (("bool_",), "yes_no"),
    (("date_",), "date"),
    (("dict_", "model_", "mapping_", "dataclass_"), "mapping"),
    (("list_", "tuple_", "set_", "frozen_set_", "iterable_"), "list"),
    (("none_required",), "nothing"),
)
_CHOICE = ("literal_error", "enum")
_LIMITS = {
    "greater_than": (">", "gt"),
    "greater_than_equal": (">=", "ge"),
    "less_than": ("<", "lt"),
    "less_than_equal": ("<=", "le"),
}
_LENGTHS = {
    "too_short": (">=", "min_length"),
    "string_too_short": (">=", "min_length"),
    "too_long": ("<=", "max_length"),
    "string_too_long": ("<=", "max_length"),
}
_PATTERN = "string_pattern_mismatch"


def is_code(kind: str) -> bool:
    """Whether an error's type is a code of ours, raised by a validator."""
    return _CODE.fullmatch(kind) is not None


def short(value: object) -> str:
    """A value in a message: at most 80 characters of it."""
    text = str(value)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def with_point(written: str) -> str | None:
    """A number with a decimal comma as these files write it, None where it is no such number."""
    found = _DECIMAL.fullmatch(written)
    return None if found is None else f"{found[1]}.{found[2]}{found[3]}"


def fits_shape(kind: str, data: Data) -> bool:
    """Whether an error of this type is about data of the shape that was expected."""
    expected = _expected(kind)
    if expected is None:
        return True
    return _kind_of(expected) == _kind_of(_shape(data))


def wrong_value(detail: ErrorDetails, data: Data, span: Span) -> Diagnostic:
    """What pydantic says of a value, as a diagnostic; `data` is the value as written."""
    kind, ctx = detail["type"], detail.get("ctx", {})
    expected = _expected(kind)
    if expected is not None and data is None:
        return error("Y048", span, expected=expected)
    if expected is not None and not fits_shape(kind, data):
        return error("Y044", span, expected=expected, got=_shape(data))
    got = _got(data)
    if kind in _CHOICE:
        words = _QUOTED.findall(str(ctx["expected"]))
        near = meant(got, words) or nearest(got, words)
        return error("Y043", span, suggestion=near, expected=", ".join(words), got=got)
    if expected is not None:
        return error("Y042", span, expected=expected, got=got)
    return _limit(kind, ctx, got, data, span)


def _limit(kind: str, ctx: dict[str, Any], got: str, data: Data, span: Span) -> Diagnostic:
    if kind in _LIMITS:
        operator, name = _LIMITS[kind]
        return error("Y045", span, operator=operator, limit=str(ctx[name]), got=got)
    if kind in _LENGTHS:
        operator, name = _LENGTHS[kind]
        length = str(ctx.get("actual_length", len(data or "")))
        return error("Y046", span, operator=operator, limit=str(ctx[name]), got=length)
    if kind == _PATTERN:
        return error("Y047", span, pattern=str(ctx["pattern"]), got=got)
    return error("Y049", span, problem=short(ctx.get("error", kind)), got=got)


def _expected(kind: str) -> str | None:
    """The shape that an error's type says was expected, None where it is not about shapes."""
    if kind in _CHOICE:
        return "text"
    if kind in _LENGTHS or kind == _PATTERN:
        return None
    return next((shape for starts, shape in _SHAPES if kind.startswith(starts)), None)


def _shape(data: Data) -> str:
    if data is None:
        return "nothing"
    return {dict: "mapping", list: "list"}.get(type(data), "text")


def _kind_of(shape: str) -> str:
    return shape if shape in ("mapping", "list", "nothing") else "text"


def _got(data: Data) -> str:
    return short(data) if isinstance(data, str) else _shape(data)
