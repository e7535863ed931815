"""The tables in plain Python: the evaluator that every other one is held against."""

from collections.abc import Iterable, Mapping

from engine.table import Hit, Placed, State, Table


def decide(tables: Mapping[str, Table], placed: Iterable[Placed]) -> dict[str, Hit]:
    """The row that decides each check. Raises LookupError where no row or no table does."""
    return {one.check: hit(tables[one.check], one) for one in placed}


def hit(table: Table, one: Placed) -> Hit:
    """The row that decides one check. Raises LookupError where none does."""
    if one.state is not State.KNOWN:
        if one.state not in table.states:
            raise LookupError(f"{one.check}: no row for {one.state.name}")
        return Hit(one.check, one.state, -1)
    m = one.position
    for index, row in enumerate(table.rows):
        if (row.low is None or m >= row.low) and (row.high is None or m <= row.high):
            return table.hits[index]
    raise LookupError(f"{one.check}: no band for position {m}")
