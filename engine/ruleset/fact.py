"""Declared facts: the figures that criteria read."""

from enum import StrEnum
from typing import Any, Literal

from pydantic import Field, model_validator
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
    result_of: ResultOf | None = None

    @model_validator(mode="after")
    def _fits_its_type(self) -> Any:
        if (self.type is FactType.CHOICE) != bool(self.options):
            raise PydanticCustomError("R005", "options are for a choice", {"type": self.type.value})
        limited = self.part_of or self.at_least is not None or self.at_most is not None
        if limited and not self.type.numeric:
            raise PydanticCustomError("R006", "limits are for numbers", {"type": self.type.value})
        if self.result_of is not None and self.type is not _AS[self.result_of.as_]:
            wanted = {"type": self.type.value, "expected": _AS[self.result_of.as_].value}
            raise PydanticCustomError("R040", "a result of another type", wanted)
        return self
