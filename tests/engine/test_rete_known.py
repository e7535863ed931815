"""What the rule network has decided once is not put to it again, and the hits stay the same."""

import durable_rules_engine as network
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine import reference
from engine.rete import Rete
from engine.table import Placed, State
from tests.engine.rete_tables import at, placements, several, some_tables, unit

TABLES = several(12, 0, 100, 250)


@settings(deadline=None)
@given(st.data(), st.integers(1, 12))
def test_units_one_after_another_equal_the_reference(data: st.DataObject, remember: int) -> None:
    tables = data.draw(some_tables())
    with Rete(tables, remember=remember) as rete:
        for placed in data.draw(st.lists(placements(tables), min_size=1, max_size=6)):
            found = rete.decide(placed)
            assert found == reference.decide(tables, placed)
            assert list(found) == [one.check for one in placed]


def test_only_what_is_new_is_asserted(monkeypatch: pytest.MonkeyPatch) -> None:
    asserted = []
    real = network.assert_fact

    def counted(handle: int, fact: str) -> object:
        asserted.append(fact)
        return real(handle, fact)

    with Rete(TABLES, remember=100) as rete:
        first, second = unit(TABLES, 1), unit(TABLES, 2)
        decided = [rete.decide(first), rete.decide(second)]
        monkeypatch.setattr(network, "assert_fact", counted)
        assert [rete.decide(first), rete.decide(second)] == decided
        assert not asserted
        first[3] = Placed(first[3].check, State.KNOWN, 12345)
        assert rete.decide(first) == reference.decide(TABLES, first)
        assert len(asserted) == 1


def test_no_more_is_kept_than_may_be() -> None:
    with Rete(TABLES, remember=20) as rete:
        for position in range(200):
            placed = at(TABLES, position)
            assert rete.decide(placed) == reference.decide(TABLES, placed)
            assert len(rete._known) <= 20


def test_what_is_known_is_not_told_once_closed() -> None:
    rete = Rete(TABLES, remember=100)
    rete.decide(at(TABLES, 0))
    rete.close()
    with pytest.raises(RuntimeError, match="closed"):
        rete.decide(at(TABLES, 0))
