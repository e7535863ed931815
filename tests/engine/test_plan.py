"""What a plan keeps to: prerequisites, exclusions, capacities, days; and what it is for."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from engine.facts import Evidence, Value
from engine.plan.costs import Costs, Need, Officer, Price
from engine.plan.goal import at_least, most, of_rank, rank
from engine.plan.model import LARGEST, Model, in_whole_numbers
from engine.plan.search import Aim, Found, Planned, planned
from engine.plan.solve import solved
from engine.points import ONE, ZERO
from engine.score import Engine
from engine.whatif import alone
from tests.engine.small import small

RATIO = "{ratio: {of: done, to: due, at_least: 90%, when_none: full}}"
LATE = "{count: {of: late, at_least: 3}}"
ISSUED = "{deadline: {of: issued, by: 2024-06-30}}"
NOW: dict[str, Value] = {"due": Fraction(10), "done": Fraction(8), "late": ZERO, "issued": date.max}
TODAY = date(2024, 6, 1)


def plan(
    *rules: str,
    aim: Aim,
    costs: Costs | None = None,
    now: dict[str, Value] = NOW,
    more: str = "",
    **options: Any,
) -> Planned:
    with Engine(small(*rules, more=more)) as engine:
        run = engine.run(Evidence(TODAY, now))
        suppose = alone(engine.compiled, run)
        return planned(engine.compiled, run, suppose, aim, costs or Costs(), **options)


def facts(found: Found | None) -> dict[str, Value]:
    assert found is not None
    return {change.fact: change.after for change in found.changes}


def test_the_cheapest_of_several_ways() -> None:
    dear = Costs(prices={"done": Price(ONE, Fraction(5))})
    assert facts(plan(RATIO, LATE, aim=at_least(Fraction(10))).plan) == {"done": 9}
    assert facts(plan(RATIO, LATE, aim=at_least(Fraction(10)), costs=dear).plan) == {"late": 3}
    both = plan(RATIO, LATE, aim=at_least(Fraction(20)), costs=dear).plan
    assert both is not None
    assert both.cost == 7
    assert both.proven


def test_what_is_reached_needs_nothing() -> None:
    found = plan(RATIO, aim=at_least(ZERO)).plan
    assert found is not None
    assert found.cost == 0
    assert found.proven
    assert not found.changes


def test_one_change_serves_several_criteria() -> None:
    found = plan(RATIO, RATIO, "{count: {of: done, at_least: 10}}", aim=at_least(Fraction(30))).plan
    assert facts(found) == {"done": 10}
    assert found is not None
    assert found.cost == 1


def test_new_work_moves_both_sides() -> None:
    rule = "{ratio: {of: done, to: due, at_least: 90%, when_none: full, made_by: adding}}"
    assert facts(plan(rule, aim=at_least(Fraction(10))).plan) == {"done": 18, "due": 20}


def test_work_needs_other_work_unless_that_is_done() -> None:
    needs = Costs(needs=(Need("done", "late"),))
    aim = at_least(Fraction(10))
    assert facts(plan(RATIO, LATE, aim=aim, costs=needs).plan) == {"late": 3}
    assert facts(plan(RATIO, aim=aim, costs=needs).plan) == {"done": 9}
    both = plan(RATIO, LATE, aim=at_least(Fraction(20)), costs=needs).plan
    assert set(facts(both)) == {"done", "late"}


def test_not_both_and_not_at_all() -> None:
    apart = Costs(not_both=(("done", "late"),))
    found = plan(RATIO, LATE, aim=at_least(Fraction(20)), costs=apart)
    assert found.plan is None
    assert found.no_way
    assert found.best is not None
    assert found.best.run.earned == 10
    without = plan(
        RATIO, LATE, aim=at_least(Fraction(20)), costs=Costs(excluded=frozenset(["late"]))
    )
    assert without.plan is None
    assert without.levers.excluded == ("2",)


@pytest.mark.parametrize(
    ("officer", "enough"),
    [
        (Officer(total=Fraction(3)), True),
        (Officer(total=Fraction(2)), False),
        (Officer(per_week=Fraction(7)), True),  # three days to the 3rd of June: 3
        (Officer(per_week=Fraction(6)), False),
    ],
)
def test_an_officer_does_what_can_be_done(officer: Officer, enough: bool) -> None:
    costs = Costs(
        prices={"late": Price(ZERO, ONE)},
        leads={"late": "A"},
        until={"late": date(2024, 6, 3)},
        officers={"A": officer},
    )
    assert (plan(LATE, aim=at_least(Fraction(10)), costs=costs).plan is not None) is enough


def test_an_officer_is_known_by_any_spelling_of_the_name() -> None:
    def reached(total: int) -> bool:
        costs = Costs(
            prices={"late": Price(ZERO, ONE), "done": Price(ZERO, ONE)},
            leads={"late": "Văn phòng - Thống kê", "done": "văn phòng–Thống kê"},
            officers={"Văn phòng – Thống kê": Officer(total=Fraction(total))},
        )
        return plan(LATE, RATIO, aim=at_least(Fraction(20)), costs=costs).plan is not None

    assert (reached(4), reached(3)) == (True, False)


def test_a_budget_is_kept() -> None:
    costs = Costs(prices={"done": Price(Fraction(2)), "late": Price(ZERO, Fraction(2))})
    aim = at_least(Fraction(20))
    assert plan(RATIO, LATE, aim=aim, costs=costs, budget=Fraction(8)).plan is not None
    short = plan(RATIO, LATE, aim=aim, costs=costs, budget=Fraction(7))
    assert short.plan is None
    assert facts(short.best) == {"done": 9}
    spent = plan(RATIO, LATE, aim=most(), costs=costs, budget=Fraction(7)).plan
    assert facts(spent) == {"done": 9}


def test_what_is_too_late_is_not_planned() -> None:
    aim, past = at_least(Fraction(10)), "due: {text: x, by: 2024-05-31}, "
    gone = plan(RATIO, aim=aim, more=past)
    assert gone.plan is None
    assert gone.levers.too_late == ("1",)
    assert plan(ISSUED, aim=aim).plan is not None
    until = Costs(until={"issued": date(2024, 5, 31)})
    assert plan(ISSUED, aim=aim, costs=until).plan is None
    early = plan(ISSUED, aim=aim, until=date(2024, 6, 10)).plan
    assert early is not None


def test_what_has_happened_is_not_planned() -> None:
    rule, now = "{count: {of: late, at_most: 0}}", {**NOW, "late": ONE}
    found = plan(rule, aim=at_least(Fraction(10)), now=now)
    assert (found.plan, found.best, found.levers.too_late) == (None, None, ("1",))
    assert found.no_way


@pytest.mark.parametrize(("happened", "planned_for"), [("true", False), ("false", True)])
def test_an_answer_that_has_happened_is_not_planned(happened: str, planned_for: bool) -> None:
    from engine.ruleset.load import load_ruleset
    from tests.engine.small import HEAD

    fact = "  upheld: {label: {vi: Tố cáo đúng, en: Upheld}, type: yes_no}\n  issued:"
    rule = f"{{yes_no: {{of: upheld, want: no, happened: {happened}}}}}"
    text = HEAD.replace("  issued:", fact)
    text += f"      - {{id: '1', title: x, points: 10, rule: {rule}}}\n"
    with Engine(load_ruleset(text, "x.yaml")) as engine:
        run = engine.run(Evidence(TODAY, {"upheld": True}))
        aim = at_least(Fraction(10))
        found = planned(engine.compiled, run, alone(engine.compiled, run), aim, Costs())
    assert (found.plan is not None) is planned_for
    assert found.levers.too_late == (() if planned_for else ("1",))


def test_points_in_proportion_are_bought_step_by_step() -> None:
    rule = "{ratio: {of: done, to: due, proportional: {}, when_none: full}}"
    now: dict[str, Value] = {"due": Fraction(10000), "done": Fraction(1000)}
    costs = Costs(prices={"done": Price(ONE, Fraction(1, 10))})
    found = plan(rule, aim=at_least(Fraction("7.3456")), costs=costs, now=now).plan
    assert facts(found) == {"done": 7346}
    assert found is not None
    assert found.cost == 1 + Fraction(6346, 10)
    assert found.proven


def summed(how: str, costs: Costs) -> Found:
    from engine.ruleset.load import load_ruleset
    from tests.engine.small import HEAD

    rule = f"{{index: {{sum: {{done: 1, late: 1}}, {how}}}}}"
    text = HEAD + f"      - {{id: '1', title: x, points: 10, rule: {rule}}}\n"
    with Engine(load_ruleset(text, "x.yaml")) as engine:
        run = engine.run(Evidence(TODAY, NOW))
        aim = at_least(Fraction(10))
        found = planned(engine.compiled, run, alone(engine.compiled, run), aim, costs)
    assert found.plan is not None
    return found.plan


@pytest.mark.parametrize(
    ("how", "costs", "doubts"),
    [
        ("at_least: 12", Costs(), ()),  # one fact alone, however far, is one piece of work
        ("at_least: 12", Costs(prices={"late": Price(ONE, ONE)}), ("1",)),
        ("at_least: 12", Costs(prices={"late": Price(Fraction(2))}), ("1",)),
        ("at_least: 12", Costs(prices={"done": Price(Fraction(2))}), ()),
        ("as: points", Costs(), ("1",)),
    ],
)
def test_where_not_everything_was_tried_it_says_so(
    how: str, costs: Costs, doubts: tuple[str, ...]
) -> None:
    found = summed(how, costs)
    assert (found.proven, found.doubts) == (not doubts, doubts)


@pytest.mark.parametrize(
    ("others", "wanted", "points", "met"),
    [
        ([90, 80, 70], 1, 90, [90, 91]),
        ([90, 80, 70], 2, 80, [80, 90]),
        ([90, 90, 70], 2, 90, [90]),
        ([90, 80, 70], 4, 70, [70, 0]),
        ([], 1, 0, [0]),
    ],
)
def test_a_rank_is_level_with_a_unit(
    others: list[int], wanted: int, points: int, met: list[int]
) -> None:
    totals = [Fraction(one) for one in others]
    aim = of_rank(totals, wanted)
    assert aim.points == points
    assert all(rank(totals, Fraction(one)) <= wanted for one in met)
    if wanted <= len(others):
        assert rank(totals, Fraction(points) - 1) > wanted


def test_a_model_without_variables() -> None:
    model = Model()
    model.at_least({}, ZERO)
    assert solved(model, {}) == []
    model.at_least({}, ONE)
    assert solved(model, {}) is None


@pytest.mark.parametrize("large", [Fraction(10**30, 7), Fraction(1, 10**30), Fraction(1, 3)])
def test_rows_are_exact_or_looser_never_tighter(large: Fraction) -> None:
    row = in_whole_numbers({0: large, 1: ONE}, large)
    assert max(map(abs, row.terms.values())) <= LARGEST
    assert row.terms[0] >= row.least  # variable 0 alone was enough, and still is


def test_points_that_grow_with_several_facts_prove_nothing() -> None:
    rule = "{ratio: {of: done, to: due, proportional: {}, made_by: adding, when_none: full}}"
    now: dict[str, Value] = {"due": Fraction(10), "done": Fraction(2)}
    found = plan(rule, aim=at_least(Fraction(5)), now=now)  # six more, of which no level is
    assert (found.plan, found.no_way) == (None, False)
    assert "1" in found.levers.partial
