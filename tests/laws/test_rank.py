"""Ranks and their intervals, against every completion."""

from fractions import Fraction
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from engine.rank import Contender, Standing, groups, standings

POINTS = st.integers(0, 6).map(lambda n: Fraction(n, 2))


@st.composite
def contenders(draw: st.DrawFn) -> list[Contender]:
    found = []
    for number in range(draw(st.integers(1, 5))):
        low, high = sorted((draw(POINTS), draw(POINTS)))
        found.append(Contender(f"x{number}", low, high, draw(st.integers(0, 9)) > 0))
    return found


def _by_unit(found: list[Standing]) -> dict[str, Standing]:
    return {one.unit: one for one in found}


@given(contenders(), st.randoms())
def test_the_order_of_units_never_matters(units: list[Contender], random: object) -> None:
    shuffled = list(reversed(units))
    assert standings(shuffled) == standings(units)


@given(contenders())
def test_a_rank_is_one_more_than_the_units_that_earned_more(units: list[Contender]) -> None:
    for one in units:
        found = _by_unit(standings(units))[one.unit]
        if one.value:
            better = [u for u in units if u.value and u.earned > one.earned]
            assert found.rank == 1 + len(better)
            nearest = min((u.earned for u in better), default=None)
            assert found.gap == (None if nearest is None else nearest - one.earned)
        else:
            assert found == Standing(one.unit)


@given(contenders())
def test_best_and_worst_hold_for_every_completion_and_are_attained(units: list[Contender]) -> None:
    ranked = [one for one in units if one.value]
    found = _by_unit(standings(units))
    seen: dict[str, set[int]] = {one.unit: set() for one in ranked}
    for totals in product(*({one.earned, one.highest} for one in ranked)):
        for one, own in zip(ranked, totals, strict=True):
            seen[one.unit].add(1 + sum(total > own for total in totals))
    for unit, ranks in seen.items():
        assert found[unit].best == min(ranks)
        assert found[unit].worst == max(ranks)


@given(contenders(), st.integers(1, 4))
def test_groups_never_put_a_lower_rank_higher(units: list[Contender], parts: int) -> None:
    ordered = standings(units)
    found = groups(ordered, parts)
    each = [found[one.unit] for one in ordered if one.rank is not None]
    assert each == sorted(each)
    assert set(each) <= set(range(1, parts + 1))
    assert set(found) == {one.unit for one in units if one.value}
