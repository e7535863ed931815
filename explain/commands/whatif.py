"""`chamdiem whatif`: some facts changed, or criteria fixed, and what that does to the total."""

from typing import TYPE_CHECKING, Annotated

import typer

from explain.commands.exits import FINE
from explain.commands.options import FormOrTable, Lang, Output, Ruleset, Scale, Submission

if TYPE_CHECKING:
    from explain.commands.desk import Desk
    from explain.report.whatif import WhatIf

Set = Annotated[
    list[str] | None,
    typer.Option(
        "--set", metavar="FACT=VALUE", help="Giả sử số liệu là. / Suppose that a fact is."
    ),
]
Fix = Annotated[
    list[str] | None,
    typer.Option("--fix", metavar="ID", help="Đưa tiêu chí lên đủ điểm. / Fix a criterion."),
]
Scenarios = Annotated[
    str | None,
    typer.Option("--scenario", metavar="FILE", help="Tệp phương án. / A file of scenarios."),
]
Compare = Annotated[
    list[str] | None,
    typer.Option(
        "--compare", metavar="NAME", help="Chỉ so các phương án này. / These scenarios only."
    ),
]
Sweeping = Annotated[
    bool,
    typer.Option("--sweep", help="Từng tiêu chí, lợi nhiều trước. / Every criterion fixed alone."),
]
AllowPast = Annotated[
    bool,
    typer.Option("--allow-past", help="Kể cả việc đã quá hạn. / What is too late counts too."),
]
With = Annotated[
    list[str] | None,
    typer.Option(
        "--with", metavar="FOLDER", help="Thứ hạng giữa các đơn vị này. / Rank among these units."
    ),
]


def whatif(
    submission: Submission,
    set_: Set = None,
    fix: Fix = None,
    scenario: Scenarios = None,
    compare: Compare = None,
    sweep: Sweeping = False,
    allow_past: AllowPast = False,
    with_: With = None,
    ruleset: Ruleset = None,
    scale: Scale = None,
    lang: Lang = "vi",
    form: FormOrTable = None,
    output: Output = None,
) -> int:
    """Nếu thay đổi thì điểm ra sao / What if something changes."""
    from explain.commands.desk import at_desk

    def work(desk: "Desk") -> int:
        from explain.commands.form import form_of
        from explain.commands.suppose import Asked, answered

        written = form_of(form, output, ("text", "json", "csv"))
        lists = (tuple(each or ()) for each in (set_, fix, compare, with_))
        sets, fixes, compared, others = lists
        asked = Asked(sets, fixes, scenario, compared, sweep, allow_past, others)
        told = answered(desk, asked, submission, ruleset, scale)
        _show(desk, told, written, output)
        return FINE

    return at_desk(lang, work)


def _show(desk: "Desk", told: "WhatIf", form: str, output: Output) -> None:
    from explain.render.data import as_json
    from explain.render.whatif import as_csv, parts

    if form == "json":
        desk.write(as_json(told), output)
    elif form == "csv":
        mark = "" if output is None else "\ufeff"  # a spreadsheet takes UTF-8 for another without
        desk.write(mark + as_csv(told), output)
    else:
        desk.print(parts(told), output)
