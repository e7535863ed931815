"""Where text goes: a terminal of any width, a pipe, a file. No colour where none is wanted."""

from collections.abc import Iterable, Sequence
from io import StringIO
from typing import IO

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

FILE_WIDTH = 100
NARROW = 40
"""No text is set narrower, however narrow a terminal says it is."""
WIDE = 110
"""From this width on, tables show more columns."""

GOOD, OPEN, LOST, HEAD, FAINT = "green", "yellow", "red", "bold", "dim"


def console(file: IO[str] | None = None, *, width: int | None = None) -> Console:
    """A console that takes every text as it is: no markup, no guessing at emphasis."""
    made = Console(file=file, width=width, markup=False, highlight=False, emoji=False)
    if made.width < NARROW:
        made.width = NARROW
    return made


def as_text(*parts: RenderableType, width: int = FILE_WIDTH, wrap: bool = True) -> str:
    """What would be printed, without colour."""
    sheet = StringIO()
    paper = Console(
        file=sheet, width=width, markup=False, highlight=False, emoji=False, color_system=None
    )
    for part in parts:
        paper.print(part, soft_wrap=not wrap)
    return "".join(f"{line.rstrip()}\n" for line in sheet.getvalue().splitlines())


def heading(text: str) -> Text:
    """A heading with a line of space above it."""
    return Text(f"\n{text}", style=HEAD)


def pairs(rows: Iterable[tuple[str, str | Text]], *, indent: int = 0) -> RenderableType:
    """Names and what they are, in two columns."""
    grid = Table.grid(padding=(0, 2), expand=False)
    grid.add_column(style=FAINT, no_wrap=True)
    grid.add_column(overflow="fold")
    for name, value in rows:
        grid.add_row(name, value)
    return Padding(grid, (0, 0, 0, indent)) if indent else grid


def listed(rows: Sequence[Sequence[str | Text]], *, right: Sequence[int] = ()) -> Table:
    """Rows in columns without lines; the `right` columns to the right, the last one as it fits."""
    grid = Table.grid(padding=(0, 2))
    for column in range(len(rows[0]) if rows else 0):
        last = column == len(rows[0]) - 1
        grid.add_column(
            justify="right" if column in right else "left",
            no_wrap=not last,
            overflow="fold",
        )
    for row in rows:
        grid.add_row(*row)
    return grid


def ruled(columns: Sequence[tuple[str, bool, int | None]]) -> Table:
    """A table with a line under its head: name, to the right or not, share of the width or None."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style=FAINT, expand=True)
    for name, right, ratio in columns:
        table.add_column(
            name,
            justify="right" if right else "left",
            ratio=ratio,
            no_wrap=ratio is None,
            overflow="fold",
        )
    return table
