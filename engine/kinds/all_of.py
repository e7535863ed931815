"""`all_of`: full when every inner rule earns its own full award, else nothing (F07)."""

from collections.abc import Sequence
from typing import Annotated, ClassVar

from pydantic import ConfigDict, Field, RootModel

from engine.rule import Combiner, Inner, Join
from engine.rule_ref import RuleRef


class AllOf(Combiner, RootModel[Annotated[tuple[RuleRef, ...], Field(min_length=1)]]):
    """A conjunction. Inner rules that are not applicable are left out."""

    model_config = ConfigDict(frozen=True)
    name: ClassVar[str] = "all_of"
    join: ClassVar[Join] = Join.ALL

    def inner(self) -> Sequence[Inner]:
        """The inner rules in order."""
        return [Inner(rule.body, (i, rule.kind)) for i, rule in enumerate(self.root)]


KIND = AllOf
