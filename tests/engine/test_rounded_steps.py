"""Steps where an award is rounded: no unit too many, and no less than what is said."""

from datetime import date
from fractions import Fraction

import pytest

from engine.facts import Evidence, Value
from engine.ruleset.load import load_ruleset
from engine.score import Engine
from engine.scorecard import CriterionResult
from tests.engine.small import CRITERION, HEAD

MORE = """\
  asked: {label: {vi: Ngày nhận, en: Day received}, type: date}
  ideas: {label: {vi: Sáng kiến, en: Ideas}, type: count, unit: {vi: việc, en: tasks}}
  fine: {label: {vi: Tốt, en: Fine}, type: count, unit: {vi: việc, en: tasks}, part_of: due}
areas:"""
DAY = date(2024, 5, 1)


def scored(id_: str, values: dict[str, Value], *lines: tuple[int, str, str]) -> CriterionResult:
    """The result of one of the criteria, given by points, what else they say, and their rule."""
    text = HEAD.replace("areas:", MORE)
    for number, (points, more, rule) in enumerate(lines, start=1):
        text += CRITERION.format(id=number, points=points, more=more, rule=rule)
    with Engine(load_ruleset(text, "rounded.yaml")) as engine:
        return engine.score(Evidence(DAY, values)).criteria[id_]


def work(step: object) -> list[tuple[str, Fraction]]:
    """The facts that a step changes, each with its units."""
    return [(c.fact, c.units) for c in step.changes]  # type: ignore[attr-defined]


ROUND = "round: 0, "
ITEMS = "{count: {of: late, per_item: 0.5}}"
BRANCH = "{branch: [{when: {criterion: '1', is: met}, then: %s}, {otherwise: %s}]}"
RATIO = "{ratio: {of: %s, to: due, at_least: 90%%, when_none: %s}}"
PART = "{ratio: {of: %s, to: due, proportional: {}, when_none: full}}"


def test_what_another_criterion_is_rounded_to_is_reached_with_no_unit_too_many() -> None:
    values: dict[str, Value] = {"done": Fraction(0), "due": Fraction(0), "late": Fraction(0)}
    rule = BRANCH % ("{limit: {of: done, at_most: 0}}", RATIO % ("done", "zero"))
    one = scored("2", values, (1, ROUND, ITEMS), (1, "", rule))
    assert one.full is not None
    assert work(one.full) == [("late", Fraction(1))]


@pytest.mark.parametrize("rounding", ["", ROUND])
def test_that_a_condition_is_rounded_takes_nothing_from_a_step(rounding: str) -> None:
    values = {"due": Fraction(100), "done": Fraction(50), "fine": Fraction(6), "late": Fraction(0)}
    rule = BRANCH % (PART % "done", RATIO % ("fine", "full"))
    limit = "{limit: {of: late, at_most: 0}}"
    one = scored("2", values, (1, rounding, limit), (8, "", rule))  # type: ignore[arg-type]
    assert one.next is not None
    assert work(one.next) == [("done", Fraction(50))]
    assert one.next.gain == one.winnable == 4


def test_each_of_several_changes_is_as_small_as_the_others_allow() -> None:
    values = {"due": Fraction(10), "done": Fraction(5), "fine": Fraction(6)}
    parts = ", ".join(f"{{title: x, share: 50%, rule: {PART % fact}}}" for fact in ("done", "fine"))
    one = scored("1", values, (10, ROUND, f"{{parts: [{parts}]}}"))  # type: ignore[arg-type]
    assert one.full is not None
    assert work(one.full) == [("done", Fraction(4)), ("fine", Fraction(4))]


def test_the_next_award_of_a_rounded_branch_is_the_least_change_to_a_better_one() -> None:
    values = {"due": Fraction(17), "fine": Fraction(14), "ideas": Fraction(3)}
    items = "{count: {of: ideas, per_item: 0.3}}"
    rule = (BRANCH % (items, RATIO % ("fine", "full"))).replace("is: met", "is: partly")
    one = scored("2", values, (10, "", items), (10, "round: 1, ", rule))  # type: ignore[arg-type]
    assert one.next is not None
    assert work(one.next) == [("ideas", Fraction(1))]
    assert one.next.award == Fraction(6, 5)


@pytest.mark.parametrize("more", [ROUND, ""])
def test_work_of_any_size_is_halved(more: str) -> None:
    due = Fraction(10**30)
    values = {"due": due, "done": due / 2, "fine": Fraction(6), "late": Fraction(0)}
    rule = BRANCH % (PART % "done", RATIO % ("fine", "full"))
    lines = (1, ROUND, "{limit: {of: late, at_most: 0}}"), (8, more, rule)
    one = scored("2", values, *lines)  # type: ignore[arg-type]
    assert one.next is not None
    assert one.next.award > 4


def test_a_day_is_no_earlier_than_a_rounded_award_asks_for() -> None:
    rule = "{days: {of: issued, after: asked, at_most: 0, off_per_day: {points: 0.4}}}"
    values: dict[str, Value] = {"asked": date(2024, 4, 1), "issued": date(2024, 4, 6)}
    one = scored("1", values, (2, ROUND, rule))
    assert one.points.earned == 0
    assert one.full is not None
    assert [(c.after, c.units) for c in one.full.changes] == [(date(2024, 4, 2), Fraction(4))]


def test_no_more_is_to_be_undone_than_a_rounded_deduction_asks_for() -> None:
    text = HEAD + CRITERION.format(id=1, points=1, more="", rule=RATIO % ("done", "full"))
    text += "  - id: B\n    title: ĐIỂM TRỪ\n    kind: penalty\n    criteria:\n"
    rule = "{count: {of: late, per_item: 0.04}}"
    text += CRITERION.format(id=2, points=1, more="round: 1, ", rule=rule)
    with Engine(load_ruleset(text, "rounded.yaml")) as engine:
        one = engine.score(Evidence(DAY, {"late": Fraction(2)})).criteria["2"]
    assert one.points.earned == Fraction(-1, 10)
    assert one.full is not None
    assert [c.action for c in one.full.changes] == ["undo"]
    assert work(one.full) == [("late", Fraction(1))]
