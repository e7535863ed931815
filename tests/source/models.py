"""A model with every shape that a document is checked against."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any, ClassVar, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    RootModel,
    field_validator,
    model_validator,
)
from pydantic_core import PydanticCustomError, core_schema


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Words(Strict):
    bare: ClassVar[str] = "{{vi: {}, en: …}}"
    vi: str
    en: str


class Due(Strict):
    text: str
    by: int | None = None


class Item(Strict):
    size: Annotated[int, Field(ge=0, lt=100)]


class Window(Strict):
    low: int
    high: int

    @model_validator(mode="after")
    def _in_order(self) -> Window:
        if self.low > self.high:
            raise PydanticCustomError("R012", "disorder", {"low": self.low, "high": self.high})
        return self


class OfFact(Strict):
    bare: ClassVar[str] = "{{fact: {}}}"
    fact: str


class OfGroup(Strict):
    group: str


class Colour(StrEnum):
    RED = "red"
    GREEN = "green"


class Later:
    """A type that is known only when it is met."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(
            lambda value: Rule.model_validate(value)
        )

    def refers_to(self) -> Any:
        return Rule


RuleRef = Annotated[Any, Later()]


class Band(Strict):
    at_least: int


class Leaf(Strict):
    of: str
    bands: tuple[Band, ...] = ()


class AllOf(RootModel[Annotated[tuple[RuleRef, ...], Field(min_length=1)]]):
    pass


class Rule(Strict):
    leaf: Leaf | None = None
    all_of: AllOf | None = None


class Thing(Strict):
    name: str
    kind: Literal["base", "bonus", "penalty"]
    labels: Words
    from_: str | None = Field(default=None, alias="from")
    points: Annotated[int, Field(gt=0)] = 1
    below: Annotated[int, Field(le=9)] = 1
    count: int = 0
    open: bool = True
    code: Annotated[str, Field(pattern=r"^[a-z]+$")] = "a"
    short: Annotated[str, Field(min_length=1, max_length=5)] = "a"
    ids: Annotated[list[str], Field(max_length=3)] = []
    due: Annotated[tuple[Due, ...], Field(min_length=1)] = (Due(text="x"),)
    items: dict[Annotated[str, Field(pattern=r"^[a-z_]+$")], Item] = {}
    tags: Annotated[list[str], Field(min_length=1)] = ["a"]
    window: Window | None = None
    windows: tuple[Window, ...] = ()
    exact: str | None = None
    rule: RuleRef | None = None
    of: Literal["total"] | OfFact | OfGroup = "total"
    either: OfFact | OfGroup = OfFact(fact="x")
    scalar: int | bool = 1
    odd: int = 1
    answer: Literal["yes", "no"] = "yes"
    colour: Colour = Colour.RED

    @field_validator("due", mode="before")
    @classmethod
    def _one_or_more(cls, value: Any) -> Any:
        return [value] if isinstance(value, dict) else value

    @field_validator("exact")
    @classmethod
    def _exact(cls, value: str) -> str:
        if value.count(".") > 1:
            raise PydanticCustomError("R002", "not exact", {"got": value})
        return value

    @field_validator("odd")
    @classmethod
    def _odd(cls, value: int) -> int:
        if value % 2 == 0:
            raise ValueError("even")
        return value
