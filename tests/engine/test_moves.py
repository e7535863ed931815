"""People who would answer otherwise: as many arrive as leave, whatever is put together."""

from fractions import Fraction

from engine.moves import IN, OUT, bound_up, first_moved, settled
from engine.rule import Change


def move(fact: str, units: int, action: str, before: int = 20) -> Change:
    after = before + units if action == IN else before - units
    return Change(fact, Fraction(before), Fraction(after), Fraction(units), action)


ANSWER = Change("plan", False, True, Fraction(1), "answer")


def test_two_steps_at_one_question_bring_all_who_leave() -> None:
    changes = (move("q.c", 3, OUT), move("q.d", 5, OUT), move("q.b", 5, IN), ANSWER)
    assert settled(changes) == (*changes[:2], move("q.b", 8, IN), ANSWER)


def test_steps_to_different_options_are_not_put_together() -> None:
    assert settled((move("q.c", 5, OUT), move("q.b", 5, IN), move("q.a", 3, IN))) == ()


def test_what_matches_stays_as_it_is() -> None:
    changes = (move("q.c", 5, OUT), move("q.b", 5, IN), move("r.c", 2, OUT), move("r.a", 2, IN))
    assert settled(changes) == changes


def test_the_first_people_of_several_questions_take_their_arrivals_with_them() -> None:
    changes = (move("q.c", 5, OUT), move("r.c", 2, OUT), move("q.b", 5, IN), move("r.a", 2, IN))
    assert first_moved(changes, 4) == (move("q.c", 4, OUT), move("q.b", 4, IN))
    assert first_moved(changes, 6) == (
        move("q.c", 5, OUT),
        move("r.c", 1, OUT),
        move("q.b", 5, IN),
        move("r.a", 1, IN),
    )


def test_the_moves_of_a_question_stand_or_fall_together() -> None:
    changes = (ANSWER, move("q.c", 5, OUT), move("r.c", 2, OUT), move("q.b", 5, IN))
    assert bound_up(changes[1], changes) == (changes[1], changes[3])
    assert bound_up(ANSWER, changes) == (ANSWER,)
