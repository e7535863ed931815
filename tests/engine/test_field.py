"""Units scored together: two passes, order, tasks that units do not have, open figures."""

from datetime import date
from fractions import Fraction
from itertools import permutations
from pathlib import Path

from engine.facts import Declaration, Declared, Evidence, Other, Unit, Value
from engine.field import score_together, with_peers
from engine.ruleset.load import load_ruleset
from engine.score import Engine
from engine.scorecard import Scorecard

CASE = Path(__file__).parents[1] / "cases" / "submission" / "beside" / "among.yaml"
RULESET = load_ruleset(CASE.read_text(encoding="utf-8"), CASE.name)


def unit(name: str, online: str | None = None, **values: Value) -> Evidence:
    facts: dict[str, Value] = {**values}
    if online is not None:
        facts["online"] = Fraction(online)
    return Evidence(date(2024, 12, 31), facts, unit=Unit(name, f"Xã {name}"))


def planted(name: str, done: int, target: int = 100) -> Evidence:
    forest: dict[str, Value] = {
        "has_forest": True,
        "planted": Fraction(done),
        "target": Fraction(target),
    }
    return unit(name, "1/2", **forest)


def scored(*units: Evidence) -> list[Scorecard]:
    with Engine(RULESET) as engine:
        return score_together(engine, units)


def earned(cards: list[Scorecard], criterion: str) -> list[Fraction]:
    return [one.criteria[criterion].points.earned for one in cards]


def test_each_is_held_against_the_best_of_all() -> None:
    cards = scored(unit("a", "4/10"), unit("b", "8/10"), unit("c", "2/10"))
    assert earned(cards, "1") == [10, 20, 5]


def test_the_leader_has_all_and_the_target_half() -> None:
    cards = scored(planted("a", 150), planted("b", 100), planted("c", 125), planted("d", 50))
    assert earned(cards, "2") == [20, 10, 15, 5]


def test_the_order_of_units_makes_no_difference() -> None:
    units = [planted("a", 150), unit("b", "1/3"), planted("c", 125), unit("d")]
    straight = {one.unit.id: one for one in scored(*units)}
    for some in list(permutations(units))[::5]:
        for card in scored(*some):
            before = straight[card.unit.id]
            assert card.criteria == before.criteria
            assert card.digests == before.digests


def test_a_unit_without_the_task_is_no_peer() -> None:
    nothing: dict[str, Value] = {"has_forest": False, "planted": Fraction(9), "target": Fraction(1)}
    none_set: dict[str, Value] = {"has_forest": True, "target": Fraction(0)}
    blank = Evidence(
        date(2024, 12, 31),
        {"has_forest": True},
        {"planted": Declaration("planted", Declared.BLANK, "chưa đo")},
        unit=Unit("e", "E"),
    )
    cards = scored(
        planted("a", 150),
        planted("b", 120),
        unit("c", "1/2", **nothing),
        unit("d", None, **none_set),
        blank,
    )
    assert earned(cards, "2")[:2] == [20, 14]


def test_what_others_leave_open_leaves_this_open() -> None:
    cards = scored(unit("a", "4/10"), unit("b", "8/10"), unit("c"))
    first, best = cards[0].criteria["1"], cards[1].criteria["1"]
    assert [first.points.earned, first.points.highest] == [8, 10]  # c is between 0 and 100 %
    assert [best.points.earned, best.points.highest] == [16, 20]
    assert first.reason == "no_peers"
    assert [one.peers for one in cards[0].missing if "1" in one.criteria] == [("online",)]


def test_alone_without_a_set_it_is_open_and_says_so() -> None:
    with Engine(RULESET) as engine:
        card = engine.score(unit("a", "4/10"))
    one = card.criteria["1"]
    assert [one.points.earned, one.points.highest] == [0, 20]
    assert one.reason == "no_peers"


def test_a_unit_that_may_not_have_the_task_may_be_no_peer() -> None:
    maybe = unit("b", planted=Fraction(200), target=Fraction(100))
    with Engine(RULESET) as engine:
        first, _ = with_peers(engine.compiled, [planted("a", 150), maybe])
        card = engine.score(first)
    assert first.peers["planted/target"] == (Other("Xã b", Fraction(2), Fraction(2), leaves=True),)
    points = card.criteria["2"].points
    assert [points.earned, points.highest] == [15, 20]
