"""Decision tables evaluated by a rule network (durable_rules), one unit at a time.

Every check is one fact, and exactly one rule must fire for it. `engine.reference` decides the same
tables in plain Python; the two must agree.

with Rete(tables) as rete:
    hits = rete.decide(placed)          # every check of a unit
    with rete.session() as session:     # the same, then one change after another
        hits = session.decide(placed)
        hit = session.change(one)
"""

import weakref
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from threading import Lock
from types import TracebackType
from typing import Self

from engine.rete_memory import Memory, Pool, RuleCountError
from engine.rete_rules import MAX_CONSTANT, RefusedRuleset, Rules, compiled
from engine.table import Hit, Placed, Table

__all__ = ["RefusedRuleset", "Rete", "RuleCountError", "Session", "WrongChecks"]


class WrongChecks(ValueError):
    """The checks placed are not those of the ruleset: `missing`, and `extra` (or placed twice)."""

    def __init__(self, missing: tuple[str, ...], extra: tuple[str, ...]) -> None:
        super().__init__(f"missing: {', '.join(missing)}; extra: {', '.join(extra)}")
        self.missing = missing
        self.extra = extra


class Rete:
    """Tables compiled into a rule network; for several threads at once.

    `ruleset` only names the network. Raises RefusedRuleset past what a network holds.
    """

    def __init__(self, tables: Mapping[str, Table], *, ruleset: str = "r") -> None:
        self._pool = Pool(compiled(tables), ruleset)
        self._close = weakref.finalize(self, self._pool.close)
        # When the interpreter ends, the system takes the memory back; there is nothing to wait for.
        self._close.atexit = False

    def decide(self, placed: Sequence[Placed]) -> dict[str, Hit]:
        """The hit of every check of one unit, in the order placed.

        Raises WrongChecks unless each check of the ruleset is placed once, ValueError for a
        position beyond ±2^62, RuleCountError, RuntimeError when the network fails or is closed.
        """
        _demand_all(self._pool.rules, placed)
        with self._pool.turn() as memory:
            return memory.settle(placed)

    def some(self, placed: Sequence[Placed]) -> dict[str, Hit]:
        """As `decide`, of some checks alone, none of them placed twice."""
        _demand_some(self._pool.rules, placed)
        with self._pool.turn() as memory:
            return memory.settle(placed)

    @property
    def closed(self) -> bool:
        """Whether it has given back what it held."""
        return self._pool.closed

    def session(self) -> "Session":
        """A memory of one's own, for one change after another. At most 60 are open at once."""
        return Session(self)

    def close(self) -> None:
        """Give back what the network holds; sessions end with it. A second call does nothing."""
        self._close()

    def __enter__(self) -> Self:
        """Use as a context manager closes it at the end."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        wrong: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        """See `close`."""
        self.close()


class Session:
    """One unit kept in the network while its facts change. Use as a context manager."""

    def __init__(self, rete: Rete) -> None:
        self._rete = rete  # the network lives as long as its sessions
        self._pool = rete._pool
        self._memory: Memory | None = None
        self._decided = False
        self._lock = Lock()

    def decide(self, placed: Sequence[Placed]) -> dict[str, Hit]:
        """As `Rete.decide`; what is placed as before is not decided again."""
        with self._lock:
            memory = self._open()
            _demand_all(self._pool.rules, placed)
            if not memory.sound:
                self._pool.give(memory)
                self._memory = memory = self._pool.take()
            hits = memory.settle(placed)
            self._decided = True
            return hits

    def change(self, one: Placed) -> Hit:
        """The hit of one check placed anew. Raises as `decide`, which must have come before.

        After an error of the network, decide again first.
        """
        with self._lock:
            memory = self._open()
            if one.check not in self._pool.rules.checks:
                raise WrongChecks((), (one.check,))
            _demand_within((one,))
            if not self._decided:
                raise RuntimeError("a change comes after decide")
            return memory.settle((one,))[one.check]

    def _open(self) -> Memory:
        if self._memory is None:
            raise RuntimeError("the session is not open")
        return self._memory

    def __enter__(self) -> Self:
        """Open it. Raises RuntimeError when too many are open, or the network is closed."""
        with self._lock:
            if self._memory is not None:
                raise RuntimeError("the session is open already")
            self._memory = self._pool.seat()
            return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        wrong: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        """End it; its memory goes back to the network."""
        with self._lock:
            memory, self._memory, self._decided = self._memory, None, False
            if memory is not None:
                self._pool.leave(memory)


def _demand_all(rules: Rules, placed: Sequence[Placed]) -> None:
    checks = {one.check for one in placed}
    if len(placed) != len(checks) or checks != rules.checks.keys():
        raise _wrong(rules.checks, placed)
    _demand_within(placed)


def _demand_some(rules: Rules, placed: Sequence[Placed]) -> None:
    extra = _extra(rules.checks, Counter(one.check for one in placed))
    if extra:
        raise WrongChecks((), extra)
    _demand_within(placed)


def _wrong(checks: Collection[str], placed: Sequence[Placed]) -> WrongChecks:
    times = Counter(one.check for one in placed)
    missing = tuple(check for check in checks if check not in times)
    return WrongChecks(missing, _extra(checks, times))


def _extra(checks: Collection[str], times: Mapping[str, int]) -> tuple[str, ...]:
    return tuple(check for check, n in times.items() if n > 1 or check not in checks)


def _demand_within(placed: Sequence[Placed]) -> None:
    for one in placed:
        if not -MAX_CONSTANT <= one.position <= MAX_CONSTANT:
            raise ValueError(f"{one.check}: position {one.position} is beyond ±2^62")
