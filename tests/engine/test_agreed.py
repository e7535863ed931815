"""What both evaluators have agreed on once is not put to them again, and the hits stay the same."""

from collections.abc import Sequence
from fractions import Fraction

import durable_rules_engine as network
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine import reference
from engine.agreed import Agreed, Disagreement
from engine.rete import WrongChecks
from engine.rule import Measured
from engine.table import Hit, Placed, State, Table
from tests.engine.rete_tables import at, placements, several, some_tables, unit

TABLES = several(12, 0, 100, 250)


def readings(tables: dict[str, Table], placed: Sequence[Placed]) -> dict[str, Measured]:
    """Readings that are placed so."""
    found = {}
    for one in placed:
        known = one.state is State.KNOWN
        x = Fraction(one.position, 2 * tables[one.check].scale) if known else None
        found[one.check] = Measured(one.state, x)
    return found


@settings(deadline=None)
@given(st.data(), st.integers(1, 12))
def test_units_one_after_another_equal_the_reference(data: st.DataObject, remember: int) -> None:
    tables = data.draw(some_tables())
    both = Agreed(tables, remember=remember)
    for placed in data.draw(st.lists(placements(tables), min_size=1, max_size=6)):
        read = readings(tables, placed)
        found, positions = both.decide(read)
        assert positions == {
            c: tables[c].position(one.x) for c, one in read.items() if one.x is not None
        }
        within = [
            tables[check].placed(one.state, one.x) for check, one in read.items()
        ]  # held within ±EDGE
        assert found == reference.decide(tables, within)
        assert list(found) == [one.check for one in placed]
    both.close()


def test_only_what_is_new_is_decided(monkeypatch: pytest.MonkeyPatch) -> None:
    asserted: list[str] = []
    asked: list[Placed] = []
    real, plain = network.assert_fact, reference.decide

    def counted(handle: int, fact: str) -> object:
        asserted.append(fact)
        return real(handle, fact)

    def listed(tables: dict[str, Table], placed: list[Placed]) -> dict[str, Hit]:
        asked.extend(placed)
        return plain(tables, placed)

    both = Agreed(TABLES)
    first, second = unit(TABLES, 1), unit(TABLES, 2)
    decided = [both.decide(readings(TABLES, one))[0] for one in (first, second)]
    monkeypatch.setattr(network, "assert_fact", counted)
    monkeypatch.setattr(reference, "decide", listed)
    assert [both.decide(readings(TABLES, one))[0] for one in (first, second)] == decided
    assert not asserted + [str(one) for one in asked]
    first[3] = Placed(first[3].check, State.KNOWN, 12345)
    assert both.decide(readings(TABLES, first))[0] == plain(TABLES, first)
    assert len(asserted) == 1
    assert asked == [first[3]]
    both.close()


def test_no_more_is_kept_than_may_be() -> None:
    both = Agreed(TABLES, remember=20)
    for position in range(200):
        placed = at(TABLES, position)
        assert both.decide(readings(TABLES, placed))[0] == reference.decide(TABLES, placed)
        assert sum(map(len, both._by_position.values())) <= 20
    both.close()


def test_a_disagreement_is_told_at_every_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    both = Agreed(TABLES)
    right = both.rete.decide

    def wrong(placed: Sequence[Placed]) -> dict[str, Hit]:
        hits = right(placed)
        return hits | {"0.1": Hit("0.1", State.KNOWN, 1 - hits["0.1"].row)}

    monkeypatch.setattr(both.rete, "decide", wrong)
    for _ in range(2):
        with pytest.raises(Disagreement) as refused:
            both.decide(readings(TABLES, at(TABLES, 99)))
        assert refused.value.checks == ("0.1",)
    monkeypatch.setattr(both.rete, "decide", right)
    placed = at(TABLES, 99)
    assert both.decide(readings(TABLES, placed))[0] == reference.decide(TABLES, placed)
    both.close()


def test_a_check_of_no_table_is_refused() -> None:
    both = Agreed(TABLES)
    read = readings(TABLES, at(TABLES, 1))
    with pytest.raises(WrongChecks) as wrong:
        both.decide(read | {"none such": read["0.1"]})
    assert wrong.value.checks == ("none such",)
    both.close()


def test_what_is_known_is_not_told_once_closed() -> None:
    both = Agreed(TABLES)
    both.decide(readings(TABLES, at(TABLES, 0)))
    both.close()
    with pytest.raises(RuntimeError, match="closed"):
        both.decide(readings(TABLES, at(TABLES, 0)))
