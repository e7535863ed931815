"""The rows that decide a unit's checks, as both evaluators say: the rule network and plain Python.

A placement that they have agreed on once is not put to them again, by whichever unit. What is kept
hangs on a check's table and position alone.
"""

from collections.abc import Mapping, Sequence

from engine import reference
from engine.rete import Rete, WrongChecks
from engine.rule import Measured
from engine.table import Hit, Placed, State, Table

REMEMBERED = 50_000
"""Placements whose hits are kept for all units together: 10 MB at most."""


class Disagreement(ArithmeticError):
    """The evaluators differ on a check: no score is given. `checks` names them."""

    def __init__(self, checks: tuple[str, ...]) -> None:
        super().__init__(", ".join(checks))
        self.checks = checks


class Agreed:
    """Tables under both evaluators; for several threads at once.

    `ruleset` only names the network. Raises RefusedRuleset (engine.rete) past what one holds.
    """

    def __init__(
        self, tables: Mapping[str, Table], *, ruleset: str = "r", remember: int = REMEMBERED
    ) -> None:
        self.rete = Rete(tables, ruleset=ruleset)
        self._tables = tables
        self._remember = remember
        self._forget()

    def _forget(self) -> None:
        self._held = 0
        self._by_position: dict[str, dict[int, Hit]] = {check: {} for check in self._tables}
        self._by_state: dict[str, dict[State, Hit]] = {check: {} for check in self._tables}

    def decide(self, readings: Mapping[str, Measured]) -> tuple[dict[str, Hit], dict[str, int]]:
        """The hit of every check, in the order of the readings, and the position of each known one.

        Raises Disagreement where the evaluators differ, WrongChecks unless each check is read,
        RuntimeError when the network fails or is closed.
        """
        tables = self._tables
        if readings.keys() != tables.keys():
            raise WrongChecks(
                tuple(check for check in tables if check not in readings),
                tuple(check for check in readings if check not in tables),
            )
        if self.rete.closed:
            raise RuntimeError("the rule network is closed")
        by_position, by_state = self._by_position, self._by_state
        found: dict[str, Hit | None] = {}
        positions: dict[str, int] = {}
        for check, read in readings.items():
            if read.x is None:
                found[check] = by_state[check].get(read.state)
            else:
                at = positions[check] = tables[check].position_of(*read.x.as_integer_ratio())
                found[check] = by_position[check].get(at)
        fresh = [check for check, hit in found.items() if hit is None]
        placed = [tables[check].placed(readings[check].state, readings[check].x) for check in fresh]
        new = self._settle(placed) if placed else {}
        return {check: hit or new[check] for check, hit in found.items()}, positions

    def _settle(self, fresh: Sequence[Placed]) -> dict[str, Hit]:
        by_rete, by_reference = self.rete.some(fresh), reference.decide(self._tables, fresh)
        if by_rete != by_reference:
            raise Disagreement(tuple(c for c in by_reference if by_rete.get(c) != by_reference[c]))
        self._keep(fresh, by_reference)
        return by_reference

    def _keep(self, fresh: Sequence[Placed], hits: Mapping[str, Hit]) -> None:
        if self._held + len(fresh) > self._remember:
            self._forget()
        self._held += len(fresh)
        for check, state, position in fresh:
            if state is State.KNOWN:
                self._by_position[check][position] = hits[check]
            else:
                self._by_state[check][state] = hits[check]

    def close(self) -> None:
        """Give back what the rule network holds."""
        self.rete.close()
