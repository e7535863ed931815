"""The bounds of a rescaled sum, where pieces may turn out to have less of a maximum."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.outcome import Outcome, hull
from engine.totals import rescaled

Way = tuple[int, int]
"""An award and the maximum that it is of."""


def piece(*ways: Way) -> Outcome:
    """One piece that is still one of these."""
    figures = [(Fraction(award), Fraction(of)) for award, of in ways]
    return hull([Outcome(award, award, of, of) for award, of in figures])


@pytest.mark.parametrize(
    ("ways", "low", "high"),
    [
        ([(2, 2), (4, 10)], "7/20", "9/14"),  # 4 of at least 4, and 5 of 10
        ([(1, 6), (3, 10)], "6/20", "8/16"),  # 3 of at least 6
        ([(0, 1), (10, 10)], "5/20", "15/20"),
        ([(12, 10)], "17/20", "17/20"),  # more than its maximum is of all of it
    ],
)
def test_the_best_ratio_is_of_what_at_least_is_left(ways: list[Way], low: str, high: str) -> None:
    bounds, _ = rescaled([piece(*ways), piece((5, 10))], Fraction(1))
    assert (bounds.earned, bounds.highest) == (Fraction(low), Fraction(high))


_ways = st.integers(1, 9).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of)))


@given(st.lists(st.lists(_ways, min_size=1, max_size=3), min_size=1, max_size=3))
def test_whatever_the_pieces_turn_out_to_be_is_between_the_bounds(each: list[list[Way]]) -> None:
    bounds, _ = rescaled([piece(*ways) for ways in each], Fraction(1))
    for found in product(*each):
        ratio = Fraction(sum(award for award, _ in found), sum(of for _, of in found))
        assert bounds.earned <= ratio <= bounds.highest <= 1
