"""`branch`: the rule of the first condition that holds, else the last one (F13, F14, F31).

A condition is a rule that earns its full award, the outcome of another criterion, or the kind of
the unit. Tables that differ by type of unit, or by a condition written over several columns.
"""

from collections.abc import Iterator, Sequence
from typing import Annotated, Any, ClassVar

from pydantic import ConfigDict, Field, RootModel, model_validator
from pydantic_core import PydanticCustomError

from engine.rule import Combiner, Inner, Join
from engine.rule_ref import RuleRef, WhenRef
from engine.ruleset.text import Words


class Arm(Words):
    """One way: `when` and `then`; or `otherwise`, what holds where no condition does."""

    when: WhenRef | None = None
    then: RuleRef | None = None
    otherwise: RuleRef | None = None

    @model_validator(mode="after")
    def _one_way(self) -> Any:
        pair = (self.when is not None, self.then is not None)
        if pair != ((self.otherwise is None),) * 2:
            raise PydanticCustomError("R024", "when with then, or otherwise", {})
        return self


class Branch(Combiner, RootModel[Annotated[tuple[Arm, ...], Field(min_length=2)]]):
    """The first way whose condition holds counts. A condition that does not apply does not hold."""

    model_config = ConfigDict(frozen=True)
    name: ClassVar[str] = "branch"
    join: ClassVar[Join] = Join.FIRST

    @model_validator(mode="after")
    def _otherwise_last(self) -> Any:
        for row, arm in enumerate(self.root, start=1):
            if (arm.otherwise is not None) != (row == len(self.root)):
                raise PydanticCustomError("R025", "otherwise last", {"row": str(row)})
        return self

    def inner(self) -> Sequence[Inner]:
        """Each condition (number 1/1) with its rule (1/2), in order, and the last rule (3)."""
        return list(self._inner())

    def _inner(self) -> Iterator[Inner]:
        for i, arm in enumerate(self.root):
            if arm.otherwise is not None:
                rule = arm.otherwise
                yield Inner(rule.body, (i, "otherwise", rule.kind), number=str(i + 1))
                continue
            when: Any = arm.when
            then: Any = arm.then
            yield Inner(when.body, (i, "when", when.kind), number=f"{i + 1}/1", when=True)
            yield Inner(then.body, (i, "then", then.kind), number=f"{i + 1}/2")


KIND = Branch
