"""Targets on the total, an area, a criterion, a fact and a rate: met, missed by how much, open."""

from datetime import date
from fractions import Fraction

import pytest

from engine.facts import Declaration, Declared, Evidence, Value
from engine.ruleset.check import check_ruleset
from engine.ruleset.load import load_ruleset
from engine.score import Engine
from engine.scorecard import TargetResult
from tests.engine.small import CRITERION, HEAD

RULES = (
    "{ratio: {of: done, to: due, bands: [{at_least: 90%, share: 100%}, {at_least: 50%, share: 50%},"
    " {otherwise: true, share: 0%}], when_none: not_applicable}}",
    "{parts: [{rule: {count: {of: late, at_most: 0}}},"
    " {rule: {ratio: {of: done, to: due, at_least: 50%, when_none: not_applicable}}}]}",
)
LINES = "".join(
    CRITERION.format(id=n, points=points, more="", rule=rule)
    for n, points, rule in zip((1, 2), (6, 4), RULES, strict=True)
)


def text(target: str) -> str:
    return f"{HEAD}{LINES}targets:\n  - {{id: T, text: x, {target}}}\n"


def found(target: str, values: dict[str, int], declared: tuple[str, ...] = ()) -> TargetResult:
    given: dict[str, Value] = {fact: Fraction(n) for fact, n in values.items()}
    said = {fact: Declaration(fact, Declared.NOTHING_AROSE, "x") for fact in declared}
    with Engine(load_ruleset(text(target), "targets.yaml")) as engine:
        [one] = engine.score(Evidence(date(2024, 6, 1), given, said)).targets
    return one


def told(one: TargetResult) -> tuple[str | None, str | None, bool | None, str | None]:
    low, high, by = (None if x is None else str(x) for x in (one.value, one.highest, one.by))
    return low, high, one.met, by


@pytest.mark.parametrize(
    ("target", "values", "expected"),
    [
        ("of: total, at_least: 7", {"due": 10, "done": 5, "late": 0}, ("7", "7", True, "0")),
        ("of: total, above: 7", {"due": 10, "done": 5, "late": 0}, ("7", "7", False, "0")),
        ("of: total, at_least: 8", {"due": 10, "done": 5, "late": 0}, ("7", "7", False, "1")),
        ("of: total, at_least: 8", {"due": 10, "done": 5}, ("5", "7", False, "1")),
        ("of: total, at_least: 7", {"due": 10, "done": 5}, ("5", "7", None, "2")),
        ("of: total, at_least: 5", {"due": 10, "done": 5}, ("5", "7", True, "0")),
        ("of: total, at_most: 4", {"due": 10, "done": 5}, ("5", "7", False, "1")),
        ("of: {area: A}, at_least: 7", {"due": 10, "done": 5}, ("5", "7", None, "2")),
        ("of: {group: A}, at_least: 5", {"due": 10, "done": 5}, ("5", "7", True, "0")),
        ('of: {criterion: "1"}, at_least: 50%', {"due": 2, "done": 1}, ("1/2", "1/2", True, "0")),
        ('of: {criterion: "1"}, above: 50%', {"due": 2, "done": 1}, ("1/2", "1/2", False, "0")),
        ('of: {criterion: "1"}, at_least: 75%', {"due": 2}, ("0", "1", None, "3/4")),
        ('of: {criterion: "2"}, at_least: 75%', {"due": 2, "done": 1}, ("1/2", "1", None, "1/4")),
        ("of: {fact: late}, at_most: 2", {"late": 3}, ("3", "3", False, "1")),
        ("of: {fact: late}, at_most: 2", {}, (None, None, None, None)),
        ("of: {ratio: {of: done, to: due}}, at_least: 90%", {"due": 10, "done": 9},
         ("9/10", "9/10", True, "0")),
        ("of: {ratio: {of: done, to: due}}, above: 90%", {"due": 10, "done": 9},
         ("9/10", "9/10", False, "0")),
        ("of: {ratio: {of: done, to: due}}, at_least: 90%", {"due": 100, "done": 89},
         ("89/100", "89/100", False, "1/100")),
        ("of: {ratio: {of: done, to: due}}, at_least: 90%", {"done": 9}, (None, None, None, None)),
        ("of: {ratio: {of: late, to: due}}, at_least: 90%", {"due": 0, "late": 1},
         (None, None, None, None)),
    ],
)  # fmt: skip
def test_a_target(
    target: str,
    values: dict[str, int],
    expected: tuple[str | None, str | None, bool | None, str | None],
) -> None:
    assert told(found(target, values)) == expected


def test_a_part_that_does_not_apply_has_left_the_criterion_s_maximum() -> None:
    one = found('of: {criterion: "2"}, at_least: 100%', {"done": 0, "late": 0}, ("due",))
    assert told(one) == ("1", "1", True, "0")


def test_a_criterion_that_does_not_apply_has_no_share() -> None:
    one = found('of: {criterion: "1"}, at_least: 10%', {"done": 0, "late": 0}, ("due",))
    assert told(one) == (None, None, None, None)


@pytest.mark.parametrize(
    ("target", "code"),
    [
        ("of: {ratio: {of: done, to: due}}, above: 100%", "R405"),
        ("of: {ratio: {of: done, to: due}}, at_least: 100%", None),
        ('of: {criterion: "1"}, above: 100%', "R405"),
        ('of: {criterion: "1"}, at_least: 100%', None),
        ("of: {area: A}, above: 10", "R405"),
        ("of: {area: A}, at_least: 10", None),
        ('of: {criterion: "7"}, at_least: 10%', "R218"),
        ("of: {area: Z}, at_least: 1", "R206"),
        ("of: {ratio: {of: done, to: dua}}, at_least: 1%", "R203"),
        ("of: {ratio: {of: done, to: issued}}, at_least: 1%", "R211"),
        ("of: {ratio: {of: done, to: due}}, at_least: 90%, last: {result: 91%, text: x}", "R412"),
    ],
)
def test_what_is_odd_about_a_target(target: str, code: str | None) -> None:
    codes = {one.code for one in check_ruleset(text(target), "targets.yaml")}
    assert codes - {"R208", "R209", "R414"} == ({code} if code else set())
