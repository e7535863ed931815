"""`chamdiem audit`: a claimed score held against the evidence."""

import os
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from explain.commands.exits import DIFFERS, FINDINGS, FINE, WRONG
from explain.commands.options import FormOrTable, Lang, Output, Ruleset, Scale

if TYPE_CHECKING:
    from engine.audit import Materiality
    from explain.commands.desk import Desk
    from explain.report.audit import AuditReport
    from explain.report.audits import AuditsReport

Which = Annotated[
    str,
    typer.Argument(
        metavar="SUBMISSION|FOLDER",
        help="Tệp hồ sơ, tên mẫu, hoặc thư mục hồ sơ. / A file, an example, or a folder.",
    ),
]
Claims = Annotated[
    str | None,
    typer.Option(
        "--claims",
        metavar="FILE",
        help="Điểm tự chấm ở tệp riêng. / Claims in a file of their own.",
    ),
]
Rulings = Annotated[
    str | None,
    typer.Option(
        "--decisions",
        metavar="FILE",
        help="Quyết định thẩm định, giải trình. / The appraiser's decisions.",
    ),
]
Against = Annotated[
    str | None,
    typer.Option(
        "--against",
        metavar="FILE",
        help="Số liệu từ nguồn khác, dạng hồ sơ. / Figures from another source.",
    ),
]
Log = Annotated[
    Path | None,
    typer.Option(
        "--log",
        metavar="LOG",
        help="Ghi vào nhật ký (cần --who). / Record in a log (needs --who).",
    ),
]
Who = Annotated[
    str | None,
    typer.Option("--who", metavar="NAME", help="Người thẩm định. / Who audits."),
]
Least = Annotated[
    str,
    typer.Option(
        "--materiality",
        metavar="N",
        help="Lệch từ N điểm là trọng yếu. / From N points on it matters.",
    ),
]
LeastTotal = Annotated[
    str | None,
    typer.Option(
        "--materiality-total",
        metavar="N",
        help="Mức trọng yếu của tổng, nếu khác. / For the total, where it is another.",
    ),
]


def audit(
    submission: Which,
    ruleset: Ruleset = None,
    scale: Scale = None,
    claims: Claims = None,
    decisions: Rulings = None,
    materiality: Least = "0.25",
    materiality_total: LeastTotal = None,
    against: Against = None,
    log: Log = None,
    who: Who = None,
    lang: Lang = "vi",
    form: FormOrTable = None,
    output: Output = None,
) -> int:
    """Thẩm định điểm tự chấm / Audit a claimed score."""
    from explain.commands.desk import at_desk

    def work(desk: "Desk") -> int:
        from explain.audit import audit_report
        from explain.commands.audit_many import audited_each, several
        from explain.commands.auditing import Asked, audited
        from explain.commands.desk import wrong_use
        from explain.commands.form import form_of, write_as
        from explain.commands.recording import hold_apart, logs_of, record
        from explain.render import audit as page
        from explain.render import audit_table, audits

        written = form_of(form, output, ("text", "json", "csv"))
        least = limits(materiality, materiality_total)
        asked = Asked(ruleset, scale, claims, decisions, against, least)
        into, gathered = logs_of(log, who), several(submission)
        if gathered is not None:
            if log is not None and os.path.lexists(log) and not os.path.isdir(log):
                raise wrong_use("C073", file=str(log))
            all_told = audited_each(desk, gathered, asked, into, output)
            write_as(desk, written, all_told, output, table=audits.as_csv, parts=audits.parts)
            return exit_of_all(all_told)
        found = audited(desk, submission, asked)
        hold_apart(desk, output, [] if into is None else [into.at])
        recorded = None if into is None else record(into.at, into.who, asked, found)
        told = audit_report(found.scored, found.audit, found.diagnostics, recorded)
        write_as(desk, written, told, output, table=audit_table.as_csv, parts=page.parts)
        return exit_of(told)

    return at_desk(lang, work)


def limits(line: str, total: str | None) -> "Materiality":
    """What matters, in points above zero. Raises SourceError."""
    from engine.audit import Materiality
    from explain.commands.desk import wrong_use
    from explain.commands.points import points_of

    def read(name: str, given: str) -> Fraction:
        points = points_of(name, given)
        if points <= 0:
            raise wrong_use("C015", name=name, got=given)
        return points

    each = read("--materiality", line)
    return Materiality(each, each if total is None else read("--materiality-total", total))


def exit_of(told: "AuditReport") -> int:
    """A difference that matters, else a finding other than a small difference, else fine."""
    if any(one.material for one in told.findings):
        return DIFFERS
    return FINDINGS if any(one.points is None for one in told.findings) else FINE


def exit_of_all(told: "AuditsReport") -> int:
    """The highest that applies to any unit; a submission that cannot be read is a wrong file."""
    if any(one.material for one in told.units):
        return DIFFERS
    if told.refused:
        return WRONG
    return FINDINGS if told.findings or any(one.other for one in told.units) else FINE
