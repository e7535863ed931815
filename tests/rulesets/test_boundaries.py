"""Every boundary of every shipped criterion: at it, just below, just above, by both evaluators."""

from fractions import Fraction

import pytest

from engine import reference
from engine.lower import Check, lower
from engine.rete import Rete
from engine.table import Placed, State
from evidence.library import Shelf, shipped
from tests.rulesets.examples import loaded

STATES = [state for state in State if state is not State.KNOWN]


def probes(check: Check) -> list[tuple[Placed, int | None]]:
    """Where a check is put, and the row whose span that is in; None where no row is asked for."""
    table = check.table
    ends = {end for _, span in table.spans for end in (span.low, span.high) if end is not None}
    near = Fraction(1, 4 * table.scale)
    found: list[tuple[Placed, int | None]] = []
    for x in sorted(edge + by for edge in ends for by in (-near, Fraction(0), near)):
        rows = [number for number, (_, span) in enumerate(table.spans) if x in span]
        if rows:
            [row] = rows
            found.append((Placed(check.id, State.KNOWN, table.position(x)), row))
    return found + [(Placed(check.id, state), None) for state in STATES]


@pytest.mark.parametrize("name", shipped(Shelf.RULESETS))
def test_both_evaluators_give_the_row_on_each_side_of_every_boundary(name: str) -> None:
    compiled = lower(loaded(name))
    each = [probes(check) for check in compiled.checks.values()]
    assert all(each)
    with Rete(compiled.tables, ruleset=name) as rete:
        for turn in range(max(map(len, each))):
            asked = [one[turn % len(one)] for one in each]
            placed = [where for where, _ in asked]
            hits = reference.decide(compiled.tables, placed)
            assert rete.decide(placed) == hits
            for where, row in asked:
                assert row is None or hits[where.check].row == row
