"""A document to a model: text becomes what the model says, in lax mode, or nothing is built."""

from typing import Any

import pytest
from pydantic import BaseModel, ConfigDict, ValidationInfo, field_validator

from engine.source.build import build, collect
from engine.source.diagnostic import SourceError
from engine.source.keys import keys_at
from engine.source.read import read
from tests.source.models import AllOf, OfGroup, Rule, Thing

GOOD = """\
name: "5"
kind: bonus
labels: {vi: Một, en: One}
from: đầu
points: 012
open: no
due: {text: Quý III}
items: {one: {size: 3}}
of: {group: I}
rule: {all_of: [{leaf: {of: x}}]}
"""


def test_a_model_is_built_from_text() -> None:
    thing = build(read(GOOD, "f"), Thing)
    assert (thing.name, thing.from_, thing.points, thing.open) == ("5", "đầu", 12, False)
    assert thing.due[0].text == "Quý III"
    assert thing.items["one"].size == 3
    assert thing.of == OfGroup(group="I")
    assert isinstance(thing.rule, Rule)
    assert isinstance(thing.rule.all_of, AllOf)


def test_build_raises_what_collect_finds() -> None:
    document = read("kind: base\nname: x\nlabel: y\n", "f")
    built, wrong = collect(document, Thing)
    assert built is None
    assert [one.code for one in wrong] == ["Y040"]
    with pytest.raises(SourceError) as refusal:
        build(document, Thing)
    assert refusal.value.diagnostics == tuple(wrong)


def test_collect_finds_nothing_in_a_good_document() -> None:
    built, wrong = collect(read(GOOD, "f"), Thing)
    assert isinstance(built, Thing)
    assert wrong == []


class Known(BaseModel):
    fact: str

    @field_validator("fact")
    @classmethod
    def _known(cls, value: str, info: ValidationInfo) -> str:
        if info.context is not None and value not in info.context:
            raise ValueError(value)
        return value


def test_context_reaches_validators() -> None:
    document = read("fact: files\n", "f")
    assert build(document, Known, {"files"}).fact == "files"
    assert [one.code for one in collect(document, Known, {"due"})[1]] == ["Y049"]


class Open(BaseModel):
    model_config = ConfigDict(extra="allow")
    two: tuple[Known, Thing] | None = None
    any: Any = None


@pytest.mark.parametrize(
    ("model", "path", "expected"),
    [
        (Thing, ("labels",), ["vi", "en"]),
        (Thing, ("due",), ["text", "by"]),
        (Thing, ("due", "text"), []),
        (Thing, ("due", 4), ["text", "by"]),
        (Thing, ("items",), []),
        (Thing, ("items", "some"), ["size"]),
        (Thing, ("of",), ["fact", "group"]),
        (Thing, ("rule",), ["leaf", "all_of"]),
        (Thing, ("rule", "all_of", 2, "leaf", "bands", 0), ["at_least"]),
        (Thing, ("nowhere", 1), []),
        (Open, ("two", 0), ["fact"]),
        (Open, ("any", "x"), []),
    ],
)
def test_keys_at(model: type[BaseModel], path: tuple[str | int, ...], expected: list[str]) -> None:
    assert keys_at(model, path) == expected
