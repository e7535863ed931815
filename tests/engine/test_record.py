"""Records: nothing changes them, and they can be sent to another process."""

import copy
import pickle
from fractions import Fraction

import pytest

from engine.interval import Interval
from engine.record import altered
from tests.benchmarks.ours import Ours


def test_a_record_is_not_changed() -> None:
    span = Interval(Fraction(1), None)
    with pytest.raises(AttributeError):
        span.low = Fraction(2)  # type: ignore[misc]
    assert altered(span, low=Fraction(2)) == Interval(Fraction(2), None)
    assert span == Interval(Fraction(1), None)


def test_equal_records_are_one_key() -> None:
    assert len({Interval(Fraction(1), None), Interval(Fraction(2, 2), None)}) == 1
    assert Interval(Fraction(1), None) != Interval(Fraction(1), None, low_open=True)


def test_a_scorecard_goes_to_another_process_and_back() -> None:
    card = Ours().card(1)
    assert pickle.loads(pickle.dumps(card)) == card
    assert copy.deepcopy(card) == card
