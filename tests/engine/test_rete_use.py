"""The rule network in use: many units, many threads, opened and closed, memory and the end."""

import gc
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier, Thread

import durable_rules_engine as network
import pytest

from engine import reference
from engine.rete import Rete
from engine.rete_memory import AT_ONCE
from engine.table import Hit, Placed, State
from tests.engine.rete_tables import at, several, unit

ROOT = Path(__file__).parents[2]
TABLES = several(20, 0, 100, 250)


@pytest.fixture(autouse=True)
def threads_take_turns_often() -> Iterator[None]:
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    yield
    sys.setswitchinterval(usual)


@pytest.fixture
def deleted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The sids given back to the network."""
    sids: list[str] = []
    real = network.delete_state

    def delete(handle: int, sid: str) -> None:
        sids.append(sid)
        real(handle, sid)

    monkeypatch.setattr(network, "delete_state", delete)
    return sids


def test_threads_with_different_units_give_what_one_gives() -> None:
    units = [unit(TABLES, number) for number in range(400)]
    expected = [reference.decide(TABLES, placed) for placed in units]
    start = Barrier(4)

    def share(rete: Rete, first: int) -> dict[int, dict[str, Hit]]:
        start.wait()
        return {n: rete.decide(units[n]) for n in range(first, len(units), 4)}

    with Rete(TABLES) as rete, ThreadPoolExecutor(4) as threads:
        shares = threads.map(share, [rete] * 4, range(4))
        found = {n: hits for one in shares for n, hits in one.items()}
    assert [found[n] for n in range(len(units))] == expected


def test_more_threads_than_memories_wait_their_turn(deleted: list[str]) -> None:
    units = [unit(TABLES, number) for number in range(300)]
    with Rete(TABLES) as rete:
        with ThreadPoolExecutor(3 * AT_ONCE) as threads:
            found = list(threads.map(rete.decide, units))
        assert found == [reference.decide(TABLES, placed) for placed in units]
        assert not deleted
    assert 1 <= len(deleted) <= AT_ONCE


def test_changes_by_several_threads() -> None:
    checks = list(TABLES)

    def changes(rete: Rete, first: int) -> None:
        for turn in range(300):
            check = checks[first + 4 * (turn % 5)]
            one = Placed(check, State.KNOWN, turn * 37 % 400 - 50)
            assert rete.decide([one]) == reference.decide(TABLES, [one])

    with Rete(TABLES) as rete, ThreadPoolExecutor(4) as threads:
        for _ in threads.map(changes, [rete] * 4, range(4)):
            pass


def test_closing_while_threads_decide() -> None:
    for _ in range(20):
        rete = Rete(TABLES)
        begun = Barrier(4)
        wrong: list[str] = []

        def decide(rete: Rete = rete, begun: Barrier = begun, wrong: list[str] = wrong) -> None:
            begun.wait()
            try:
                for number in range(10_000):
                    placed = unit(TABLES, number)
                    assert rete.decide(placed) == reference.decide(TABLES, placed)
            except RuntimeError as closed:
                wrong.append(str(closed))

        threads = [Thread(target=decide) for _ in range(3)]
        for thread in threads:
            thread.start()
        begun.wait()
        time.sleep(0.005)
        rete.close()
        for thread in threads:
            thread.join()
        assert wrong == ["the rule network is closed"] * 3


def test_nothing_works_once_closed() -> None:
    rete = Rete(TABLES)
    rete.decide(at(TABLES, 0))
    rete.close()
    rete.close()
    assert rete.closed
    with pytest.raises(RuntimeError, match="closed"):
        rete.decide(at(TABLES, 0))


def test_one_that_is_forgotten_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    deleted: list[int] = []
    real = network.delete_ruleset
    monkeypatch.setattr(network, "delete_ruleset", lambda handle: deleted.append(real(handle)))
    rete = Rete(TABLES)
    rete.decide(at(TABLES, 0))
    del rete
    gc.collect()
    assert len(deleted) == 1


def python(script: str) -> str:
    """What a fresh interpreter prints; it must end by itself."""
    head = "from engine.rete import Rete\nfrom tests.engine.rete_tables import at, several, unit\n"
    done = subprocess.run(
        [sys.executable, "-c", head + script],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    assert not done.stderr
    return done.stdout


PEAK = """
import resource, sys
def peak():
    size = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return size / 1024 if sys.platform != "darwin" else size / 1024**2
"""


def test_memory_is_flat_over_many_units_and_changes() -> None:
    grown = python(
        PEAK + "rete = Rete(several(100, 0, 100))\n"
        "def go(units):\n"
        "    for number in units:\n"
        "        rete.decide(unit(rete_tables, number))\n"
        "        for one in unit(rete_tables, number + 1):\n"
        "            rete.decide([one])\n"
        "rete_tables = several(100, 0, 100)\n"
        "go(range(100)); before = peak(); go(range(100, 600)); print(peak() - before)"
    )
    assert float(grown) < 4


@pytest.mark.parametrize("end", ["rete.close()", "del rete"])
def test_memory_is_flat_over_many_opened_and_closed(end: str) -> None:
    grown = python(
        PEAK + "tables = several(40, 0, 100)\n"
        "def go(times):\n"
        "    for number in times:\n"
        "        rete = Rete(tables)\n"
        "        rete.decide(unit(tables, number))\n"
        f"        {end}\n"
        "go(range(20)); before = peak(); go(range(20, 220)); print(peak() - before)"
    )
    assert float(grown) < 8


def test_the_interpreter_ends_with_networks_and_threads_open() -> None:
    ended = python(
        "import threading, time\n"
        "tables = several(20, 0, 100)\n"
        "rete = Rete(tables)\n"
        "def forever():\n"
        "    while True: rete.decide(at(tables, 5)); rete.decide(at(tables, 105))\n"
        "threading.Thread(target=forever, daemon=True).start()\n"
        "time.sleep(0.2)\n"
        "print(threading.active_count())"
    )
    assert ended == "2\n"
