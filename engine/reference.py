"""The tables in plain Python: the evaluator that every other one is held against."""

from collections.abc import Iterable, Mapping

from engine.table import KNOWN, Hit, Placed, Table


def decide(tables: Mapping[str, Table], placed: Iterable[Placed]) -> dict[str, Hit]:
    """The row that decides each check. Raises LookupError where no row or no table does."""
    return {one.check: hit(tables[one.check], one) for one in placed}


def hit(table: Table, one: Placed) -> Hit:
    """The row that decides one check. Raises LookupError where none does."""
    check, state, m = one
    if state is not KNOWN:
        if state not in table.states:
            raise LookupError(f"{check}: no row for {state.name}")
        return table.stated[state]
    return table.hits[row_at(table, m)]


def row_at(table: Table, m: int) -> int:
    """The band of a position. Raises LookupError where there is none."""
    for index, (low, high) in enumerate(table.ends):
        if (low is None or m >= low) and (high is None or m <= high):
            return index
    raise LookupError(f"{table.check}: no band for position {m}")
