"""`chamdiem plan`: the cheapest work that reaches a total, a class or a rank."""

from typing import TYPE_CHECKING, Annotated

import typer

from explain.commands.exits import FINDINGS, FINE
from explain.commands.options import FormOrTable, Lang, Output, Ruleset, Scale, Set, Submission

if TYPE_CHECKING:
    from explain.commands.desk import Desk

Target = Annotated[
    str | None,
    typer.Option("--target", metavar="N", help="Đạt ít nhất N điểm. / Reach N points."),
]
Class = Annotated[
    str | None, typer.Option("--class", metavar="X", help="Đạt loại X. / Reach class X.")
]
Rank = Annotated[
    str | None,
    typer.Option(
        "--rank", metavar="N", help="Đạt hạng N, cùng --with. / Reach rank N, with --with."
    ),
]
With = Annotated[
    list[str] | None,
    typer.Option(
        "--with", metavar="FOLDER", help="Hồ sơ các đơn vị khác. / The others' submissions."
    ),
]
CostsFile = Annotated[
    str | None, typer.Option("--costs", metavar="FILE", help="Bảng chi phí. / A file of costs.")
]
Budget = Annotated[
    str | None,
    typer.Option("--budget", metavar="N", help="Chi nhiều nhất N. / Spend N at most."),
]
Until = Annotated[
    str | None,
    typer.Option("--until", metavar="DATE", help="Làm xong chậm nhất ngày. / Done by this day."),
]


def plan(
    submission: Submission,
    target: Target = None,
    class_: Class = None,
    rank: Rank = None,
    with_: With = None,
    costs: CostsFile = None,
    budget: Budget = None,
    until: Until = None,
    set_: Set = None,
    ruleset: Ruleset = None,
    scale: Scale = None,
    lang: Lang = "vi",
    form: FormOrTable = None,
    output: Output = None,
) -> int:
    """Cách rẻ nhất để đạt một mức điểm / The cheapest way to a target."""
    from explain.commands.desk import at_desk

    def work(desk: "Desk") -> int:
        from explain.commands.form import form_of, write_as
        from explain.commands.planning import Wanted, answered
        from explain.render.plan import as_csv, parts

        written = form_of(form, output, ("text", "json", "csv"))
        wanted = Wanted(target, class_, rank, tuple(with_ or ()), costs, budget, until)
        told = answered(desk, wanted, submission, tuple(set_ or ()), ruleset, scale)
        write_as(desk, written, told, output, table=as_csv, parts=parts)
        return FINE if told.plan is not None else FINDINGS

    return at_desk(lang, work)
