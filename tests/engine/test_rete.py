"""The rule network against plain Python, and what it does when something is wrong."""

from collections.abc import Callable
from typing import Any

import durable_rules_engine as network
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine import reference
from engine.rete import Rete, RuleCountError, WrongChecks
from engine.rete_rules import MAX_CONSTANT, MAX_SIDS, compiled
from engine.table import EDGE, Hit, Placed, State
from tests.engine.rete_tables import (
    STATES,
    at,
    of_rows,
    placement,
    placements,
    row,
    several,
    some_tables,
    table,
    unit,
)

TABLES = several(12, 0, 100, 250)


@settings(deadline=None)
@given(st.data())
def test_units_one_after_another_equal_the_reference(data: st.DataObject) -> None:
    tables = data.draw(some_tables())
    with Rete(tables) as rete:
        for placed in data.draw(st.lists(placements(tables), min_size=1, max_size=4)):
            found = rete.decide(placed)
            assert found == reference.decide(tables, placed)
            assert list(found) == [one.check for one in placed]


@settings(deadline=None)
@given(st.data())
def test_changes_one_after_another_equal_the_reference(data: st.DataObject) -> None:
    tables = data.draw(some_tables())
    with Rete(tables) as rete:
        rete.decide(data.draw(placements(tables)))
        for check in data.draw(st.lists(st.sampled_from(list(tables)), max_size=8)):
            one = data.draw(placement(tables, check))
            assert rete.decide([one]) == reference.decide(tables, [one])


@pytest.mark.parametrize("edge", [-EDGE, -EDGE + 1, -7, -1, 0, 1, 7, 2**53, EDGE - 1, EDGE])
def test_a_band_begins_where_it_begins(edge: int) -> None:
    with Rete({"1": table("1", edge)}) as rete:
        for position, index in ((edge - 1, 0), (edge, 1), (edge + 1, 1), (edge - 1, 0)):
            found = rete.decide([Placed("1", State.KNOWN, position)])
            assert found == {"1": Hit("1", State.KNOWN, index)}


@pytest.mark.parametrize("state", STATES)
def test_a_state_has_its_own_row_whatever_the_position(state: State) -> None:
    with Rete(TABLES) as rete:
        for position in (0, 100, -EDGE, EDGE):
            placed = [Placed(check, state, position) for check in TABLES]
            assert rete.decide(placed) == {check: Hit(check, state, -1) for check in TABLES}


def test_a_ruleset_without_checks() -> None:
    with Rete({}) as rete:
        assert rete.decide([]) == {}


def counted(
    monkeypatch: pytest.MonkeyPatch, name: str, fails: tuple[int, BaseException] | None = None
) -> list[Any]:
    """The calls the network gets of one of its functions; the n-th is done and then fails."""
    calls: list[Any] = []
    real: Callable[..., Any] = getattr(network, name)

    def call(*args: Any) -> Any:
        calls.append(args)
        done = real(*args)
        if fails and len(calls) == fails[0]:
            raise fails[1]
        return done

    monkeypatch.setattr(network, name, call)
    return calls


