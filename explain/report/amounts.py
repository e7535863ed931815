"""What every part of a report is made of: frozen models, exact numbers as text."""

from fractions import Fraction
from typing import Annotated, Any, ClassVar, Literal, Self, get_args, get_origin

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

    _all: ClassVar[set[str]]
    _texts: ClassVar[tuple[str, ...]]
    _lists: ClassVar[tuple[str, ...]]

    @classmethod
    def __pydantic_init_subclass__(cls, **_: Any) -> None:
        """Note once which fields can hold text, and which several."""
        text = {name: _text_in(field.annotation) for name, field in cls.model_fields.items()}
        cls._all = set(text)
        cls._texts = tuple(name for name, held in text.items() if held == "one")
        cls._lists = tuple(name for name, held in text.items() if held == "several")

    @classmethod  # the plugin of mypy gives every model one with the types of its fields
    def model_construct(  # type: ignore[override]
        cls, _fields_set: set[str] | None = None, **fields: Any
    ) -> Self:
        """A part out of values that have their types: all its fields, in order. Made printable.

        Several times as fast as `cls(…)`, and as pydantic's own, which looks for aliases.
        """
        texts = [fields[name] or "" for name in cls._texts]
        for name in cls._lists:
            texts += fields[name] or ()
        if not "".join(texts).isprintable():
            fields = {key: _clean(one) for key, one in fields.items()}
        made = _bare(cls)
        _put(made, "__dict__", fields)
        _put(made, "__pydantic_fields_set__", cls._all)
        _put(made, "__pydantic_extra__", None)
        _put(made, "__pydantic_private__", None)
        return made


_bare, _put = object.__new__, object.__setattr__


def _text_in(annotation: Any) -> Literal["one", "several"] | None:
    """Whether a type is text or a sequence of texts, or may be."""
    if annotation is str:
        return "one"
    inside = [found for one in get_args(annotation) if (found := _text_in(one)) is not None]
    origin = get_origin(annotation)
    if not inside or origin is dict:
        return None
    return "several" if origin is tuple else inside[0]


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


def _clean(value: Any) -> Any:
    """Text, and text in a sequence, as it may be printed; parts of a report see to themselves."""
    if isinstance(value, str):
        return clean(value)
    return tuple(map(_clean, value)) if isinstance(value, list | tuple) else value
