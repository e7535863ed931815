"""Last year's results: a table of units and totals, as CSV from a spreadsheet or from `rank`.

unit,total,rank
xa-01,90.45,5

The first line names the columns, in any order and among others: `unit`, `total` (or `earned`), and
`rank` where it is known. Cells are parted by commas, semicolons or tabs, whichever the first line
has. A rank that is not given is worked out. A unit with neither had no result. The apostrophe that
keeps a spreadsheet from taking a cell for a formula is no part of the cell.
"""

import csv
import re
from collections.abc import Iterator
from fractions import Fraction
from io import StringIO
from pathlib import Path
from typing import NamedTuple

from engine.rank import Contender, standings
from engine.ruleset.fact import FactType
from engine.source.diagnostic import Diagnostic, SourceError, Span
from evidence.files import read_text
from evidence.findings import finding
from evidence.numbers import read_number

TOTALS = ("total", "earned")
_GUARD = re.compile(r"^'(?=[-=+@])")


class Result(NamedTuple):
    """What a unit came to: its total in points, and its rank."""

    total: Fraction
    rank: int


class _Row(NamedTuple):
    line: int
    cells: dict[str, str]


def read_results(path: Path) -> dict[str, Result]:
    """Every unit's result by its id.

    Raises SourceError with all that is wrong: no such column (E131), a unit twice (E132), a total
    (E020 and others) or a rank (E133) that is none.
    """
    file = str(path)
    rows = list(_rows(read_text(path), file))
    wrong: list[Diagnostic] = []
    totals: dict[str, Fraction] = {}
    ranks: dict[str, int] = {}
    lines: dict[str, int] = {}
    for row in rows:
        unit, place = row.cells["unit"], Span(file, row.line, 1)
        if unit in lines:
            first = Span(file, lines[unit], 1)
            wrong.append(finding("E132", [place, first], name=unit))
            continue
        lines[unit] = row.line
        if not _total(row.cells) and not row.cells.get("rank"):
            continue
        figure = read_number(_total(row.cells), FactType.NUMBER)
        wrong += [
            finding(one.code, [place], one.suggestion, name=unit, **one.params)
            for one in figure.problems
            if figure.value is None
        ]
        if figure.value is not None:
            totals[unit] = figure.value
        rank = row.cells.get("rank", "")
        if rank.isdecimal() and int(rank) > 0:
            ranks[unit] = int(rank)
        elif rank:
            wrong.append(finding("E133", [place], name=unit, got=rank))
    if wrong:
        raise SourceError(wrong)
    computed = standings([Contender(unit, total, total) for unit, total in totals.items()])
    found = {one.unit: one.rank or 0 for one in computed}
    return {unit: Result(total, ranks.get(unit, found[unit])) for unit, total in totals.items()}


def _total(cells: dict[str, str]) -> str:
    return next((cells[name] for name in TOTALS if cells.get(name)), "")


def _plain(cell: str) -> str:
    """A cell as it was before it was kept from being a formula."""
    return _GUARD.sub("", cell.strip())


def _rows(text: str, file: str) -> Iterator[_Row]:
    first = text.partition("\n")[0]
    mark = max(",;\t", key=first.count)
    reader = csv.reader(StringIO(text.removeprefix("\ufeff")), delimiter=mark)
    head = [cell.strip().lower() for cell in next(reader, [])]
    lacking = [] if "unit" in head else ["unit"]
    lacking += [] if any(name in head for name in TOTALS) else ["total"]
    if lacking:
        place = Span(file, 1, 1, max(1, len(first.rstrip())))
        raise SourceError([finding("E131", [place], expected=", ".join(lacking))])
    for cells in reader:
        found = dict(zip(head, map(_plain, cells), strict=False))
        if found.get("unit"):
            yield _Row(reader.line_num, found)
