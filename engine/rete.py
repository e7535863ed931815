"""Decision tables evaluated by a rule network (durable_rules), one unit at a time.

Every check is one fact, and exactly one rule must fire for it. `engine.reference` decides the same
tables in plain Python; the two must agree.

with Rete(tables) as rete:
    hits = rete.decide(placed)
"""

import weakref
from collections import Counter
from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import Self

from engine.rete_memory import Pool, RuleCountError
from engine.rete_rules import MAX_CONSTANT, RefusedRuleset, Rules, compiled
from engine.table import Hit, Placed, Table

__all__ = ["RefusedRuleset", "Rete", "RuleCountError", "WrongChecks"]


class WrongChecks(ValueError):
    """Checks of no table, or that are placed twice: `checks` names them."""

    def __init__(self, checks: tuple[str, ...]) -> None:
        super().__init__(", ".join(checks))
        self.checks = checks


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
        """The hit of each of some checks, in the order placed, none of them placed twice.

        Raises WrongChecks for a check that no table is of or that is placed twice, ValueError for a
        position beyond ±2^62, RuleCountError, RuntimeError when the network fails or is closed.
        """
        _demand(self._pool.rules, placed)
        with self._pool.turn() as memory:
            return memory.settle(placed)

    @property
    def closed(self) -> bool:
        """Whether it has given back what it held."""
        return self._pool.closed

    def close(self) -> None:
        """Give back what the network holds. A second call does nothing."""
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


def _demand(rules: Rules, placed: Sequence[Placed]) -> None:
    times = Counter(one.check for one in placed)
    wrong = tuple(check for check, n in times.items() if n > 1 or check not in rules.checks)
    if wrong:
        raise WrongChecks(wrong)
    for one in placed:
        if not -MAX_CONSTANT <= one.position <= MAX_CONSTANT:
            raise ValueError(f"{one.check}: position {one.position} is beyond ±2^62")
