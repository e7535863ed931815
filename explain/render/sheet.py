"""Tables as CSV, for a spreadsheet: exact decimals, and no cell that it takes for a formula."""

import csv
from collections.abc import Iterable, Sequence
from fractions import Fraction
from io import StringIO

from engine.points import rounded, terminates, text

_PLACES = 6
_FORMULA = ("=", "+", "-", "@", "\t", "\r")

Cell = str | Fraction | int | None


def sheet(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """The columns' names and the rows. Nothing is an empty cell."""
    made = StringIO()
    writer = csv.writer(made, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_cell(cell) for cell in row] for row in rows)
    return made.getvalue()


def decimal(value: Fraction) -> str:
    """A number with a decimal point; six decimals where it has no end."""
    return text(value if terminates(value) else rounded(value, _PLACES))


def plain(cell: str) -> str:
    """Text that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _cell(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, Fraction):
        return decimal(cell)
    return plain(cell) if isinstance(cell, str) else str(cell)
