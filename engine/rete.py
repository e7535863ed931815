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

    `ruleset` only names the network. `remember`: the hits of so many placements are kept, and what
    `decide` has put to the network once is not put to it again. Raises RefusedRuleset past what a
    network holds.
    """

    def __init__(
        self, tables: Mapping[str, Table], *, ruleset: str = "r", remember: int = 0
    ) -> None:
        self._pool = Pool(compiled(tables), ruleset)
        self._remember = remember
        self._known: dict[Placed, Hit] = {}
        self._close = weakref.finalize(self, self._pool.close)
        # When the interpreter ends, the system takes the memory back; there is nothing to wait for.
        self._close.atexit = False

    def decide(self, placed: Sequence[Placed]) -> dict[str, Hit]:
        """The hit of every check of one unit, in the order placed.

        Raises WrongChecks unless each check of the ruleset is placed once, ValueError for a
        position beyond ±2^62, RuleCountError, RuntimeError when the network fails or is closed.
        """
        known, found = self._known, dict[str, Hit | None]()
        for one in placed:
            found[one.check] = known.get(one)
        checks = self._pool.rules.checks
        if len(found) != len(placed) or found.keys() != checks.keys():
            raise _wrong(checks, placed)
        fresh = [one for one in placed if found[one.check] is None]
        _demand_within(fresh)
        with self._pool.turn() as memory:
            hits = memory.settle(fresh)
        if self._remember:
            self._keep(fresh, hits)
        return {check: hit or hits[check] for check, hit in found.items()}

    def _keep(self, fresh: Sequence[Placed], hits: Mapping[str, Hit]) -> None:
        if len(self._known) + len(fresh) > self._remember:
            self._known = {}
        self._known.update((one, hits[one.check]) for one in fresh)

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
            _demand_one(self._pool.rules, one)
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


def _wrong(checks: Collection[str], placed: Sequence[Placed]) -> WrongChecks:
    times = Counter(one.check for one in placed)
    missing = (check for check in checks if check not in times)
    extra = (check for check, n in times.items() if n > 1 or check not in checks)
    return WrongChecks(tuple(missing), tuple(extra))


def _demand_within(placed: Sequence[Placed]) -> None:
    for one in placed:
        if not -MAX_CONSTANT <= one.position <= MAX_CONSTANT:
            raise _beyond(one)


def _demand_one(rules: Rules, one: Placed) -> None:
    if one.check not in rules.checks:
        raise WrongChecks((), (one.check,))
    if not -MAX_CONSTANT <= one.position <= MAX_CONSTANT:
        raise _beyond(one)


def _beyond(one: Placed) -> ValueError:
    return ValueError(f"{one.check}: position {one.position} is beyond ±2^62")
