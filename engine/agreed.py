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
"""Placements whose hits one engine keeps, 10 MB at most; past that it begins again with none."""


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
        """The hit of each check, in the order of the readings, and the position of each known one.

        Raises Disagreement where the evaluators differ, WrongChecks for a check of no table,
        RuntimeError when the network fails or is closed.
        """
        if not readings.keys() <= self._tables.keys():
            raise WrongChecks(tuple(check for check in readings if check not in self._tables))
        if self.rete.closed:
            raise RuntimeError("the rule network is closed")
        tables, by_position, by_state = self._tables, self._by_position, self._by_state
        found: dict[str, Hit] = {}
        positions: dict[str, int] = {}
        fresh: list[Placed] = []
        for check, read in readings.items():
            x, table = read.x, tables[check]
            if x is None:
                hit = by_state[check].get(read.state)
            else:
                at = positions[check] = table.position_of(*x.as_integer_ratio())
                hit = by_position[check].get(at)
            if hit is None:
                fresh.append(table.placed(read.state, x))
            else:
                found[check] = hit
        if fresh:
            found |= self._settle(fresh)
            found = {check: found[check] for check in readings}
        return found, positions

    def _settle(self, fresh: Sequence[Placed]) -> dict[str, Hit]:
        by_rete, by_reference = self.rete.decide(fresh), reference.decide(self._tables, fresh)
        if by_rete != by_reference:
            raise Disagreement(tuple(c for c in by_reference if by_rete.get(c) != by_reference[c]))
        self._keep(fresh, by_reference)
        return by_reference

    def _keep(self, fresh: Sequence[Placed], hits: Mapping[str, Hit]) -> None:
        if self._held + len(fresh) > self._remember:
            self._forget()
        self._held += len(fresh)
        for one in fresh:
            if one.state is State.KNOWN:
                self._by_position[one.check][one.position] = hits[one.check]
            else:
                self._by_state[one.check][one.state] = hits[one.check]

    def close(self) -> None:
        """Give back what the rule network holds."""
        self.rete.close()
