"""The quick operations on fractions are the operators."""

import copy
import pickle
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine import points
from engine.points import added, fraction, minus, plus, product, quotient, rounded, text, total

numbers = st.fractions(max_denominator=10**6) | st.integers(-(10**20), 10**20).map(Fraction)


@given(numbers, numbers)
def test_operations_are_the_operators(a: Fraction, b: Fraction) -> None:
    assert plus(a, b) == a + b
    assert minus(a, b) == a - b
    assert product(a, b) == a * b
    if b:
        assert quotient(a, b) == a / b


wholes = st.integers(-(10**20), 10**20) | st.integers(-12, 12)


@pytest.mark.parametrize("slots", [True, False])
@given(wholes, wholes.filter(bool))
def test_a_fraction_is_a_fraction(slots: bool, n: int, d: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(points, "_SLOTS", slots)
        made, wanted = fraction(n, d), Fraction(n, d)
    assert type(made) is Fraction
    assert (made.numerator, made.denominator) == (wanted.numerator, wanted.denominator)
    assert hash(made) == hash(wanted)
    assert repr(made) == repr(wanted)
    assert pickle.loads(pickle.dumps(made)) == copy.deepcopy(made) == wanted


def test_this_python_has_the_slots() -> None:
    assert points._SLOTS


@pytest.mark.parametrize("slots", [True, False])
def test_over_nothing_there_is_no_fraction(slots: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(points, "_SLOTS", slots)
    with pytest.raises(ZeroDivisionError):
        fraction(1, 0)


def test_nothing_is_divided_by_zero() -> None:
    with pytest.raises(ZeroDivisionError):
        quotient(Fraction(1), Fraction(0))


@given(st.lists(numbers, max_size=8))
def test_totals_are_sums(each: list[Fraction]) -> None:
    assert total(each) == sum(each, Fraction(0))
    assert added([one.as_integer_ratio() for one in each]) == sum(each, Fraction(0))


@given(numbers, st.integers(0, 9))
def test_rounding_is_half_away_from_zero(value: Fraction, places: int) -> None:
    found, step = rounded(value, places), Fraction(1, 10**places)
    assert (found / step).denominator == 1
    assert abs(found - value) <= step / 2
    if abs(found - value) == step / 2:
        assert abs(found) > abs(value)


@given(numbers)
def test_text_is_the_number(value: Fraction) -> None:
    assert Fraction(text(value)) == value
