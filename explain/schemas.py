"""JSON Schemas of the files that are read and of the results that are printed.

They are made from the models. For files, what the models do not say is put right: every scalar is
read as text, a plain text stands for {vi: …}, one deadline stands for a list of one, and a rule
stands wherever the engine checks one.
"""

import json
from collections.abc import Callable
from typing import Any

from pydantic import BaseModel

from engine.calendar import Calendar
from engine.rules import Rule, When
from engine.ruleset.model import Ruleset
from engine.ruleset.scale import Scale
from evidence.costs_file import CostsFile
from evidence.decision_shape import DecisionsForm
from evidence.scenario import ScenariosForm
from evidence.shape import SubmissionForm
from explain.report import Report
from explain.report.audit import AuditReport
from explain.report.audits import AuditsReport
from explain.report.card import Card
from explain.report.comparison import Comparison
from explain.report.difference import RulesetDifference
from explain.report.dues import Dues
from explain.report.findings import Findings
from explain.report.plan import Plan
from explain.report.ranking import Ranking
from explain.report.several import Reports
from explain.report.verification import Verification, Verifications
from explain.report.whatif import WhatIf
from explain.words import words

Schema = dict[str, Any]
_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_SCALAR = ["string", "number", "boolean"]
_REF = "#/$defs/"


def _ruleset() -> Schema:
    return _file(Ruleset)


def _scale() -> Schema:
    return _file(Scale)


def _calendar() -> Schema:
    return _file(Calendar)


def _submission() -> Schema:
    return _bare(SubmissionForm.model_json_schema(by_alias=True))


def _decisions() -> Schema:
    return _bare(DecisionsForm.model_json_schema(by_alias=True))


def _costs() -> Schema:
    return _bare(CostsFile.model_json_schema(by_alias=True))


def _scenarios() -> Schema:
    return _bare(ScenariosForm.model_json_schema(by_alias=True))


def _result(model: type[BaseModel]) -> Callable[[], Schema]:
    return lambda: _bare(model.model_json_schema(by_alias=True, mode="serialization"))


SCHEMAS: dict[str, Callable[[], Schema]] = {
    "ruleset": _ruleset,
    "scale": _scale,
    "calendar": _calendar,
    "submission": _submission,
    "decisions": _decisions,
    "scorecard": _result(Report),
    "scorecards": _result(Reports),
    "explanation": _result(Card),
    "audit": _result(AuditReport),
    "audits": _result(AuditsReport),
    "verification": _result(Verification),
    "verifications": _result(Verifications),
    "findings": _result(Findings),
    "whatif": _result(WhatIf),
    "scenarios": _scenarios,
    "plan": _result(Plan),
    "costs": _costs,
    "ranking": _result(Ranking),
    "comparison": _result(Comparison),
    "dues": _result(Dues),
    "difference": _result(RulesetDifference),
}
"""Every schema by its name."""


def as_text(name: str) -> str:
    """A schema as JSON, always in the same bytes."""
    schema = {"$schema": _DRAFT, **SCHEMAS[name]()}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _file(model: type[BaseModel]) -> Schema:
    """The schema of a file that is written by hand, in both languages."""
    schema = model.model_json_schema(by_alias=True)
    models: Schema = schema.pop("$defs")
    for made in (Rule, When) if model is not Calendar else ():
        rules = made.model_json_schema(by_alias=True)
        models |= rules.pop("$defs")
        models[made.__name__] = _one_of_its_keys(made.__name__, rules)
    for name, one in {**models, model.__name__: schema}.items():
        _describe(name, one)
    if "Text" in models:
        models["Text"] = {"anyOf": [{"type": "string"}, models["Text"]]}
    if "Criterion" in models:
        due = models["Criterion"]["properties"]["due"]
        due["anyOf"] = [
            {"$ref": f"{_REF}Due"},
            {"type": due.pop("type"), "items": due.pop("items")},
        ]
    whole: Schema = _as_text_is_read({**schema, "$defs": dict(sorted(models.items()))})
    return _bare(whole)


def _one_of_its_keys(model: str, rule: Schema) -> Schema:
    """A rule: one key, its kind."""
    kinds: dict[str, Schema] = {}
    for name, one in rule["properties"].items():
        options = [option for option in one["anyOf"] if option.get("type") != "null"]
        kinds[name] = options[0] if len(options) == 1 else {"anyOf": options}
    _describe(model, {"properties": kinds})
    return {
        "description": rule.get("description", ""),
        "type": "object",
        "properties": kinds,
        "additionalProperties": False,
        "minProperties": 1,
        "maxProperties": 1,
    }


def _describe(model: str, schema: Schema) -> None:
    """What every key is, in both languages."""
    vi, en = words("vi"), words("en")
    for name, one in schema.get("properties", {}).items():
        own = f"fields.{model}.{name}"
        kind = f"fields.Rule.{name}" if model == "When" else own
        key = next(k for k in (own, kind, f"fields.{name}") if vi.has(k))
        one["description"] = f"{vi.plain(key)} / {en.plain(key)}"


def _as_text_is_read(node: Any) -> Any:
    """Rules where they are checked; numbers and yes where text is, since all is read as text."""
    if isinstance(node, list):
        exact = any(isinstance(one, dict) and one.get("type") == "number" for one in node)
        return [one if exact else _as_text_is_read(one) for one in node]
    if not isinstance(node, dict):
        return node
    if node.get("x-rule"):
        kept = {k: v for k, v in node.items() if k == "description"}
        return {"$ref": f"{_REF}{node['x-rule']}", **kept}
    found = {key: _as_text_is_read(value) for key, value in node.items()}
    free = not {"enum", "const", "format"} & found.keys()
    if found.get("type") == "string" and free:
        found["type"] = _SCALAR
    return found


def _bare(schema: Schema) -> Schema:
    """Without the titles that are only names over again."""

    def stripped(node: Any, *, names: bool = False) -> Any:
        if isinstance(node, list):
            return [stripped(one) for one in node]
        if not isinstance(node, dict):
            return node
        return {
            key: stripped(value, names=key in ("properties", "$defs"))
            for key, value in node.items()
            if names or key != "title"
        }

    bare: Schema = stripped(schema)
    return bare
