"""A rule of any kind: a mapping with one key, the kind's name."""

from typing import Any, cast

from pydantic import create_model, model_validator
from pydantic_core import PydanticCustomError

from engine.kinds import discover
from engine.rule import Combiner, Leaf
from engine.ruleset.text import Words

KINDS: dict[str, Any] = discover()


class OneKind(Words):
    """Exactly one key, the kind."""

    @model_validator(mode="after")
    def _one(self) -> Any:
        given = [name for name in KINDS if getattr(self, name) is not None]
        if len(given) != 1:
            raise PydanticCustomError(
                "R020", "one kind", {"got": ", ".join(given), "expected": ", ".join(KINDS)}
            )
        return self

    @property
    def kind(self) -> str:
        """The name of the kind."""
        return next(name for name in KINDS if getattr(self, name) is not None)

    @property
    def body(self) -> Leaf | Combiner:
        """The rule itself."""
        return cast(Leaf | Combiner, getattr(self, self.kind))


_FIELDS: dict[str, Any] = {name: (kind | None, None) for name, kind in KINDS.items()}
Rule: type[OneKind] = create_model("Rule", __base__=OneKind, **_FIELDS)
