"""A rule inside a rule, checked when it is met: kinds need not know each other."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import core_schema


class _Later:
    """Checks against `engine.rules.Rule`, which is made of all kinds and so exists only later."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(_check)

    def refers_to(self) -> Any:
        """The model it checks against, for whoever wants to name its keys."""
        from engine.rules import Rule

        return Rule

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"x-rule": True}


def _check(value: Any) -> Any:
    from engine.rules import Rule

    return Rule.__pydantic_validator__.validate_python(value)


RuleRef = Annotated[Any, _Later()]
"""A rule of any kind: a mapping with one key."""
