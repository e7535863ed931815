"""`chamdiem due`: what falls due, for whom, and the points at stake."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from explain.commands.exits import FINE, WRONG
from explain.commands.options import Lang, Output, Ruleset, Scale
from explain.commands.rank import Submissions

if TYPE_CHECKING:
    from explain.commands.desk import Desk
    from explain.report.dues import Dues

Days = Annotated[
    str | None,
    typer.Option(
        "--days", metavar="N", help="Số ngày tới; mặc định 30. / Days ahead; 30 if not said."
    ),
]
All = Annotated[bool, typer.Option("--all", help="Mọi hạn, không chỉ N ngày tới. / All deadlines.")]
Today = Annotated[
    str | None,
    typer.Option(
        "--today", metavar="DATE", help="Tính từ ngày này. / From this day, not the submission's."
    ),
]
Lead = Annotated[
    str | None,
    typer.Option("--lead", metavar="NAME", help="Chỉ của người phụ trách này. / One lead only."),
]
AnyForm = Annotated[
    str | None,
    typer.Option("--format", metavar="text|json|csv|ics", help="Dạng kết quả. / Output form."),
]
MONTH = 30


def due(
    submissions: Submissions,
    ruleset: Ruleset = None,
    scale: Scale = None,
    days: Days = None,
    all_: All = False,
    today: Today = None,
    lead: Lead = None,
    lang: Lang = "vi",
    form: AnyForm = None,
    output: Output = None,
) -> int:
    """Việc sắp đến hạn, theo người phụ trách / What falls due, by officer."""
    from explain.commands.desk import at_desk

    def work(desk: "Desk") -> int:
        from explain.commands.form import form_of
        from explain.commands.many import each_once, scored_each
        from explain.commands.points import whole_of
        from explain.falling_due import dues

        written = form_of(form, output, ("text", "json", "csv", "ics"))
        day = None if today is None else _day(today)
        ahead = MONTH if days is None else whole_of("--days", days, 0)
        many = scored_each(desk, submissions, ruleset, scale, day)
        each_once(many.scored)
        told = dues(
            many.scored,
            today=day,
            days=None if all_ else ahead,
            lead=lead,
            left_out=many.refused,
        )
        _show(desk, told, written, output)
        return WRONG if many.refused else FINE

    return at_desk(lang, work)


def _day(given: str) -> date:
    """A day as a submission writes one. Raises SourceError (C065)."""
    from evidence.days import read_day
    from explain.commands.desk import wrong_use

    figure = read_day(given)
    if figure.value is None:
        raise wrong_use("C065", name="--today", got=given)
    return figure.value


def _show(desk: "Desk", told: "Dues", form: str, output: Path | None) -> None:
    from explain.commands.form import write_as
    from explain.render.dues import as_csv, as_ics, parts

    if form != "ics":
        write_as(desk, form, told, output, table=as_csv, parts=parts)
        return
    if not told.officers:
        desk.remark("C066", got=str(told.later.count if told.later else 0))
    desk.write(as_ics(told).decode("utf-8"), output)
