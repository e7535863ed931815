"""The tables in plain Python: the evaluator that every other one is held against."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from engine.table import KNOWN, Hit, Placed, State, Table


def decide(tables: Mapping[str, Table], placed: Iterable[Placed]) -> dict[str, Hit]:
    """The row that decides each check. Raises LookupError where no row or no table does."""
    return {one.check: hit(tables[one.check], one) for one in placed}


def hit(table: Table, one: Placed) -> Hit:
    """The row that decides one check. Raises LookupError where none does."""
    return stated(table, one.state) if one.state is not KNOWN else placed(table, one.position)


def read(table: Table, state: State, x: Fraction | None) -> Hit:
    """The row that decides a check of this state and value. Raises LookupError where none does."""
    return stated(table, state) if x is None else placed(table, table.position(x))


def stated(table: Table, state: State) -> Hit:
    """What a state other than KNOWN decides. Raises LookupError where it has no row."""
    found = table.stated.get(state)
    if found is None:
        raise LookupError(f"{table.check}: no row for {state.name}")
    return found


def placed(table: Table, m: int) -> Hit:
    """What a position decides. Raises LookupError where there is no band."""
    return table.hits[row_at(table, m)]


def row_at(table: Table, m: int) -> int:
    """The band of a position. Raises LookupError where there is none."""
    for index, (low, high) in enumerate(table.ends):
        if (low is None or m >= low) and (high is None or m <= high):
            return index
    raise LookupError(f"{table.check}: no band for position {m}")
