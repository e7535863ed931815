"""What is still asked for: only what nothing is known of."""

from datetime import date

from engine.facts import Declaration, Declared, Evidence, Value
from engine.score import Engine
from engine.scorecard import Scorecard
from tests.engine.small import small

PARTS = (
    "{parts: ["
    "{title: a, rule: {ratio: {of: done, to: due, at_least: 90%, when_none: zero}}}, "
    "{title: b, rule: {deadline: {of: issued, by: 2024-06-30, when_none: zero}}}]}"
)


def card(values: dict[str, Value], **declared: Declared) -> Scorecard:
    """The scorecard of the two parts."""
    said = {fact: Declaration(fact, says, "x") for fact, says in declared.items()}
    with Engine(small(PARTS)) as engine:
        return engine.score(Evidence(date(2024, 5, 1), values, declared=said))


def test_what_is_declared_not_to_have_arisen_is_not_asked_for() -> None:
    [lacking] = card({}, issued=Declared.NOTHING_AROSE).missing
    assert set(lacking.facts) == {"due", "done"}
    [lacking] = card({}).missing
    assert set(lacking.facts) == {"due", "done", "issued"}
