"""Decision tables as the rules of a network, kept to what durable_rules does well.

A check is one fact: its code, its state, its position. A rule tests the code first, then the state,
then the bounds of one band. durable_rules tells names apart by a 32-bit hash alone, so every name
is generated here and drawn again until no two share a hash. Past its limits it hangs, overflows or
answers wrongly: a ruleset beyond them is refused before it gets there.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from engine.table import Hit, Row, State, Table

CHECK, STATE, POSITION = "chk", "s", "m"
"""The properties of a fact. Each begins its search at the last five bits of its hash; `chk` has the
highest (31), so no other walks through the entries of every check: 5 % off a unit."""
WORDS = (CHECK, STATE, POSITION, "id", "sid", "$s", "$m", "$and", "$gte", "$lte", "all")
"""Names that a fact or a rule is written with; no generated name may share a hash with one."""

MAX_CHECKS = 499
"""Distinct first conditions are 500 at most (513 hang); one is the boot fact's."""
MAX_RULES = 3_999
"""Rules are 4,000 at most; one is the boot fact's."""
MAX_BANDS = 60
"""Rules one fact can match are 60 at most. Half-way through, that is every band of its check: above
the last threshold the lower bound of each holds, and the matcher stacks them all (64 overflow)."""
MAX_CONSTANT = 2**62
"""Constants and positions are compared as integers within ±2^62."""
MAX_SIDS = 64
"""Working memories of one network; the package's own wall is at 1,024."""


class RefusedRuleset(ValueError):
    """More than a rule network holds.

    `limit` is checks, rules, bands (of `check`) or constant (of `check`); `count` is what the
    ruleset has of it and `allowed` the most there may be (for a constant: its size).
    """

    def __init__(self, limit: str, count: int, allowed: int, check: str = "") -> None:
        super().__init__(f"{limit}{f' of {check}' if check else ''}: {count}, at most {allowed}")
        self.limit = limit
        self.count = count
        self.allowed = allowed
        self.check = check


def fnv1a(text: str) -> int:
    """The 32-bit FNV-1a hash of an ASCII text: the identity durable_rules gives to a name."""
    value = 2_166_136_261
    for byte in text.encode("ascii"):
        value = (value ^ byte) * 16_777_619 & 0xFFFFFFFF
    return value


def spell(stem: str, salt: int) -> str:
    """A name from its stem and the number of times it was drawn again."""
    return f"{stem}.{salt}"


class Names:
    """Draws names no two of which share a hash; the same stems give the same names at every run."""

    def __init__(
        self, taken: Iterable[str] = WORDS, spell: Callable[[str, int], str] = spell
    ) -> None:
        self._taken = {fnv1a(name) for name in taken}
        self._spell = spell

    def draw(self, stem: str, *forms: str) -> str:
        """A name whose hash is free, as are those of the other forms it takes (`sid-{}`)."""
        salt = 0
        while True:
            name = self._spell(stem, salt)
            hashes = {fnv1a(form.format(name)) for form in ("{}", *forms)}
            if len(hashes) > len(forms) and self._taken.isdisjoint(hashes):
                self._taken |= hashes
                return name
            salt += 1


@dataclass(frozen=True, slots=True)
class Telling:
    """A check as the network is told of it: JSON that lacks its end, which names the sid.

    To assert: `asserted[state]`, the position, the end. To retract: `retracted`, the end.
    """

    asserted: dict[State, str]
    retracted: str


@dataclass(frozen=True, slots=True)
class Rules:
    """A compiled ruleset: how checks are told, which rule is which hit, and the rules as JSON."""

    checks: dict[str, Telling]
    hits: dict[str, Hit]
    boot: str
    sids: tuple[str, ...]
    text: str


def compiled(tables: Mapping[str, Table]) -> Rules:
    """The rules of these tables. Raises RefusedRuleset past what a network holds."""
    _refuse_past_limits(tables)
    names = Names()
    boot = names.draw("boot")
    rules: dict[str, Any] = {boot: _rule([_code(boot)])}
    checks: dict[str, Telling] = {}
    hits: dict[str, Hit] = {}
    for number, (check, table) in enumerate(tables.items()):
        code = names.draw(f"c{number}")
        checks[check] = _telling(code)
        for state in table.states:
            name = names.draw(f"s{number}-{state.value}")
            rules[name] = _rule([_code(code), _state(state)])
            hits[name] = Hit(check, state, -1)
        for index, row in enumerate(table.rows):
            name = names.draw(f"b{number}-{index}")
            rules[name] = _rule([_code(code), _state(State.KNOWN), *_bounds(row)])
            hits[name] = Hit(check, State.KNOWN, index)
    # The network files a fact of its own under every sid, with the id `sid-` and the sid.
    sids = tuple(names.draw(f"u{number}", "sid-{}") for number in range(MAX_SIDS))
    return Rules(checks, hits, f'{{"{CHECK}":"{boot}","id":"{boot}"', sids, json.dumps(rules))


def _refuse_past_limits(tables: Mapping[str, Table]) -> None:
    if len(tables) > MAX_CHECKS:
        raise RefusedRuleset("checks", len(tables), MAX_CHECKS)
    rules = sum(len(table.rows) + len(table.states) for table in tables.values())
    if rules > MAX_RULES:
        raise RefusedRuleset("rules", rules, MAX_RULES)
    for check, table in tables.items():
        if len(table.rows) > MAX_BANDS:
            raise RefusedRuleset("bands", len(table.rows), MAX_BANDS, check)
        bounds = (bound for row in table.rows for bound in (row.low, row.high))
        size = max((abs(bound) for bound in bounds if bound is not None), default=0)
        if size > MAX_CONSTANT:
            raise RefusedRuleset("constant", size, MAX_CONSTANT, check)


def _telling(code: str) -> Telling:
    asserted = {
        state: f'{{"{CHECK}":"{code}","id":"{code}","{STATE}":{state.value},"{POSITION}":'
        for state in State
    }
    return Telling(asserted, f'{{"id":"{code}"')


def _rule(conditions: list[dict[str, Any]]) -> dict[str, Any]:
    # Always an $and: without it a condition of two keys loses its second.
    return {"all": [{"m": {"$and": conditions}}]}


def _code(code: str) -> dict[str, Any]:
    return {CHECK: code}


def _state(state: State) -> dict[str, Any]:
    return {STATE: state.value}


def _bounds(row: Row) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    if row.low is not None:
        found.append({"$gte": {POSITION: row.low}})
    if row.high is not None:
        found.append({"$lte": {POSITION: row.high}})
    return found
