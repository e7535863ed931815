"""`any_of`: full when at least one inner rule earns its own full award, else nothing."""

from collections.abc import Sequence
from typing import Annotated, ClassVar

from pydantic import ConfigDict, Field, RootModel

from engine.rule import Combiner, Inner, Join
from engine.rule_ref import RuleRef


class AnyOf(Combiner, RootModel[Annotated[tuple[RuleRef, ...], Field(min_length=1)]]):
    """An alternative. Inner rules that are not applicable are left out."""

    model_config = ConfigDict(frozen=True)
    name: ClassVar[str] = "any_of"
    join: ClassVar[Join] = Join.ANY

    def inner(self) -> Sequence[Inner]:
        """The inner rules in order."""
        return [Inner(rule.body, (i, rule.kind)) for i, rule in enumerate(self.root)]


KIND = AnyOf
