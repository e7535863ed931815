"""The criteria, what is done to their sums, and every total as CSV, for a spreadsheet.

`line` says what a row is. The criteria and the adjustments of an area add up to the area's row, all
of them to the last row, the total. Columns are named as in the JSON. Points are decimals, six of
them where there is no end: a spreadsheet would take 20/3 for a day of the year.
"""

from collections.abc import Iterator, Sequence

from explain.render.losses import responsible
from explain.render.sheet import Cell, sheet
from explain.render.tables import moving
from explain.report import Report
from explain.report.criterion import Criterion
from explain.report.lines import Area, Line
from explain.words import words

COLUMNS = (
    "line",
    "id",
    "source_id",
    "area",
    "group",
    "title",
    "max",
    "earned",
    "highest",
    "open",
    "lost",
    "supported",
    "claimed",
    "difference",
    "status",
    "reason_code",
    "reason",
    "next",
    "next_award",
    "next_gain",
    "full",
    "full_gain",
    "winnable",
    "in_time",
    "due",
    "responsible",
    "facts",
    "documents",
    "assumed",
)


def as_csv(report: Report) -> str:
    """The table, the total in its last row."""
    return sheet(COLUMNS, _rows(report))


def all_as_csv(reports: Sequence[Report]) -> str:
    """One table; of several reports, with the ruleset in the first column."""
    if len(reports) == 1:
        return as_csv(reports[0])
    each = ((report.ruleset.id, row) for report in reports for row in _rows(report))
    return sheet(("ruleset", *COLUMNS), ([id_, *row] for id_, row in each))


def _rows(report: Report) -> Iterator[list[Cell]]:
    for area in report.areas:
        for one in report.criteria:
            if one.area == area.id:
                yield _criterion(one, report.lang)
        yield from map(_filled, _sums(area, area))
    yield from map(_filled, _adjustments(report.total, "total", ("", "")))
    title = words(report.lang).say("report.area.total")
    yield _filled(["total", "total", "", "", "", title, *_figures(report.total)])


def _sums(group: Area, area: Area) -> Iterator[list[Cell]]:
    """The groups in a group, then what is done to its sum, then the sum."""
    for inner in group.groups:
        yield from _sums(inner, area)
    place = (area.id, group.id)
    yield from _adjustments(group, group.id, place)
    head = (group.id, group.source_id, *place, group.title)
    yield ["area" if group is area else "group", *head, *_figures(group)]


def _adjustments(line: Line, of: str, place: tuple[str, str]) -> Iterator[list[Cell]]:
    for one in moving(line):
        head = (f"{of}:{one.kind}", "", *place, one.text)
        open_, lost = one.highest - one.earned, one.max - one.highest
        yield ["adjustment", *head, one.max, one.earned, one.highest, open_, lost]


def _filled(row: list[Cell]) -> list[Cell]:
    return row + [None] * (len(COLUMNS) - len(row))


def _figures(line: Line) -> list[Cell]:
    """The amounts of a line; none but the claim where it has no value."""
    figures = (line.max, line.earned, line.highest, line.open, line.lost, line.supported)
    return [*(figures if line.value else [None] * 6), line.claimed, line.difference]


def _criterion(one: Criterion, lang: str) -> list[Cell]:
    step, full = one.next, one.full
    return [
        *("criterion", one.id, one.source_id, one.area, one.group, one.title),
        *_figures(one),
        *(one.status, one.reason.code, one.reason.text),
        *((step.text, step.award, step.gain) if step else (None, None, None)),
        *((full.text, full.gain) if full else (None, None)),
        one.winnable,
        None if step is None else "yes" if step.in_time else "no",
        "; ".join(due.text for due in one.due),
        responsible(one, words(lang)),
        "; ".join(f"{fact.id}={fact.value or fact.declared or '?'}" for fact in one.facts),
        "; ".join(document.number or document.title for document in one.documents),
        " ".join(one.assumed),
    ]
