"""A scale laid over a ruleset: its points and rules count, the ruleset stays as it was."""

from fractions import Fraction
from pathlib import Path

import pytest

from engine.facts import Evidence
from engine.ruleset.scale import lay, load_scale
from engine.score import Engine
from engine.source.diagnostic import SourceError
from tests.engine.units import tan_duc, unit

MADE_UP = Path(__file__).parents[1] / "cases" / "scales" / "tan-duc-made-up.yaml"


def made_up(*changes: tuple[str, str]) -> str:
    """The made-up scale with some of its text replaced."""
    text = MADE_UP.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return text


def test_points_and_rules_of_the_scale_count() -> None:
    ruleset = tan_duc()
    scale, document = load_scale(made_up(), MADE_UP.name)
    laid = lay(scale, document, ruleset)
    files = {"files_resolved": Fraction(100), "files_on_time": Fraction(90)}
    evidence = Evidence(unit(ruleset, 1).as_of, files)
    with Engine(laid, scale) as engine, Engine(ruleset) as plain:
        card, before = engine.score(evidence), plain.score(evidence)
    assert card.criteria["3.2.1"].points.earned == Fraction(9, 2)
    assert before.criteria["3.2.1"].points.earned == 0
    assert engine.compiled.criteria["1.2"].points == 4
    assert engine.compiled.criteria["1.1"].points == Fraction(100 - 9, 38)
    assert card.classes == (2, 0)
    assert "scale" in card.digests
    assert "scale" not in before.digests
    assert ruleset.by_id["3.2.1"].points is None


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('"1.2": {points', '"1.22": {points', [("R031", 12, 3, "1.2")]),
        ("for: tan-duc-2024/par", "for: tan-duc-2025/par", [("R030", 3, 6, "tan-duc-2024/par")]),
    ],
)
def test_a_scale_that_does_not_fit_is_refused_in_its_place(
    old: str, new: str, expected: list[tuple[str, int, int, str]]
) -> None:
    scale, document = load_scale(made_up((old, new)), "scale.yaml")
    with pytest.raises(SourceError) as refused:
        lay(scale, document, tan_duc())
    found = refused.value.diagnostics
    assert [(d.code, d.spans[0].line, d.spans[0].column, d.suggestion) for d in found] == expected


def test_an_official_scale_names_every_criterion_left_without_points() -> None:
    official = made_up(("kind: assumed", "kind: official"))
    scale, document = load_scale(official, "scale.yaml")
    with pytest.raises(SourceError) as refused:
        lay(scale, document, tan_duc())
    assert {d.code for d in refused.value.diagnostics} == {"R032"}
    assert len(refused.value.diagnostics) == 38
