"""The criteria as CSV, for a spreadsheet.

One row for each criterion, columns named as in the JSON. Points are decimals, six of them where
there is no end: a spreadsheet would take 20/3 for a day of the year. Exact figures are in the JSON.
"""

import csv
from collections.abc import Iterable
from fractions import Fraction
from io import StringIO

from engine.points import rounded, terminates, text
from explain.render.losses import responsible
from explain.report import Report
from explain.report.criterion import Criterion
from explain.words import words

COLUMNS = (
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
_PLACES = 6
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_csv(report: Report) -> str:
    """The table, the total in its last row."""
    sheet = StringIO()
    writer = csv.writer(sheet, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for one in report.criteria:
        writer.writerow(_row(one, report.lang))
    line = report.total
    figures = (line.max, line.earned, line.highest, line.open, line.lost, line.supported)
    title = words(report.lang).say("report.area.total")
    head = ["total", "", "", "", title, *(decimal(figure) for figure in figures)]
    writer.writerow(head + [""] * (len(COLUMNS) - len(head)))
    return sheet.getvalue()


def decimal(value: Fraction) -> str:
    """A number with a decimal point."""
    return text(value if terminates(value) else rounded(value, _PLACES))


def _row(one: Criterion, lang: str) -> list[str]:
    step, full = one.next, one.full
    figures = (one.max, one.earned, one.highest, one.open, one.lost, one.supported)
    return [
        *map(plain, (one.id, one.source_id, one.area, one.group, one.title)),
        *map(decimal, figures),
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


def plain(cell: str) -> str:
    """Text that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
