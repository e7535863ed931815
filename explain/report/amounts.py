"""What every part of a report is made of: frozen models, exact numbers as text."""

from collections.abc import Iterable
from fractions import Fraction
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    PlainSerializer,
    WithJsonSchema,
    model_serializer,
    model_validator,
)

from engine.points import ZERO, exact, text
from explain.words.clean import clean


def _exact(value: Any) -> Fraction:
    return value if isinstance(value, Fraction) else exact(value)


_PATTERN = r"^-?\d+(\.\d+|/\d+)?$"

Amount = Annotated[
    Fraction,
    BeforeValidator(_exact),
    PlainSerializer(text, return_type=str),
    WithJsonSchema({"type": "string", "pattern": _PATTERN}),
]
"""An exact number as text: `2.5`, `-1`, `20/3`."""

Figure = Annotated[
    Fraction,
    BeforeValidator(_exact),
    PlainSerializer(text, return_type=str),
    WithJsonSchema({"anyOf": [{"type": "string", "pattern": _PATTERN}, {"type": "null"}]}),
]
"""An amount of what may have no value: null in JSON then, see `Valued`."""

Applies = Literal["yes", "perhaps", "no"]


class Model(BaseModel):
    """Base of every part of a report: frozen, nothing unnamed in it, printable text only."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        arbitrary_types_allowed=True,
        use_attribute_docstrings=True,
        populate_by_name=True,
    )

    @model_validator(mode="before")
    @classmethod
    def _printable(cls, data: Any) -> Any:
        if not isinstance(data, dict):
            return data
        return {key: _clean(one) for key, one in data.items()}

    @classmethod  # the plugin of mypy gives every model one with the types of its fields
    def model_construct(  # type: ignore[override]
        cls, _fields_set: set[str] | None = None, **fields: Any
    ) -> Self:
        """A part out of values that have their types: all its fields, in order. Made printable.

        Several times as fast as `cls(…)`, and as pydantic's own, which looks for aliases.
        """
        if not _all_printable(fields.values()):
            fields = {key: _clean(one) for key, one in fields.items()}
        made = cls.__new__(cls)
        for name, value in (("__dict__", fields), ("__pydantic_fields_set__", set(fields)), *_BARE):
            object.__setattr__(made, name, value)
        return made


_BARE = (("__pydantic_extra__", None), ("__pydantic_private__", None))


class Valued(Model):
    """A part whose `figures` stand for nothing where `value` says so: 0 here, and null in JSON."""

    figures: ClassVar[tuple[str, ...]]

    @model_validator(mode="before")
    @classmethod
    def _nothing(cls, data: Any) -> Any:
        if not isinstance(data, dict) or "value" not in data:
            return data
        there = data["value"]
        return {**data, **{name: _held(data[name], there) for name in cls.figures if name in data}}

    # No return type: it would stand in the JSON Schema for what the fields say.
    @model_serializer(mode="wrap")
    def _without_value(self, handler):  # type: ignore[no-untyped-def]
        data, there = handler(self), self.value  # type: ignore[attr-defined]
        for name in self.figures:
            data[name] = _held(data[name], there, None)
        return data


def _held(figure: Any, there: Any, none: Any = ZERO) -> Any:
    """A figure, or a pair of them, with `none` for what has no value."""
    if isinstance(figure, list | tuple) and isinstance(there, list | tuple):
        pairs = zip(figure, there, strict=True)
        return tuple(one if stands else none for one, stands in pairs)
    return figure if there is not False else none


def _all_printable(values: Iterable[Any]) -> bool:
    """Whether all text in some values, and in sequences among them, may be printed as it is."""
    texts: list[str] = []
    for value in values:
        if isinstance(value, str):
            texts.append(value)
        elif isinstance(value, tuple):
            texts += [one for one in value if isinstance(one, str)]
    return "".join(texts).isprintable()


def _clean(value: Any) -> Any:
    """Text, and text in a sequence, as it may be printed; parts of a report see to themselves."""
    if isinstance(value, str):
        return clean(value)
    return tuple(map(_clean, value)) if isinstance(value, list | tuple) else value
