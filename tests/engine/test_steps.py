"""Whether what would win a point back can still be done, as of the submission's date."""

from datetime import date
from fractions import Fraction

import pytest

from engine.facts import NEVER, Evidence, Value
from engine.score import Engine
from engine.scorecard import CriterionResult
from tests.engine.small import small

RATIO = "{ratio: {of: done, to: due, at_least: 90%, when_none: full}}"


def scored(rule: str, as_of: date, values: dict[str, Value], more: str = "") -> CriterionResult:
    """The one criterion's result."""
    with Engine(small(rule, more=more)) as engine:
        return engine.score(Evidence(as_of, values)).criteria["1"]


@pytest.mark.parametrize(
    ("due", "last"),
    [
        ("due: {text: x, by: 2024-06-30}, ", date(2024, 6, 30)),
        ("due: {text: x, before: 2024-06-30}, ", date(2024, 6, 29)),
        ("due: {text: x, quarter: 2024-Q3}, ", date(2024, 9, 30)),
        ("due: {text: x, month: 2024-02}, ", date(2024, 2, 29)),
        ("due: {text: x, within: 2024}, ", date(2024, 12, 31)),
        ("due: [{text: x, by: 2024-03-31}, {text: y, by: 2024-06-30}], ", date(2024, 6, 30)),
        ("due: {text: x, ongoing: true}, ", date(2024, 12, 31)),
        ("", date(2024, 12, 31)),
    ],
)
def test_work_is_in_time_up_to_the_last_day_and_not_after(due: str, last: date) -> None:
    values: dict[str, Value] = {"due": Fraction(10), "done": Fraction(8)}
    on_the_day = scored(RATIO, last, values, due)
    day_after = scored(RATIO, date.fromordinal(last.toordinal() + 1), values, due)
    assert on_the_day.next is not None
    assert on_the_day.next.in_time
    assert on_the_day.winnable == 10
    assert day_after.next is not None
    assert not day_after.next.in_time
    assert day_after.winnable == 0


def test_what_happened_stays_happened() -> None:
    one = scored("{limit: {of: late, at_most: 0}}", date(2024, 5, 1), {"late": Fraction(2)})
    assert one.full is not None
    assert not one.full.in_time
    assert one.winnable == 0


@pytest.mark.parametrize(
    ("value", "as_of", "in_time"),
    [
        (NEVER, date(2024, 6, 30), True),
        (NEVER, date(2024, 7, 1), False),
        (date(2024, 7, 2), date(2024, 7, 5), False),
    ],
)
def test_a_day_that_was_missed_is_missed(value: date, as_of: date, in_time: bool) -> None:
    one = scored("{deadline: {of: issued, by: 2024-06-30}}", as_of, {"issued": value})
    assert one.full is not None
    assert one.full.changes[0].after == date(2024, 6, 30)
    assert one.full.in_time is in_time


@pytest.mark.parametrize(
    ("done", "due", "made_by", "expected"),
    [
        (24, 27, "adding", {"done": 27, "due": 30}),
        (24, 27, "converting", {"done": 25}),
        (0, 0, "adding", None),
    ],
)
def test_new_items_enter_both_sides_and_undone_ones_one(
    done: int, due: int, made_by: str, expected: dict[str, int] | None
) -> None:
    rule = f"{{ratio: {{of: done, to: due, at_least: 90%, when_none: full, made_by: {made_by}}}}}"
    values: dict[str, Value] = {"due": Fraction(due), "done": Fraction(done)}
    one = scored(rule, date(2024, 6, 1), values)
    found = None if one.next is None else {c.fact: c.after for c in one.next.changes}
    assert found == expected


def test_a_part_never_grows_past_its_whole() -> None:
    one = scored(
        "{count: {of: done, at_least: 12}}",
        date(2024, 6, 1),
        {"due": Fraction(10), "done": Fraction(8)},
    )
    assert one.next is None
    assert one.winnable == 0


