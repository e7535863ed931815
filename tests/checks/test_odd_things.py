"""The odd things of real plans, found by computation: one slip in a clean ruleset, one finding."""

from pathlib import Path

import pytest

from engine.ruleset.check import check_ruleset
from tests.checks.support import CASES, text_of

CLEAN = text_of(CASES / "small.yaml")
RULESETS = Path(__file__).parents[2] / "rulesets"
DUE, PLAN = "{text: Trong năm, within: 2024}", "        rule: {yes_no: {of: plan}}\n"

SLIPS: list[tuple[str, tuple[str, str | None], list[tuple[str, str]]]] = [
    (
        "an id of the source stands twice",
        ("R202", "1.1"),
        [('      - id: "1.2"\n', '      - id: "1.2"\n        source_id: "1.1"\n')],
    ),
    ("an empty requirement", ("R409", "1.1"), [(": Từ 90% trở lên\n", ":\n")]),
    (
        "a rate without a number",
        ("R408", "1.2"),
        [("title: Ban hành kế hoạch", "title: Tỷ lệ ban hành kế hoạch")],
    ),
    (
        "one requirement with two values",
        ("R403", "1.2"),
        [
            (
                PLAN,
                "        rule: {ratio: {of: on_time, to: files, above: 80%, when_none: zero}}\n",
            ),
            ("  plan: {label: {vi: Kế hoạch, en: Plan}, type: yes_no, proof: [register]}\n", ""),
        ],
    ),
    (
        "a target below the last result",
        ("R412", "T1"),
        [("at_least: 8}", "at_least: 8, last: {result: 8.01, text: năm trước}}")],
    ),
    ("a target that nobody can reach", ("R405", "T1"), [("at_least: 8}", "above: 10}")]),
    (
        "one day, strict and not",
        ("R504", None),
        [
            (DUE, "{text: trước 30/6, before: 2024-06-30}"),
            (PLAN, f"        due: {{text: chậm nhất 30/6, by: 2024-06-30}}\n{PLAN}"),
        ],
    ),
    (
        "due before the day of the plan",
        ("R502", None),
        [(DUE, "{text: đến 31/1, by: 2024-01-31}")],
    ),
]


def found(text: str) -> list[tuple[str, str | None]]:
    return [(one.code, one.params.get("name")) for one in check_ruleset(text, "case.yaml")]


def test_without_a_slip_nothing_is_found() -> None:
    assert found(CLEAN) == []


@pytest.mark.parametrize(("said", "changes"), [s[1:] for s in SLIPS], ids=[s[0] for s in SLIPS])
def test_one_slip_is_one_finding(
    said: tuple[str, str | None], changes: list[tuple[str, str]]
) -> None:
    text = CLEAN
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    assert found(text) == [said]


@pytest.mark.parametrize(
    "new",
    [
        "at_least: 8, last: {result: 8, text: năm trước}}",
        "at_least: 8, last: {result: 7.99, text: năm trước}}",
        "at_most: 8, last: {result: 8, text: năm trước}}",
        "at_least: 10}",
    ],
)
def test_a_target_on_the_edge_is_not_odd(new: str) -> None:
    assert found(CLEAN.replace("at_least: 8}", new)) == []


def test_the_odd_things_of_tan_duc_are_found_and_nothing_else() -> None:
    text = (RULESETS / "tan-duc-2024" / "par.yaml").read_text("utf-8")
    assert sorted(found(text), key=str) == [
        ("R202", "4.1"),  # an id used twice
        ("R408", "5.4"),  # a rate without a number
        ("R409", "6.1.2"),  # an empty requirement
        ("R410", "3.2.2"),  # apologies do not arise when no file is late
    ]
