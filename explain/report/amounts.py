"""What every part of a report is made of: frozen models, exact numbers as text."""

from fractions import Fraction
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    PlainSerializer,
    WithJsonSchema,
    model_validator,
)

from engine.points import exact, text
from explain.words.clean import clean


def _exact(value: Any) -> Fraction:
    return value if isinstance(value, Fraction) else exact(value)


Amount = Annotated[
    Fraction,
    BeforeValidator(_exact),
    PlainSerializer(text, return_type=str),
    WithJsonSchema({"type": "string", "pattern": r"^-?\d+(\.\d+|/\d+)?$"}),
]
"""An exact number as text: `2.5`, `-1`, `20/3`."""

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


def _clean(value: Any) -> Any:
    """Text, and text in a sequence, as it may be printed; parts of a report see to themselves."""
    if isinstance(value, str):
        return clean(value)
    return tuple(map(_clean, value)) if isinstance(value, list | tuple) else value
