"""The benchmark measures engines that answer right."""

from collections import Counter
from fractions import Fraction

import pytest

from engine.scorecard import Scorecard, Status
from tests.benchmarks import speed, unit
from tests.benchmarks.ours import MOVED, Ours


@pytest.fixture(scope="module")
def ours() -> Ours:
    return Ours()


def expected(number: int) -> Fraction:
    return sum((line.points for line in unit.lines(number)), Fraction(0))


@pytest.mark.parametrize("number", range(unit.UNITS))
def test_a_unit_earns_what_its_lines_say(ours: Ours, number: int) -> None:
    assert ours.score(number) == ours.decide(number) == expected(number)


def test_the_units_are_the_mix_that_is_announced(ours: Ours) -> None:
    cards = [ours.card(number) for number in range(unit.UNITS)]
    statuses = Counter(one.status for card in cards for one in card.criteria.values())
    share = {status: count / unit.UNITS for status, count in statuses.items()}
    assert share == {Status.MET: 65, Status.NOT_MET: 15, Status.PARTLY: 10, Status.UNKNOWN: 10}
    assert all(_stepped(card) == 25 for card in cards)
    assert all(card.total.supported < card.total.points.earned for card in cards)


def _stepped(card: Scorecard) -> int:
    return sum(one.full is not None for one in card.criteria.values())


def test_one_changed_fact_gives_the_total_from_scratch(ours: Ours) -> None:
    for number in range(unit.UNITS):
        earned = ours.change(number)
        values = {"done_3": Fraction(MOVED[number])}
        assert earned == ours.engine.run(ours.evidence[0].with_values(values)).earned


def test_contenders_agree_on_the_points() -> None:
    whole = [one for one in speed.contenders() if not one.name.endswith("one changed fact")]
    for one in whole:
        assert [one.run(n) for n in range(unit.UNITS)] == [expected(n) for n in range(unit.UNITS)]


def test_the_table_has_a_row_for_each_contender() -> None:
    each = [speed.Contender("a", lambda number: number), speed.Contender("b", expected)]
    speed.measure(each, 2)
    assert [len(one.times) for one in each] == [2, 2]
    assert len(speed.table(each).splitlines()) == 4
