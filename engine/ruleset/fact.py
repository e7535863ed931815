"""Declared facts: the figures that criteria read."""

from enum import StrEnum
from typing import Any

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from engine.ruleset.text import Exact, Label, Words


class FactType(StrEnum):
    """What kind of value a fact has."""

    COUNT = "count"
    MONEY = "money"
    SHARE = "share"
    NUMBER = "number"
    DATE = "date"
    YES_NO = "yes_no"
    CHOICE = "choice"

    @property
    def numeric(self) -> bool:
        """Whether values are numbers (count, money, share, number)."""
        return self in _NUMERIC


_NUMERIC = frozenset({FactType.COUNT, FactType.MONEY, FactType.SHARE, FactType.NUMBER})


class FactDeclaration(Words):
    """One fact: what it is, its type and unit of work, and of which whole it is a part.

    `at_least` and `at_most` limit its possible values; `part_of` makes more than the whole an error
    and bounds what is unknown.
    """

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

    @model_validator(mode="after")
    def _fits_its_type(self) -> Any:
        if (self.type is FactType.CHOICE) != bool(self.options):
            raise PydanticCustomError("R005", "options are for a choice", {"type": self.type.value})
        limited = self.part_of or self.at_least is not None or self.at_most is not None
        if limited and not self.type.numeric:
            raise PydanticCustomError("R006", "limits are for numbers", {"type": self.type.value})
        return self
