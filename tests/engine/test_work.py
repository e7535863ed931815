"""Several changes as one: where two touch a fact, the one that goes further is made."""

from datetime import date
from fractions import Fraction

import pytest

from engine.facts import Evidence, Value
from engine.moves import IN, OUT
from engine.rule import Change
from engine.score import Engine
from engine.work import merged
from tests.engine.small import small


def more(fact: str, units: int, action: str = "more") -> Change:
    return Change(fact, Fraction(1), Fraction(1 + units), Fraction(units), action)


def test_the_change_that_goes_further_is_kept_whichever_comes_first() -> None:
    near, far, other = more("done", 2), more("done", 5), more("late", 1)
    assert merged([(near, other), (far,)]) == (far, other)
    assert merged([(far,), (other, near)]) == (far, other)


def test_of_two_that_go_as_far_the_first_is_kept() -> None:
    one, same = more("done", 2), more("done", 2, "fewer")
    assert merged([(one,), (same,)]) == (one,)
    assert merged([(same,), (one,)]) == (same,)


def test_people_who_go_to_several_options_are_not_put_together() -> None:
    out = Change("q.c", Fraction(9), Fraction(4), Fraction(5), OUT)
    into = [
        Change(f"q.{x}", Fraction(0), Fraction(n), Fraction(n), IN) for x, n in (("a", 3), ("b", 5))
    ]
    assert merged([(out, into[0]), (out, into[1])]) == ()


@pytest.mark.parametrize("order", [(7, 9), (9, 7)])
def test_two_conditions_on_one_fact_ask_for_the_stricter(order: tuple[int, int]) -> None:
    each = ", ".join(f"{{count: {{of: done, at_least: {n}}}}}" for n in order)
    values: dict[str, Value] = {"due": Fraction(20), "done": Fraction(5)}
    with Engine(small(f"{{all_of: [{each}]}}")) as engine:
        one = engine.score(Evidence(date(2024, 6, 1), values)).criteria["1"]
    assert one.full is not None
    assert [(c.fact, c.after, c.units) for c in one.full.changes] == [
        ("done", Fraction(9), Fraction(4))
    ]
