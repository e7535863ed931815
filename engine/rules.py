"""A rule of any kind: a mapping with one key, the kind's name; and what a branch may ask."""

from typing import Annotated, Any, ClassVar, Literal, cast

from pydantic import Field, create_model, model_validator
from pydantic_core import PydanticCustomError

from engine.kinds import discover
from engine.rule import Combiner, Leaf
from engine.ruleset.text import OneOrMore, UnitKinds, Words
from engine.when import OfCriterion, OfUnit

KINDS: dict[str, Any] = discover()


class OneKind(Words):
    """Exactly one key, the kind."""

    kinds: ClassVar[tuple[str, ...]] = tuple(KINDS)

    @model_validator(mode="after")
    def _one(self) -> Any:
        given = [name for name in self.kinds if getattr(self, name) is not None]
        if len(given) != 1:
            raise PydanticCustomError(
                "R020", "one kind", {"got": ", ".join(given), "expected": ", ".join(self.kinds)}
            )
        return self

    @property
    def kind(self) -> str:
        """The name of the kind."""
        return next(name for name in self.kinds if getattr(self, name) is not None)

    @property
    def body(self) -> Leaf | Combiner:
        """The rule itself."""
        return cast(Leaf | Combiner, getattr(self, self.kind))


_FIELDS: dict[str, Any] = {name: (kind | None, None) for name, kind in KINDS.items()}
Rule: type[OneKind] = create_model("Rule", __base__=OneKind, **_FIELDS)

HOLDING = tuple(
    name for name, kind in KINDS.items() if issubclass(kind, Leaf) or kind.join.condition
)
"""The kinds that hold or fail: those that measure, and conditions made of them."""

Asked = Literal["met", "partly", "not_met", "not_applicable"]


class Condition(OneKind):
    """Exactly one thing to ask."""

    kinds: ClassVar[tuple[str, ...]] = (*HOLDING, "unit_kind", "criterion")
    bare: ClassVar[str] = "{{yes_no: {{of: {}}}}}"
    unit_kind: UnitKinds | None = None
    criterion: str | None = None
    is_: Annotated[tuple[Asked, ...], OneOrMore] | None = Field(default=None, alias="is")

    @model_validator(mode="after")
    def _is_of_a_criterion(self) -> Any:
        if (self.criterion is None) != (self.is_ is None):
            raise PydanticCustomError("R026", "criterion with is", {})
        return self

    @property
    def body(self) -> Leaf | Combiner:
        """The rule itself, that of a question about the unit included."""
        if self.criterion is not None and self.is_ is not None:
            return OfCriterion(id=self.criterion, results=self.is_)
        return super().body if self.unit_kind is None else OfUnit(kinds=self.unit_kind)


_HOLDING: dict[str, Any] = {name: _FIELDS[name] for name in HOLDING}
When: type[Condition] = create_model("When", __base__=Condition, **_HOLDING)
