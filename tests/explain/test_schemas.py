"""The published schemas: the committed copies are what is printed, and they take what is right."""

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from engine.kinds import discover
from evidence.library import Shelf, shipped
from explain.schemas import SCHEMAS, as_text
from tests.explain.support import ROOT, RULES, UNIT, held

FOLDER = ROOT / "docs" / "schema"
CALENDARS = sorted((ROOT / "rulesets" / "calendars").glob("*.yaml"))
RULESETS = sorted({*(ROOT / "rulesets").rglob("*.yaml")} - {*CALENDARS})
EXAMPLES = ROOT / "evidence" / "examples"
SUBMISSIONS = sorted(
    path
    for folder in (EXAMPLES, ROOT / "docs")
    for path in folder.rglob("*.yaml")
    if "\nsubmission: " in f"\n{path.read_text('utf-8')}"
)


class Editor(yaml.SafeLoader):
    """YAML as editors read it (1.2, core): yes, no and days are text."""


Editor.yaml_implicit_resolvers = {
    letter: [
        (tag, pattern)
        for tag, pattern in resolvers
        if tag not in ("tag:yaml.org,2002:bool", "tag:yaml.org,2002:timestamp")
    ]
    for letter, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def plain(path: Path) -> dict[str, Any]:
    def truth(node: Any) -> Any:
        if isinstance(node, dict):
            return {key: truth(value) for key, value in node.items()}
        if isinstance(node, list):
            return [truth(one) for one in node]
        return {"true": True, "false": False}.get(node, node) if isinstance(node, str) else node

    data: dict[str, Any] = truth(yaml.load(path.read_text("utf-8"), Editor))
    return data


def wrong(name: str, data: Any) -> list[str]:
    found = Draft202012Validator(json.loads(as_text(name))).iter_errors(data)
    return [f"{one.json_path}: {one.message[:200]}" for one in found]


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_committed_schema_is_the_one_printed(name: str) -> None:
    Draft202012Validator.check_schema(json.loads(as_text(name)))
    held(FOLDER / f"{name}.json", as_text(name))


def test_no_other_schema_is_committed() -> None:
    assert {path.stem for path in FOLDER.glob("*.json")} == set(SCHEMAS)


@pytest.mark.parametrize("path", [*RULESETS, RULES], ids=lambda path: path.stem)
def test_rulesets_fit(path: Path) -> None:
    assert wrong("ruleset", plain(path)) == []


@pytest.mark.parametrize("path", CALENDARS, ids=lambda path: path.stem)
def test_calendars_fit(path: Path) -> None:
    assert wrong("calendar", plain(path)) == []
    assert wrong("calendar", plain(path) | {"year": "x"}) != []


@pytest.mark.parametrize("path", [*SUBMISSIONS, UNIT], ids=lambda path: path.stem)
def test_submissions_fit(path: Path) -> None:
    assert wrong("submission", plain(path)) == []


def test_every_example_is_held_against_the_schema() -> None:
    assert {EXAMPLES / f"{id_}.yaml" for id_ in shipped(Shelf.EXAMPLES)} <= set(SUBMISSIONS)


def test_decisions_fit() -> None:
    [path] = sorted((ROOT / "evidence" / "appraisals").glob("*.yaml"))
    data = plain(path)
    assert wrong("decisions", data) == []
    data["lines"]["1.5"][0]["decision"] = "chnage"
    assert wrong("decisions", data) != []


@pytest.mark.parametrize("id_", shipped(Shelf.SCENARIOS))
def test_scenarios_fit(id_: str) -> None:
    assert wrong("scenarios", plain(ROOT / "evidence" / "scenarios" / f"{id_}.yaml")) == []


@pytest.mark.parametrize(
    "change",
    [
        lambda c: c.update(titel="x"),
        lambda c: c.update(rule={"ratio": {"of": "due"}, "count": {"of": "due"}}),
        lambda c: c.update(rule={}),
        lambda c: c.update(rule={"ratios": {"of": "due"}}),
        lambda c: c.update(rule={"all_of": [{"yes_no": {"off": "inspected"}}]}),
        lambda c: c.update(points="many"),
        lambda c: c.update(due={"text": "x", "by": 3}),
        lambda c: c.pop("title"),
    ],
)
def test_a_mistake_in_a_criterion_does_not_fit(change: Any) -> None:
    data = deepcopy(plain(RULES))
    change(data["areas"][0]["criteria"][0])
    assert wrong("ruleset", data) != []


def test_a_scale_fits() -> None:
    scale = {
        "scale": "test/official",
        "for": "test/kinds",
        "basis": {"kind": "official", "total": 100},
        "source": {"document": "1", "title": "t", "issuer": "i", "date": "2025"},
        "criteria": {"mark": {"points": 5, "rule": {"yes_no": {"of": "inspected"}}}},
    }
    assert wrong("scale", scale) == []
    scale["criteria"]["mark"]["rule"] = {"yes": {}}  # type: ignore[index]
    assert wrong("scale", scale) != []


@pytest.mark.parametrize("name", ["ruleset", "scale"])
def test_every_key_is_described_in_both_languages(name: str) -> None:
    schema = json.loads(as_text(name))
    for model, one in {**schema["$defs"], name: schema}.items():
        for key, value in one.get("properties", {}).items():
            told = value.get("description", "")
            assert " / " in told, (model, key)
            assert "⟨" not in told, (model, key)


@pytest.mark.parametrize(
    "name", ["scorecard", "explanation", "audit", "verification", "findings", "whatif"]
)
def test_every_field_of_a_result_is_described(name: str) -> None:
    schema = json.loads(as_text(name))
    for model, one in {**schema["$defs"], name: schema}.items():
        for key, value in one.get("properties", {}).items():
            model_told = schema["$defs"].get(value.get("$ref", "").rpartition("/")[2], {})
            assert value.get("description") or model_told.get("description"), (model, key)


def test_every_kind_of_rule_is_in_the_schema() -> None:
    kinds = json.loads(as_text("ruleset"))["$defs"]["Rule"]["properties"]
    assert set(kinds) == set(discover())
