"""The shape of a decisions file, as pydantic models; its JSON Schema is made from them."""

from typing import Annotated

from pydantic import Field, WithJsonSchema, field_validator
from pydantic_core import PydanticCustomError

from evidence.shape import VERSION, Blank, Form, Scalar, UnitForm


class ExplanationForm(Form):
    """What the unit answers (giải trình), who says so, when, and by which listed document."""

    text: Blank = None
    by: Blank = None
    day: Blank = None
    document: Blank = None


class DecisionForm(Form):
    """One decision about one line (thẩm định), in one of two rounds."""

    round: Scalar
    decision: Annotated[str, WithJsonSchema({"enum": ["accept", "change", "explain"]})] = Field(
        description="accept the claim, change it to `mark`, or ask the unit to explain"
    )
    mark: Blank = Field(default=None, description="points, where the claim is changed")
    reason: Blank = Field(default=None, description="needed for change and explain")
    by: Blank = Field(default=None, description="who decided")
    confirmed_by: Blank = Field(default=None, description="who else confirmed it")
    day: Blank = None
    explanation: ExplanationForm | None = None


class DecisionsForm(Form):
    """Decisions about what one unit claims, line by line."""

    decisions: Annotated[str, WithJsonSchema({"enum": [1, "1"]})]
    ruleset: Scalar
    unit: UnitForm
    lines: dict[str, tuple[DecisionForm, ...]]

    @field_validator("decisions")
    @classmethod
    def _known_version(cls, value: str) -> str:
        if value != VERSION:
            raise PydanticCustomError("E010", "version", {"got": value, "expected": VERSION})
        return value