@pytest.mark.parametrize(("done", "more", "award"), [(84, 2, 10), (50, 1, 6)])
def test_rounding_makes_less_work_enough(done: int, more: int, award: int) -> None:
    rule = "{ratio: {of: done, to: due, proportional: {target: 90%}, when_none: full}}"
    values: dict[str, Value] = {"due": Fraction(100), "done": Fraction(done)}
    one = scored(rule, date(2024, 6, 1), values, "round: 0, ")
    assert one.next is not None
    assert one.next.award >= award
    if done == 84:
        assert one.next.changes[0].units == more


def test_new_items_stop_at_a_limit() -> None:
    ruleset = small(RATIO.replace("when_none", "made_by: adding, when_none"))
    limited = ruleset.facts["due"].model_copy(update={"at_most": Fraction(30)})
    ruleset = ruleset.model_copy(update={"facts": {**ruleset.facts, "due": limited}})
    with Engine(ruleset) as engine:
        values: dict[str, Value] = {"due": Fraction(30), "done": Fraction(20)}
        assert engine.score(Evidence(date(2024, 6, 1), values)).criteria["1"].next is None


BANDS = (
    "bands: [{at_least: 90%, share: 100%}, {at_least: 70%, share: 60%},"
    " {otherwise: true, share: 0%}]"
)


def test_what_can_be_won_is_the_better_of_both_steps_past_what_is_possible() -> None:
    rule = f"{{ratio: {{of: done, to: due, when_none: full, {BANDS}}}}}"
    values: dict[str, Value] = {"due": Fraction(10), "done": Fraction(5)}
    one = scored(rule, date(2024, 6, 1), values)
    assert one.next is not None
    assert one.full is not None
    assert [one.next.award, one.full.award, one.winnable] == [6, 10, 10]
    values["done"] = Fraction(8)
    assert scored(rule, date(2024, 6, 1), values).winnable == 4


@pytest.mark.parametrize(("lost", "open_", "winnable"), [("30%", "70%", 0), ("70%", "30%", 4)])
def test_what_is_open_is_not_won_by_work(lost: str, open_: str, winnable: int) -> None:
    rule = (
        f"{{parts: [{{share: {lost}, rule: {{count: {{of: late, at_least: 3}}}}}},"
        f" {{share: {open_}, rule: {{deadline: {{of: issued, by: 2024-06-30}}}}}}]}}"
    )
    one = scored(rule, date(2024, 6, 1), {"late": Fraction(1)})
    assert one.full is None
    assert one.next is not None
    assert one.points.open > 0
    assert one.winnable == winnable


@pytest.mark.parametrize("undone_first", [True, False])
def test_a_step_in_time_counts_beside_one_that_is_not(undone_first: bool) -> None:
    pieces = [
        "{share: 50%, rule: {limit: {of: late, at_most: 0}}}",
        "{share: 50%, rule: {count: {of: done, at_least: 9}}}",
    ]
    rule = f"{{parts: [{', '.join(pieces if undone_first else pieces[::-1])}]}}"
    values: dict[str, Value] = {"due": Fraction(20), "done": Fraction(5), "late": Fraction(2)}
    one = scored(rule, date(2024, 6, 1), values)
    assert one.next is not None
    assert one.full is not None
    assert [one.next.in_time, one.full.in_time] == [True, False]
    assert one.winnable == 5


@pytest.mark.parametrize(
    ("rule", "values"),
    [
        ("{ratio: {of: due, to: due, at_most: 50%, when_none: full}}", {"due": 4}),
        ("{ratio: {of: due, to: due, at_least: 120%, when_none: full}}", {"due": 4}),
        (
            "{ratio: {of: late, to: due, exclude: [late], when_none: not_applicable, bands: "
            "[{at_least: 200%, share: 100%}, {at_least: 50%, share: 50%}, "
            "{otherwise: true, share: 0%}]}}",
            {"late": 1, "due": 10},
        ),
    ],
)
def test_what_is_part_of_its_own_base_is_tried_as_it_moves(
    rule: str, values: dict[str, int]
) -> None:
    evidence = Evidence(date(2024, 5, 1), {fact: Fraction(n) for fact, n in values.items()})
    with Engine(small(rule)) as engine:
        run = engine.run(evidence)
        one = engine.score(evidence).criteria["1"]
        for step in (one.next, one.full):
            if step is not None:
                made = {change.fact: change.after for change in step.changes}
                assert engine.gain(run, made) == step.gain > 0
    assert one.full is None
