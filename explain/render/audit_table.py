"""The lines of an audit as CSV: claimed, earned, supported, apart, and the codes found."""

import csv
from io import StringIO

from explain.render.sheet import decimal, plain
from explain.report.audit import AuditReport, Line

COLUMNS = (
    *("id", "source_id", "kind", "title", "claimed", "summed", "earned", "highest"),
    *("supported", "max", "decided", "difference", "material", "codes", "findings"),
)


def as_csv(report: AuditReport) -> str:
    """One row for each line, the total last; columns named as in the JSON."""
    sheet = StringIO()
    writer = csv.writer(sheet, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for line in (*report.lines[1:], report.lines[0]):
        writer.writerow(_row(line, report))
    return sheet.getvalue()


def _row(line: Line, report: AuditReport) -> list[str]:
    there = line.value
    earned, highest, supported, most = (
        figure if there else None
        for figure in (line.earned, line.highest, line.supported, line.max)
    )
    figures = (line.claimed, line.summed, earned, highest)
    rest = (supported, most, line.decided, line.difference)
    found = [one for one in (*report.findings, *report.signals) if one.line == line.id]
    return [
        *map(plain, (line.id, line.source_id, line.kind, line.title)),
        *("" if figure is None else decimal(figure) for figure in (*figures, *rest)),
        "yes" if any(one.material for one in found) else "no",
        " ".join(dict.fromkeys(one.code for one in found)),
        plain("; ".join(one.text for one in found)),
    ]