def test_names_that_are_no_ascii_words_do_not_reach_the_network(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tables = {"3.1/ý": table("3.1/ý", 5), 'a"b\\': table('a"b\\', 5)}
    created = counted(monkeypatch, "create_ruleset")
    asserted = counted(monkeypatch, "assert_fact")
    with Rete(tables, ruleset="hà-nội/" + "x" * 300) as rete:
        assert rete.decide(at(tables, 5)) == reference.decide(tables, at(tables, 5))
    [(name, rules)] = created
    assert name == "h.-n.i." + "x" * 57
    told = "".join(fact for _, fact in asserted)
    assert "3.1" not in rules + told
    assert "ý" not in rules + told


def test_only_what_changed_is_asserted(monkeypatch: pytest.MonkeyPatch) -> None:
    placed = at(TABLES, 100)
    with Rete(TABLES) as rete:
        first = rete.decide(placed)
        asserted = counted(monkeypatch, "assert_fact")
        retracted = counted(monkeypatch, "retract_fact")
        assert rete.decide(placed) == first
        assert not asserted
        placed[3] = Placed(placed[3].check, State.KNOWN, 99)
        assert rete.decide(placed) == reference.decide(TABLES, placed)
        assert len(asserted) == len(retracted) == 1
        placed[3] = Placed(placed[3].check, State.BLANK, 99)
        assert rete.decide(placed) == reference.decide(TABLES, placed)
        assert len(asserted) == len(retracted) == 2


def test_no_rule_or_two_name_the_check() -> None:
    tables = {
        **TABLES,
        "gap": of_rows("gap", (row(None, 9), row(20, None))),
        "overlap": of_rows("overlap", (row(None, 30), row(30, None))),
    }
    with Rete(tables) as rete:
        with pytest.raises(RuleCountError, match="gap: 0 rules fired") as none:
            rete.decide(at(tables, 15))
        assert (none.value.check, none.value.fired) == ("gap", ())
        with pytest.raises(RuleCountError, match="overlap: 2 rules fired") as two:
            rete.decide(at(tables, 30))
        assert two.value.check == "overlap"
        assert {hit.row for hit in two.value.fired} == {0, 1}
        for position in (9, 29, 31):
            placed = at(tables, position)
            assert rete.decide(placed) == reference.decide(tables, placed)


def test_a_state_without_a_row_names_the_check() -> None:
    bare = table("1", 0)
    del bare.states[State.AWAITING]
    with Rete({"1": bare}) as rete, pytest.raises(RuleCountError) as none:
        rete.decide([Placed("1", State.AWAITING)])
    assert (none.value.check, none.value.fired) == ("1", ())


def test_a_rule_of_another_check_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    foreign = next(name for name, hit in compiled(TABLES).hits.items() if hit.check == "0.7")
    with Rete(TABLES) as rete:
        rete.decide(at(TABLES, 0))
        fired = iter([f'{{"{foreign}":{{}}}}'])
        monkeypatch.setattr(
            network, "complete_and_start_action", lambda handle, offset: next(fired, None)
        )
        with pytest.raises(RuleCountError) as one_too_many:
            rete.decide([Placed("0.2", State.KNOWN, 100)])
    assert one_too_many.value.check == "0.7"
    assert [hit.check for hit in one_too_many.value.fired] == ["0.7"]


def test_after_an_error_it_decides_afresh() -> None:
    tables = {**TABLES, "gap": of_rows("gap", (row(None, 9), row(20, None)))}
    with Rete(tables) as rete:
        rete.decide(at(tables, 20))
        with pytest.raises(RuleCountError):
            rete.decide([Placed("gap", State.KNOWN, 10)])
        assert rete.decide(at(tables, 9)) == reference.decide(tables, at(tables, 9))
        found = rete.decide([Placed("gap", State.KNOWN, 20)])
        assert found == {"gap": Hit("gap", State.KNOWN, 1)}


@pytest.mark.parametrize("call", ["retract_fact", "assert_fact", "complete_and_start_action"])
@pytest.mark.parametrize("wrong", [KeyboardInterrupt(), network.error("code 303")])
def test_what_was_left_half_way_is_not_used_again(
    monkeypatch: pytest.MonkeyPatch, call: str, wrong: BaseException
) -> None:
    with Rete(TABLES) as rete:
        rete.decide(unit(TABLES, 1))
        calls = counted(monkeypatch, call, fails=(3, wrong))
        with pytest.raises((KeyboardInterrupt, RuntimeError)):
            rete.decide(unit(TABLES, 2))
        assert len(calls) == 3
        monkeypatch.undo()
        for number in (2, 1, 3):
            placed = unit(TABLES, number)
            assert rete.decide(placed) == reference.decide(TABLES, placed)


def test_a_sid_that_fails_at_its_first_fact_is_not_used_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    placed = at(TABLES, 5)
    with Rete(TABLES) as rete:
        for _ in range(MAX_SIDS):
            counted(monkeypatch, "start_action_for_state", fails=(1, network.error("code 101")))
            with pytest.raises(RuntimeError, match="the rule network failed: code 101"):
                rete.decide(placed)
            monkeypatch.undo()
        with pytest.raises(RuntimeError, match="no sid left"):
            rete.decide(placed)


def test_a_sid_that_fires_no_first_rule_is_neither_used_nor_deleted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    deleted = counted(monkeypatch, "delete_state")
    with Rete(TABLES) as rete:
        with monkeypatch.context() as quiet:
            quiet.setattr(network, "start_action_for_state", lambda handle, offset: None)
            with pytest.raises(RuntimeError, match="its first rule did not fire"):
                rete.decide(at(TABLES, 5))
        assert rete.decide(at(TABLES, 5)) == reference.decide(TABLES, at(TABLES, 5))
    assert [sid for _, sid in deleted] == [compiled(TABLES).sids[1]]


OTHER = Placed("none such", State.UNKNOWN)


@pytest.mark.parametrize(
    ("placed", "named"),
    [
        ([OTHER], ("none such",)),
        ([*at(TABLES, 7), OTHER], ("none such",)),
        ([*at(TABLES, 7), at(TABLES, 7)[2]], ("0.2",)),
    ],
)
def test_a_check_of_no_table_or_twice_is_refused(
    placed: list[Placed], named: tuple[str, ...]
) -> None:
    with Rete(TABLES) as rete:
        rete.decide(at(TABLES, 100))
        with pytest.raises(WrongChecks) as wrong:
            rete.decide(placed)
        assert wrong.value.checks == named
        found = rete.decide([Placed("0.1", State.KNOWN, 99)])
        assert found == {"0.1": Hit("0.1", State.KNOWN, 1)}


@pytest.mark.parametrize("sign", [1, -1])
def test_a_position_too_large_is_refused(sign: int) -> None:
    with Rete(TABLES) as rete:
        placed = at(TABLES, sign * MAX_CONSTANT)
        assert rete.decide(placed) == reference.decide(TABLES, placed)
        placed[4] = Placed("0.4", State.KNOWN, sign * (MAX_CONSTANT + 1))
        with pytest.raises(ValueError, match=r"0\.4"):
            rete.decide(placed)
