"""The shape of a submission file, as pydantic models; its JSON Schema is made from them.

Every scalar is text here, or None where an officer left a blank. What a text means depends on the
ruleset and is found out in `evidence.reading`.
"""

import re
from collections.abc import Iterable
from itertools import dropwhile, takewhile
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    ValidationInfo,
    WithJsonSchema,
    field_validator,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

from engine.source.colons import parted

VERSION = "1"
_START = re.compile(r"[+-]?\d[\d .]*")
_REST = re.compile(r"\d+ ?%?")
_SCALAR = {"type": ["string", "number", "boolean"]}
_SCALAR_OR_BLANK = {"type": ["string", "number", "boolean", "null"]}

_ROWS = {
    "type": "array",
    "items": {"type": "object", "additionalProperties": _SCALAR_OR_BLANK},
}
_BY_OPTION = {"type": "object", "additionalProperties": _SCALAR_OR_BLANK, "minProperties": 2}

Scalar = Annotated[str, WithJsonSchema(_SCALAR)]
"""Text that must be there; an editor may take it for a number or a yes."""

Figure = Annotated[
    str | dict[str, str | None] | None,
    WithJsonSchema({"anyOf": [_SCALAR_OR_BLANK, _BY_OPTION]}),
]
"""A figure, or figures by the options of a question."""

Blank = Annotated[str | None, WithJsonSchema(_SCALAR_OR_BLANK)]
"""Text, or nothing where it is not filled in."""


def cut_off(figure: object, entries: Iterable[tuple[str, object]]) -> list[str]:
    """The keys, at the start of `entries`, that YAML may have cut off a figure at its commas."""
    if not isinstance(figure, str) or not _START.fullmatch(figure):
        return []
    alone = takewhile(lambda entry: entry[1] is None and _REST.fullmatch(entry[0]), entries)
    return [key for key, _ in alone]


def _cut(entry: dict[str, Any], main: str) -> str | None:
    """A figure that YAML cut at its commas: `{value: 96,4%}` is `value: 96` and a key `4%`."""
    after = dropwhile(lambda item: item[0] != main, entry.items())
    rest = cut_off(entry.get(main), list(after)[1:])
    return ",".join([entry[main], *rest]) if rest else None


def _one_document(value: Any) -> Any:
    """One id, not a list of them."""
    if isinstance(value, list) and value and all(isinstance(one, str) for one in value):
        raise PydanticCustomError("E068", "one document", {"got": ", ".join(value)})
    return value


Cited = Annotated[Blank, BeforeValidator(_one_document)]
"""The id of a listed document."""


class _OrEmpty:
    """Marks a part that may be left empty, in the JSON Schema too."""

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"anyOf": [handler(schema), {"type": "null"}]}


class _ByOption:
    """Marks the facts: an editor does not know which are questions, but these have two options."""

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        whole = handler(schema)
        whole["additionalProperties"] = {"anyOf": [whole["additionalProperties"], _BY_OPTION]}
        return whole


class Form(BaseModel):
    """Base of the models: frozen, and a misspelt key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Short(Form):
    """A mapping that may be written as its one main figure alone."""

    @model_validator(mode="before")
    @classmethod
    def _alone(cls, value: Any) -> Any:
        main = next(iter(cls.model_fields))
        glued = parted(value) if isinstance(value, str) else None
        if glued is not None and glued[0] in cls.model_fields:
            key, rest = glued
            raise PydanticCustomError("Y019", "space", {"key": key, "meant": f"{key}: {rest}"})
        if value is None or isinstance(value, str | list):
            return {main: value}
        if isinstance(value, dict) and (cut := _cut(value, main)):
            raise PydanticCustomError("E035", "in quotes", {"got": cut})
        return value

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        whole = handler(schema)
        return {
            "description": whole.pop("description"),
            "anyOf": [_SCALAR_OR_BLANK, *([_ROWS] if "note" in cls.model_fields else []), whole],
        }


def _is_tally(entry: object) -> bool:
    return isinstance(entry, dict) and not FactForm.model_fields.keys() & entry.keys()


class UnitForm(Form):
    """The unit that the figures are of (đơn vị)."""

    id: Blank = None
    name: Blank = None
    kind: Blank = None


RowForm = dict[str, Blank]
"""A row of a table: the name of the unit, and a cell for each column that is known."""


class FactForm(Short):
    """A figure, the listed document that proves it, the page and a note; or the figure alone.

    For a table the figure is a list of rows. Answers to a question are figures by option, there or
    in place of the whole entry.
    """

    value: Figure | tuple[RowForm, ...] = None
    document: Cited = None
    page: Blank = None
    note: Blank = None


class DocumentForm(Form):
    """A document handed in (tài liệu kiểm chứng): as printed, and its file if any."""

    title: Scalar
    number: Blank = None
    issuer: Blank = None
    issued: Blank = Field(default=None, description="the day of issue, 2024-11-10")
    kind: Blank = Field(default=None, description="one of the ruleset's `proofs`")
    file: Blank = Field(default=None, description="path below the folder of this file")
    sha256: Blank = None


class DeclarationForm(Form):
    """A declaration about one fact instead of a figure: nothing arose, or too few answers."""

    fact: Scalar
    says: Literal["nothing_arose", "blank"] = Field(alias="is")
    reason: Blank = None
    document: Cited = None


class MarkForm(Short):
    """A person's mark in points for a judged check, its reason, who gave it, who confirmed it."""

    mark: Blank = None
    reason: Blank = None
    by: Blank = None
    confirmed_by: Blank = None


