"""What can still be done, and what a scenario leaves alone."""

from datetime import date
from fractions import Fraction

import pytest

from engine.facts import NEVER, Evidence, Mark, Value
from engine.score import Engine
from engine.whatif import Scenario, Tried, tried
from tests.engine.small import small

RATIO = "{ratio: {of: done, to: due, at_least: 90%, when_none: full}}"
GOOD: dict[str, Value] = {"due": Fraction(10), "done": Fraction(8)}
EARLY, LATE = date(2024, 5, 1), date(2025, 1, 1)


def result(rule: str, as_of: date, values: dict[str, Value], scenario: Scenario) -> Tried:
    with Engine(small(rule)) as engine:
        return tried(engine.compiled, engine.run(Evidence(as_of, values)), scenario)


def late(rule: str, as_of: date, values: dict[str, Value], then: dict[str, Value]) -> bool:
    """Whether criterion 1 would win by what can no longer be done."""
    return "1" in result(rule, as_of, values, Scenario("", then)).late


def test_a_figure_that_was_given_changes_until_the_last_day() -> None:
    then: dict[str, Value] = {"done": Fraction(9)}
    assert not late(RATIO, EARLY, GOOD, then)
    assert late(RATIO, LATE, GOOD, then)


def test_what_wins_nothing_is_never_too_late() -> None:
    assert not late(RATIO, LATE, GOOD, {"done": Fraction(7)})
    assert not late(RATIO, LATE, GOOD, {"done": Fraction(8)})


def test_a_figure_that_was_missing_may_turn_out_as_it_likes() -> None:
    assert not late(RATIO, LATE, {"due": Fraction(10)}, {"done": Fraction(9)})


def test_what_happened_stays_happened() -> None:
    rule = "{limit: {of: late, at_most: 0}}"
    assert late(rule, EARLY, {"late": Fraction(2)}, {"late": Fraction(0)})
    assert not late(rule, EARLY, {"late": Fraction(0)}, {"late": Fraction(2)})


@pytest.mark.parametrize(
    ("before", "after", "as_of", "too_late"),
    [
        (NEVER, date(2024, 6, 30), date(2024, 6, 30), False),
        (NEVER, date(2024, 6, 29), date(2024, 6, 30), True),
        (date(2024, 7, 2), date(2024, 6, 30), date(2024, 6, 30), True),
    ],
)
def test_a_day_that_is_past_stays_past(
    before: date, after: date, as_of: date, too_late: bool
) -> None:
    rule = "{deadline: {of: issued, by: 2024-06-30}}"
    assert late(rule, as_of, {"issued": before}, {"issued": after}) is too_late


def test_the_deadline_holds_where_a_kind_knows_no_way_either() -> None:
    rule = "{ratio: {of: done, to: due, at_least: 100%, when_none: full, made_by: adding}}"
    found = result(rule, LATE, GOOD, Scenario("", {"done": Fraction(10)}))
    assert "1" in found.late


def test_fixes_are_worked_out_on_what_is_supposed_before_them() -> None:
    found = result(RATIO, EARLY, GOOD, Scenario("", {"due": Fraction(20)}, fixes=("1",)))
    assert found.run.evidence.values == {"due": Fraction(20), "done": Fraction(18)}
    assert found.run.outcomes["1"].met


def test_a_fix_that_nothing_brings_about_is_stuck() -> None:
    met = result(RATIO, EARLY, {**GOOD, "done": Fraction(9)}, Scenario("", fixes=("1",)))
    unknown = result(RATIO, EARLY, {}, Scenario("", fixes=("1",)))
    assert met.stuck == unknown.stuck == ("1",)


def test_a_mark_may_be_supposed() -> None:
    scenario = Scenario("", marks={"1": Mark(Fraction(5), "")})
    found = result("{judged: {on: {vi: x, en: x}}}", LATE, {}, scenario)
    assert found.run.outcomes["1"].earned == 5
    assert not found.late
