"""The tables in plain Python: the evaluator that every other one is held against."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from engine.table import KNOWN, Hit, Placed, State, Table


def decide(tables: Mapping[str, Table], each: Iterable[Placed]) -> dict[str, Hit]:
    """The row that decides each check. Raises LookupError where no row or no table does."""
    return {one.check: hit(tables[one.check], one) for one in each}


def hit(table: Table, one: Placed) -> Hit:
    """The row that decides one check. Raises LookupError where none does."""
    if one.state is not KNOWN:
        return _in_state(table, one.state)
    return _at_position(table, one.position)


def hit_of(table: Table, state: State, x: Fraction | None) -> Hit:
    """The row that decides a check of this state and value. Raises LookupError where none does."""
    if state is not KNOWN or x is None:
        return _in_state(table, state)
    return _at_position(table, table.position(x))


def _in_state(table: Table, state: State) -> Hit:
    found = table.stated.get(state)
    if found is None:
        raise LookupError(f"{table.check}: no row for {state.name}")
    return found


def _at_position(table: Table, m: int) -> Hit:
    return table.hits[row_at(table, m)]


def row_at(table: Table, m: int) -> int:
    """The band of a position. Raises LookupError where there is none."""
    for index, (low, high) in enumerate(table.ends):
        if (low is None or m >= low) and (high is None or m <= high):
            return index
    raise LookupError(f"{table.check}: no band for position {m}")
