"""A rule inside a rule, checked when it is met: kinds need not know each other."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import core_schema


class _Later:
    """Checks against a model of `engine.rules`, made of all kinds and so there only later."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(self._check)

    def _check(self, value: Any) -> Any:
        return self.refers_to().__pydantic_validator__.validate_python(value)

    def refers_to(self) -> Any:
        """The model it checks against, for whoever wants to name its keys."""
        from engine import rules

        return getattr(rules, self.name)

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"x-rule": self.name}


RuleRef = Annotated[Any, _Later("Rule")]
"""A rule of any kind: a mapping with one key."""

WhenRef = Annotated[Any, _Later("When")]
"""The condition of a branch: a rule that holds or fails, or what only a condition can be."""