class Head(Form):
    """Which form, which ruleset or rulesets, which unit, as of which day."""

    submission: Annotated[str, WithJsonSchema({"enum": [1, "1"]})]
    ruleset: Scalar | None = None
    rulesets: tuple[Scalar, ...] = Field(
        default=(), description="instead of `ruleset`: several, scored together"
    )
    unit: UnitForm
    as_of: Annotated[str, WithJsonSchema({"type": "string"})] = Field(
        description="the day of the submission, 2024-11-15: what is issued later does not count"
    )
    illustrative: bool | None = Field(default=None, description="true where figures are made up")

    @field_validator("submission")
    @classmethod
    def _known_version(cls, value: str) -> str:
        if value != VERSION:
            raise PydanticCustomError("E010", "version", {"got": value, "expected": VERSION})
        return value


class _ByRuleset:
    """Marks the parts whose entries may stand under the id of a ruleset, in the JSON Schema."""

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        flat = handler(schema)
        entry = flat["additionalProperties"]
        nested = {"type": "object", "additionalProperties": entry}
        return {**flat, "additionalProperties": {"anyOf": [entry, nested]}}


class Sections(Form):
    """The parts of a submission that grow. A part left empty is as good as absent."""

    facts: Annotated[dict[str, FactForm], _ByOption(), _OrEmpty()] = Field(default_factory=dict)
    peers: Annotated[dict[str, dict[str, FactForm]], _OrEmpty()] = Field(
        default_factory=dict,
        description="other units' figures that a rule compares with, by figure and unit",
    )
    documents: Annotated[dict[str, DocumentForm], _OrEmpty()] = Field(default_factory=dict)
    declarations: Annotated[tuple[DeclarationForm, ...], _OrEmpty()] = ()
    marks: Annotated[dict[str, MarkForm], _ByRuleset(), _OrEmpty()] = Field(default_factory=dict)
    claims: Annotated[dict[str, Blank], _ByRuleset(), _OrEmpty()] = Field(
        default_factory=dict, description="points claimed per criterion, and for `total`"
    )

    @field_validator("facts", mode="before")
    @classmethod
    def _tallies(cls, value: Any, info: ValidationInfo) -> Any:
        """Answers that stand in place of the whole entry; `context` has the questions."""
        questions = info.context or ()
        if not isinstance(value, dict):
            return value
        return {
            name: {"value": entry} if name.strip() in questions and _is_tally(entry) else entry
            for name, entry in value.items()
        }

    @field_validator("*", mode="before")
    @classmethod
    def _empty(cls, value: Any, info: ValidationInfo) -> Any:
        if value is None and info.field_name in Sections.model_fields:
            return () if info.field_name == "declarations" else {}
        return value


class SubmissionForm(Sections, Head):
    """A submission (hồ sơ): what one unit hands in under its rulesets, as of one day."""

    @model_validator(mode="after")
    def _for_something(self) -> "SubmissionForm":
        one_way(self.ruleset, self.rulesets)
        return self


def one_way(ruleset: object, rulesets: object) -> None:
    """Raise E016 where not exactly one of `ruleset` and `rulesets` says what is scored by."""
    if bool(ruleset) == bool(rulesets):
        raise PydanticCustomError("E016", "ruleset or rulesets", {})
