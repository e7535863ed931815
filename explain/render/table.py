"""The criteria, what is done to their sums, and every total as CSV, for a spreadsheet.

`line` says what a row is. The criteria and the adjustments of an area add up to the area's row, all
of them to the last row, the total. Columns are named as in the JSON. Points are decimals, six of
them where there is no end: a spreadsheet would take 20/3 for a day of the year.
"""

import csv
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO

from explain.render.losses import responsible
from explain.render.sheet import decimal, plain
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
    made = StringIO()
    writer = csv.writer(made, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for area in report.areas:
        for one in report.criteria:
            if one.area == area.id:
                writer.writerow(_criterion(one, report.lang))
        writer.writerows(map(_filled, _sums(area, area)))
    title = words(report.lang).say("report.area.total")
    moved = _adjustments(report.total, "total", ("", ""))
    total = ["total", "total", "", "", "", title, *_figures(report.total)]
    writer.writerows(map(_filled, [*moved, total]))
    return made.getvalue()


def _sums(group: Area, area: Area) -> Iterator[list[str]]:
    """The groups in a group, then what is done to its sum, then the sum."""
    for inner in group.groups:
        yield from _sums(inner, area)
    place = (area.id, group.id)
    yield from _adjustments(group, group.id, place)
    head = map(plain, (group.id, group.source_id, *place, group.title))
    yield ["area" if group is area else "group", *head, *_figures(group)]


def _adjustments(line: Line, of: str, place: tuple[str, str]) -> Iterator[list[str]]:
    for one in moving(line):
        head = map(plain, (f"{of}:{one.kind}", "", *place, one.text))
        open_, lost = one.highest - one.earned, one.max - one.highest
        yield ["adjustment", *head, *map(decimal, (one.max, one.earned, one.highest, open_, lost))]


def _filled(row: list[str]) -> list[str]:
    return row + [""] * (len(COLUMNS) - len(row))


def _figures(line: Line) -> list[str]:
    """The amounts of a line; none but the claim where it has no value."""
    claimed = "" if line.claimed is None else decimal(line.claimed)
    off = "" if line.difference is None else decimal(line.difference)
    if not line.value:
        return [""] * 6 + [claimed, off]
    figures = (line.max, line.earned, line.highest, line.open, line.lost, line.supported)
    return [*map(decimal, figures), claimed, off]


def all_as_csv(reports: Sequence[Report]) -> str:
    """One table; of several reports, with the ruleset in the first column."""
    if len(reports) == 1:
        return as_csv(reports[0])
    sheet = StringIO()
    writer = csv.writer(sheet, lineterminator="\r\n")
    for number, report in enumerate(reports):
        head, *rows = csv.reader(StringIO(as_csv(report), newline=""))
        if number == 0:
            writer.writerow(["ruleset", *head])
        writer.writerows([report.ruleset.id, *row] for row in rows)
    return made.getvalue()


def _criterion(one: Criterion, lang: str) -> list[str]:
    step, full = one.next, one.full
    return [
        "criterion",
        *map(plain, (one.id, one.source_id, one.area, one.group, one.title)),
        *_figures(one),
        one.status,
        one.reason.code,
        plain(one.reason.text),
        *((plain(step.text), decimal(step.award), decimal(step.gain)) if step else ("", "", "")),
        *((plain(full.text), decimal(full.gain)) if full else ("", "")),
        decimal(one.winnable),
        "" if step is None else "yes" if step.in_time else "no",
        _joined(due.text for due in one.due),
        plain(responsible(one, words(lang))),
        _joined(f"{fact.id}={fact.value or fact.declared or '?'}" for fact in one.facts),
        _joined(document.number or document.title for document in one.documents),
        " ".join(one.assumed),
    ]


def _joined(items: Iterable[str]) -> str:
    return plain("; ".join(items))
