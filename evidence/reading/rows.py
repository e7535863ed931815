"""The rows of a table, each cell by the type of its column, each mistake at its cell."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from engine.facts import Cell, Row
from engine.nature import wholes
from engine.ruleset.fact import FactDeclaration, FactType
from evidence.findings import Findings
from evidence.salvage import Place
from evidence.shape import RowForm
from evidence.values import limit, read_value

NAME = "name"
"""The key of a row that says which unit it is."""


def read_rows(
    findings: Findings, fact: str, declared: FactDeclaration, forms: tuple[RowForm, ...], at: Place
) -> tuple[Row, ...]:
    """The rows as far as they hold; what does not is reported (E110-E114 and those of figures)."""
    if declared.type is not FactType.ROWS:
        findings.add("E110", at, name=fact, expected=declared.type.value)
        return ()
    rows: list[Row] = []
    first: dict[str, Place] = {}
    for number, form in enumerate(forms):
        place = (*at, number)
        name = (form.get(NAME) or "").strip()
        if not name:
            findings.add("E111", place, name=fact)
            continue
        if name in first:
            findings.add("E112", (*place, NAME), first[name], name=name)
            continue
        first[name] = (*place, NAME)
        row = Row(name, dict(_cells(findings, declared, form, place)))
        _hold_wholes(findings, declared, row, place)
        rows.append(row)
    return tuple(rows)


def _cells(
    findings: Findings, declared: FactDeclaration, form: RowForm, place: Place
) -> Iterator[tuple[str, Cell]]:
    columns = declared.cells
    for key, written in form.items():
        if key == NAME:
            continue
        if key not in columns:
            near = findings.near(key, columns)
            expected = ", ".join((NAME, *columns))
            findings.add_at_key("E113", (*place, key), suggestion=near, name=key, expected=expected)
        elif written is not None:
            figure = read_value(written, columns[key])
            findings.problems(figure.problems, key, (*place, key))
            if figure.value is not None and not isinstance(figure.value, tuple):
                yield key, figure.value


def _hold_wholes(findings: Findings, declared: FactDeclaration, row: Row, place: Place) -> None:
    """No part is more than its whole within the row."""
    cells: Mapping[str, Cell] = row.values
    for part, got in cells.items():
        for whole in wholes(declared.cells, part):
            most = cells.get(whole)
            if isinstance(got, Fraction) and isinstance(most, Fraction) and got > most:
                kind = declared.cells[part].type
                figures = {"got": limit(got, kind), "limit": limit(most, kind)}
                spans = (*place, part), (*place, whole)
                findings.add("E114", *spans, name=part, whole=whole, row=row.name, **figures)
