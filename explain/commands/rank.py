"""`chamdiem rank`: units under one ruleset, best first."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from explain.commands.exits import FINE, WRONG
from explain.commands.options import FormOrTable, Lang, Output, Ruleset, Scale

if TYPE_CHECKING:
    from explain.commands.desk import Desk
    from explain.report.ranking import Ranking

Submissions = Annotated[
    list[str],
    typer.Argument(
        metavar="FOLDER|FILES", help="Thư mục hoặc các tệp hồ sơ. / A folder, or submissions."
    ),
]
Last = Annotated[
    Path | None,
    typer.Option(
        "--last",
        metavar="FILE",
        help="Kết quả năm trước, CSV: unit,total,rank. / Last year's results.",
    ),
]
Groups = Annotated[
    str | None,
    typer.Option("--groups", metavar="N", help="Chia N nhóm theo hạng. / Parts by rank."),
]
Chosen = Annotated[
    str | None,
    typer.Option("--unit", metavar="ID", help="Đơn vị cần xem kỹ. / The unit to look at closely."),
]


def rank(
    submissions: Submissions,
    ruleset: Ruleset = None,
    scale: Scale = None,
    last: Last = None,
    groups: Groups = None,
    unit: Chosen = None,
    lang: Lang = "vi",
    form: FormOrTable = None,
    output: Output = None,
) -> int:
    """Xếp hạng nhiều đơn vị / Rank units."""
    from explain.commands.desk import at_desk

    def work(desk: "Desk") -> int:
        from evidence.results import read_results
        from explain.commands.form import form_of, write_as
        from explain.commands.many import comparable, scored_each
        from explain.commands.points import whole_of
        from explain.ranking import ranking
        from explain.render.ranking import as_csv, parts

        written = form_of(form, output, ("text", "json", "csv"))
        among = None if groups is None else whole_of("--groups", groups, 2, 20)
        before = None if last is None else read_results(last)
        many = scored_each(desk, submissions, ruleset, scale)
        comparable(many.scored)
        told = ranking(many.scored, before=before, parts=among, left_out=many.refused)
        chosen = None if unit is None else _unit(told, unit)
        write_as(desk, written, told, output, table=as_csv, parts=lambda told: parts(told, chosen))
        return WRONG if many.refused else FINE

    return at_desk(lang, work)


def _unit(told: "Ranking", wanted: str) -> str:
    """The unit of an id or a name. Raises SourceError (C063)."""
    from engine.source.near import nearest
    from explain.commands.desk import wrong_use

    units = [one.unit for one in told.standings]
    for one in units:
        if wanted in (one.id, one.name):
            return one.id
    near = nearest(wanted, [name for one in units for name in (one.id, one.name)])
    raise wrong_use("C063", near, got=wanted)
