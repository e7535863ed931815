"""Words and numbers as a ruleset writes them, as pydantic types."""

import re
from calendar import monthrange
from datetime import date
from fractions import Fraction
from typing import Annotated, Any, ClassVar, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    WithJsonSchema,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from engine.points import exact
from engine.source.wrong import MEANT, with_point


class Words(BaseModel):
    """Base of every model of the language: frozen, and a misspelt key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


class Text(Words):
    """Words for a person: Vietnamese, and English where there is a translation."""

    vi: str
    en: str | None = None

    @model_validator(mode="before")
    @classmethod
    def _plain(cls, value: Any) -> Any:
        return {"vi": value} if isinstance(value, str) else value

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """For editors: a plain string, or both languages."""
        both = handler.resolve_ref_schema(handler(schema))
        return {"anyOf": [{"type": "string"}, dict(both)]}

    def said(self, lang: str) -> str:
        """The words in `vi` or `en`; the Vietnamese ones where no translation is given."""
        return self.en if lang == "en" and self.en is not None else self.vi


class Label(Words):
    """Words for a person that must stand in both languages."""

    bare: ClassVar[str] = "{{vi: {}, en: …}}"
    vi: str
    en: str

    def said(self, lang: str) -> str:
        """The words in `vi` or `en`."""
        return self.en if lang == "en" else self.vi


def _exact(value: Any) -> Any:
    if isinstance(value, Fraction):
        return value
    if isinstance(value, list | dict):
        raise PydanticCustomError("R002", "not an exact number", {"got": "…"})
    try:
        return exact(value)
    except ValueError:
        wrong = {"got": str(value), MEANT: with_point(str(value))}
        raise PydanticCustomError("R002", "not an exact number", wrong) from None


def _day(value: Any) -> Any:
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value).strip())
    except ValueError:
        wrong = {"got": str(value), MEANT: iso_day(str(value))}
        raise PydanticCustomError("R003", "not a date", wrong) from None


def iso_day(written: str) -> str | None:
    """A day written day/month/year as `2024-12-31`, None where there is no such day."""
    found = _DAY_FIRST.fullmatch(written)
    try:
        return None if found is None else str(date(int(found[3]), int(found[2]), int(found[1])))
    except ValueError:
        return None


_NUMBER_SCHEMA = {
    "anyOf": [
        {"type": "number"},
        {"type": "string", "pattern": r"^\s*[+-]?\d+(\.\d+)?\s*(/\s*\d+(\.\d+)?)?\s*%?\s*$"},
    ]
}
_DAY_SCHEMA = {"type": "string", "format": "date"}
_DAY_FIRST = re.compile(r"\s*(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})\s*", re.ASCII)
_LIKE_A_DAY = re.compile(r"\s*\d+[-/.]\d+", re.ASCII)


def _last_day(value: Any) -> Any:
    """A day; or the last one of a month (`2024-06`) or a quarter (`2024-Q2`)."""
    found = _MONTHS.fullmatch(value.strip()) if isinstance(value, str) else None
    if found is None:
        return _day(value)
    month = int(found[3]) * 3 if found[3] else int(found[2])
    if not 1 <= month <= 12 or int(found[1]) == 0:
        raise PydanticCustomError("R003", "not a date", {"got": value})
    return date(int(found[1]), month, monthrange(int(found[1]), month)[1])


def _day_or_name(value: Any) -> Any:
    """A day where it is written as one; else the name of a fact."""
    return _day(value) if isinstance(value, str) and _LIKE_A_DAY.match(value) else value


_MONTHS = re.compile(r"(\d{4})-(?:(\d{2})|Q([1-4]))", re.ASCII)

UnitKind = Literal["commune", "ward", "special_zone", "district", "province", "department"]
"""The kinds of units that are scored."""


class OneOrMore:
    """Marks a tuple that may be written as its only item, without brackets."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Read one item as a tuple of one."""
        return core_schema.no_info_before_validator_function(
            lambda value: (value,) if isinstance(value, str) else value, handler(source)
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """For editors: an item, or a list of them."""
        several = handler(schema)
        return {"anyOf": [several["items"], several]}


UnitKinds = Annotated[tuple[UnitKind, ...], OneOrMore]
"""One kind of unit, or several."""

Exact = Annotated[Fraction, BeforeValidator(_exact), WithJsonSchema(_NUMBER_SCHEMA)]
"""An exact number, written `2`, `0.25`, `95%` or `19/20`."""

Day = Annotated[date, BeforeValidator(_day), WithJsonSchema(_DAY_SCHEMA)]
"""A day, written `2024-12-31`."""

DayOrFact = Annotated[str | date, BeforeValidator(_day_or_name), WithJsonSchema({"type": "string"})]
"""A day, written `2024-12-31`, or the name of a date fact."""

LastDay = Annotated[date, BeforeValidator(_last_day), WithJsonSchema({"type": "string"})]
"""A day, or the last day of a month `2024-06` or of a quarter `2024-Q2`."""
