"""`chamdiem whatif`: some facts changed, or criteria fixed, and what that does to the total."""

from typing import TYPE_CHECKING, Annotated

import typer

from explain.commands.exits import FINE
from explain.commands.options import FormOrTable, Lang, Output, Ruleset, Scale, Set, Submission

if TYPE_CHECKING:
    from explain.commands.desk import Desk

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
        from explain.commands.form import form_of, write_as
        from explain.commands.suppose import Asked, answered
        from explain.render.whatif import as_csv, parts

        written = form_of(form, output, ("text", "json", "csv"))
        lists = (tuple(each or ()) for each in (set_, fix, compare, with_))
        sets, fixes, compared, others = lists
        asked = Asked(sets, fixes, scenario, compared, sweep, allow_past, others)
        told = answered(desk, asked, submission, ruleset, scale)
        write_as(desk, written, told, output, table=as_csv, parts=parts)
        return FINE

    return at_desk(lang, work)
