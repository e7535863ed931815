"""`parts`: what the parts earn, added up; equal shares where the plan gives none (F27)."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Annotated, Any, ClassVar

from pydantic import ConfigDict, Field, RootModel, model_validator
from pydantic_core import PydanticCustomError

from engine.rule import Combiner, Inner, Join
from engine.rule_ref import RuleRef
from engine.ruleset.text import Exact, Text, Words


class Part(Words):
    """One part: its title, what it is worth (`points`, or a `share` of the whole), its rule."""

    title: Text | None = None
    points: Exact | None = None
    share: Exact | None = None
    rule: RuleRef

    @model_validator(mode="after")
    def _one_way(self) -> Any:
        if self.points is not None and self.share is not None:
            raise PydanticCustomError("R008", "points or share", {})
        return self


class Parts(Combiner, RootModel[Annotated[tuple[Part, ...], Field(min_length=1)]]):
    """A sum. Parts that are not applicable leave the criterion's maximum."""

    model_config = ConfigDict(frozen=True)
    name: ClassVar[str] = "parts"
    join: ClassVar[Join] = Join.SUM

    @model_validator(mode="after")
    def _all_or_none(self) -> Any:
        given = [p.points is not None or p.share is not None for p in self.root]
        if any(given) and not all(given):
            raise PydanticCustomError("R019", "weights on all parts or on none", {})
        return self

    def inner(self) -> Sequence[Inner]:
        """The parts in order, with their weights."""
        equal = Fraction(1, len(self.root))
        return [
            Inner(
                part.rule.body,
                (i, "rule", part.rule.kind),
                part.title,
                part.points,
                part.share if part.points is None and part.share is not None else equal,
            )
            for i, part in enumerate(self.root)
        ]


KIND = Parts
