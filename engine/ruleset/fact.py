"""Declared facts: the figures that criteria read."""

from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from math import ceil
from typing import Any, Literal

from pydantic import ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from engine.ruleset.text import Exact, Label, Words

RULESET_ID = r"^[a-z0-9][a-z0-9-]*(/[a-z0-9][a-z0-9-]*)+$"
"""How the id of a ruleset (folder/file) is written."""


class FactType(StrEnum):
    """What kind of value a fact has."""

    COUNT = "count"
    MONEY = "money"
    SHARE = "share"
    NUMBER = "number"
    DATE = "date"
    YES_NO = "yes_no"
    CHOICE = "choice"
    ROWS = "rows"
    ANSWERS = "answers"

    __hash__ = str.__hash__  # an enum's own is slower, and types are looked up at every turn

    @property
    def numeric(self) -> bool:
        """Whether values are numbers (count, money, share, number)."""
        return self in _NUMERIC


_NUMERIC = frozenset({FactType.COUNT, FactType.MONEY, FactType.SHARE, FactType.NUMBER})


class ResultOf(Words):
    """A figure that another ruleset's result gives: its total, an area or a derived figure.

    As a share it is of the applicable maximum; as points it is the figure itself.
    """

    ruleset: str = Field(pattern=RULESET_ID)
    of: str = "total"
    as_: Literal["share", "points"] = Field(default="share", alias="as")


_AS = {"share": FactType.SHARE, "points": FactType.NUMBER}


class Column(Words):
    """One column of a table: as a fact is declared, `part_of` another column of the same row."""

    label: Label
    type: FactType
    unit: Label | None = None
    options: dict[str, Label] = Field(default_factory=dict)
    part_of: str | None = None
    at_least: Exact | None = None
    at_most: Exact | None = None

    @model_validator(mode="after")
    def _fits_its_type(self) -> Any:
        if self.type is FactType.ROWS:
            raise PydanticCustomError("R220", "no table in a table", {"type": self.type.value})
        fits(self.type, self.options, self.part_of, self.at_least, self.at_most)
        return self

    @cached_property
    def alone(self) -> "FactDeclaration":
        """The declaration of a fact that is like this column."""
        return FactDeclaration(**{name: getattr(self, name) for name in Column.model_fields})


def fits(type_: FactType, options: object, part_of: str | None, low: object, high: object) -> None:
    """Refuse options and limits that the type cannot have (R005, R006)."""
    if (type_ is FactType.CHOICE) != bool(options):
        raise PydanticCustomError("R005", "options are for a choice", {"type": type_.value})
    if (part_of or low is not None or high is not None) and not type_.numeric:
        raise PydanticCustomError("R006", "limits are for numbers", {"type": type_.value})


class Sample(Words):
    """How many people have to be asked: n = N / (1 + N e^2) of a population of N, `error` e.

    The formula of the guides to SIPAS surveys, with e = 5 %.
    """

    of: str
    error: Exact = Fraction(5, 100)

    @model_validator(mode="after")
    def _some_error(self) -> Any:
        if self.error <= 0:
            raise PydanticCustomError("R014", "above zero", {"got": str(self.error)})
        return self

    def least(self, population: Fraction) -> int:
        """The least number of people to ask of so many."""
        return ceil(population / (1 + population * self.error**2))


def _type_or_like(schema: dict[str, Any]) -> None:
    """In a JSON schema: what is like another question is a question."""
    schema["required"] = [name for name in schema["required"] if name != "type"]
    schema["anyOf"] = [{"required": ["type"]}, {"required": ["like"]}]


class FactDeclaration(Words):
    """One fact: what it is, its type and unit of work, and of which whole it is a part.

    `at_least` and `at_most` limit its possible values; `part_of` makes more than the whole an error
    and bounds what is unknown. Of `answers`, `options` are best first and `at_most` is the most
    that one of them can have; `like` takes over what another question says, and needs no `type`.
    """

    model_config = ConfigDict(json_schema_extra=_type_or_like)
    label: Label
    type: FactType
    unit: Label | None = None
    options: dict[str, Label] = Field(default_factory=dict)
    part_of: str | None = None
    at_least: Exact | None = None
    at_most: Exact | None = None
    as_of: str | None = None
    period: str | None = None
    definition: Label | None = None
    proof: tuple[str, ...] = ()
    from_: str | None = Field(default=None, alias="from")
    result_of: ResultOf | None = None
    columns: dict[str, Column] = Field(default_factory=dict)
    like: str | None = None
    not_valid: tuple[str, ...] = ()
    sample: Sample | None = None

    @model_validator(mode="before")
    @classmethod
    def _like_a_question(cls, data: Any) -> Any:
        if isinstance(data, dict) and "like" in data and "type" not in data:
            return {**data, "type": FactType.ANSWERS.value}
        return data

    @model_validator(mode="after")
    def _fits_its_type(self) -> Any:
        asked, of = self.type is FactType.ANSWERS, {"type": self.type.value}
        if asked:
            self._fits_a_question()
        else:
            fits(self.type, self.options, self.part_of, self.at_least, self.at_most)
        if (self.type is FactType.ROWS) != bool(self.columns):
            raise PydanticCustomError("R220", "columns are for rows", of)
        if not asked and (self.like is not None or self.not_valid or self.sample is not None):
            raise PydanticCustomError("R047", "for answers only", of)
        if self.result_of is not None and self.type is not _AS[self.result_of.as_]:
            wanted = {"type": self.type.value, "expected": _AS[self.result_of.as_].value}
            raise PydanticCustomError("R040", "a result of another type", wanted)
        return self

    def _fits_a_question(self) -> None:
        """Refuse what a question cannot have: two lists of options, or none; limits but one."""
        of = {"type": self.type.value}
        if bool(self.options) == (self.like is not None):
            raise PydanticCustomError("R005", "options are for a choice", of)
        if self.options and len(self.valid) < 2:
            raise PydanticCustomError("R046", "two options that count", {})
        if self.part_of or self.at_least is not None:
            raise PydanticCustomError("R006", "limits are for numbers", of)

    @cached_property
    def cells(self) -> dict[str, "FactDeclaration"]:
        """The columns of a table as facts of one row."""
        return {name: column.alone for name, column in self.columns.items()}

    @property
    def valid(self) -> tuple[str, ...]:
        """The options of a question that count as answers, best first."""
        return tuple(code for code in self.options if code not in self.not_valid)
