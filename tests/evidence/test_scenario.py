"""Suppositions are read as submissions are: every mistake at once, each at its place."""

from datetime import date
from fractions import Fraction

import pytest

from engine.facts import NEVER, Declared
from engine.source.diagnostic import SourceError
from engine.whatif import Scenario
from evidence.codes import CODES
from evidence.library import Shelf, find, shipped
from evidence.scenario import ByHand, read_scenarios, supposed_by_hand
from evidence.submission import read_submission
from tests.evidence.support import RULESET, given

FACTS = """facts: {files: 40, files_done: 40, files_on_time: 30, plan_day: 2024-03-01}
declarations: [{fact: budget_used, is: nothing_arose, reason: x}]
"""


def supposed(*lines: str) -> Scenario:
    return supposed_by_hand(ByHand("--set", lines), [RULESET], given(FACTS))[0]


def refused(*lines: str) -> list[tuple[str, int, int]]:
    with pytest.raises(SourceError) as error:
        supposed(*lines)
    assert all(set(one.params) == CODES[one.code] for one in error.value.diagnostics)
    return [(one.code, one.spans[0].line, one.spans[0].column) for one in error.value.diagnostics]


def test_figures_are_read_as_a_submission_s_are() -> None:
    found = supposed(
        *("files_on_time=36", "satisfied = 96,4%", "published=có", "grade=Khá"),
        *("plan_day=chưa", "budget=1 240"),
    )
    assert found.values == {
        "files_on_time": Fraction(36),
        "satisfied": Fraction(241, 250),
        "published": True,
        "grade": "fair",
        "plan_day": NEVER,
        "budget": Fraction(1240),
    }


def test_a_day_to_come_is_what_a_supposition_is_about() -> None:
    scenario, remarks = supposed_by_hand(
        ByHand("--set", ("plan_day=2024-12-20",)), [RULESET], given(FACTS)
    )
    assert scenario.values == {"plan_day": date(2024, 12, 20)}
    assert not remarks


def test_marks_and_declarations() -> None:
    found = supposed("2.1=2", "files_on_time=không phát sinh", "sipas=nothing_arose")
    assert {check: one.mark for check, one in found.marks.items()} == {"2.1": 2}
    assert {one.fact: one.says for one in found.declared.values()} == {
        "files_on_time": Declared.NOTHING_AROSE,
        "sipas": Declared.NOTHING_AROSE,
    }
    assert not found.values


def test_nothing_does_not_arise_of_what_has_a_least() -> None:
    assert refused("systems=không phát sinh") == refused("systems=0") == [("E041", 1, 9)]


def test_a_figure_takes_the_place_of_a_declaration() -> None:
    assert supposed("budget=5", "budget_used=4").values == {"budget": 5, "budget_used": 4}


def test_all_mistakes_come_at_once_and_point_at_the_option() -> None:
    assert refused(
        *("files_on_tim=3", "satisfied=95", "published=maybe", "x", "2.1=9", "1.1=2", "files=50"),
        *("files_on_time=36", "files_on_time=37"),
    ) == [
        ("E040", 1, 1),
        ("E026", 2, 11),
        ("E033", 3, 11),
        ("E142", 4, 1),
        ("E072", 5, 5),
        ("E071", 6, 1),
        ("E036", 9, 1),
    ]


def test_a_whole_is_held_against_the_submission_s_parts() -> None:
    with pytest.raises(SourceError) as error:
        supposed("files_done=35", "files=34")
    [one] = error.value.diagnostics
    assert [(span.file, span.line) for span in one.spans] == [("--set", 1), ("--set", 2)]


@pytest.mark.parametrize("line", ["files_on_time", "=3", "files_on_time=", ""])
def test_what_is_no_assignment(line: str) -> None:
    assert refused(line) == [("E142", 1, 1)]


def test_a_part_is_held_against_the_submission_s_whole() -> None:
    assert refused("files_on_time=41") == [("E043", 1, 15)]
    assert refused("files_done=không phát sinh") == [("E064", 1, 12)]


SCENARIOS = """scenarios:
  Một:
    set: {files_on_time: 36, satisfied: 96%}
    fix: ["2.3"]
  Hai: {set: {plan_day: }, fix: "1.2"}
"""


def test_a_file_of_scenarios() -> None:
    one, two = read_scenarios(SCENARIOS, "s.yaml", [RULESET], given(FACTS))
    assert (one.name, one.fixes, one.values["files_on_time"]) == ("Một", ("2.3-a",), 36)
    assert (two.name, two.fixes, two.values) == ("Hai", ("1.2",), {})


def test_all_mistakes_of_a_file_come_at_once() -> None:
    wrong = SCENARIOS.replace("36", "41").replace("96%", "96").replace('"2.3"', '"2.4", "1.1"')
    with pytest.raises(SourceError) as error:
        read_scenarios(wrong.replace('"1.2"', '"1.22"'), "s.yaml", [RULESET], given(FACTS))
    found = error.value.diagnostics
    assert [(one.code, one.spans[0].line) for one in found] == [
        ("E043", 3),
        ("E026", 3),
        ("E140", 4),
        ("E140", 5),
    ]
    assert all(set(one.params) == CODES[one.code] for one in found)
    assert all(one.spans[0].file == "s.yaml" for one in found)


@pytest.mark.parametrize("text", ["scenarios: {}\n", "a: 1\n", "scenarios: {A: {sett: {}}}\n"])
def test_a_file_of_another_shape(text: str) -> None:
    with pytest.raises(SourceError):
        read_scenarios(text, "s.yaml", [RULESET], given(FACTS))


def test_shipped_scenarios_hold() -> None:
    from engine.ruleset.load import load_ruleset

    ruleset = load_ruleset(find("tan-duc-2024/par", Shelf.RULESETS).text, "par.yaml")
    unit = read_submission(find("tan-duc-2024", Shelf.EXAMPLES).text, "unit.yaml", ruleset)
    assert shipped(Shelf.SCENARIOS)
    for id_ in shipped(Shelf.SCENARIOS):
        assert read_scenarios(find(id_, Shelf.SCENARIOS).text, id_, [ruleset], unit)
