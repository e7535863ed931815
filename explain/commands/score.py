"""`chamdiem score`: the whole score report of a submission."""

from fractions import Fraction
from typing import TYPE_CHECKING, Annotated

import typer

from explain.commands.exits import FINDINGS, FINE, INCOMPLETE
from explain.commands.options import FormOrTable, Lang, Output, Ruleset, Scale, Submission

if TYPE_CHECKING:
    from explain.commands.desk import Desk
    from explain.report import Report

FailUnder = Annotated[
    str | None,
    typer.Option(
        "--fail-under",
        metavar="N",
        help="Mã thoát 1 nếu điểm đạt được dưới N. / Exit 1 where earned is below N.",
    ),
]
Complete = Annotated[
    bool,
    typer.Option(
        "--complete",
        help="Mã thoát 3 nếu còn thiếu số liệu. / Exit 3 where evidence is missing.",
    ),
]


def score(
    submission: Submission,
    ruleset: Ruleset = None,
    scale: Scale = None,
    lang: Lang = "vi",
    form: FormOrTable = "text",
    output: Output = None,
    fail_under: FailUnder = None,
    complete: Complete = False,
) -> int:
    """Chấm điểm một hồ sơ / Score a submission."""
    from explain.commands.desk import at_desk, choice

    def work(desk: "Desk") -> int:
        choice("--format", form, ("text", "json", "csv"))
        least = None if fail_under is None else _number(fail_under)
        from explain.commands.load import scored
        from explain.reporting import report

        told = report(scored(desk, submission, ruleset, scale))
        _show(desk, told, form, output, least)
        return _exit(told, least, complete=complete)

    return at_desk(lang, work)


def _show(desk: "Desk", told: "Report", form: str, output: Output, least: Fraction | None) -> None:
    if form == "json":
        from explain.render.data import as_json

        desk.write(as_json(told), output)
    elif form == "csv":
        from explain.render.table import as_csv

        mark = (
            "" if output is None else "\ufeff"
        )  # without it a spreadsheet takes UTF-8 for another
        desk.write(mark + as_csv(told), output)
    else:
        from explain.render.paper import FILE_WIDTH
        from explain.render.terminal import parts

        width = desk.width if output is None else FILE_WIDTH
        desk.print(parts(told, width, () if least is None else (least,)), output)


def _number(given: str) -> Fraction:
    from engine.points import exact
    from explain.commands.desk import wrong_use

    try:
        return exact(given.strip().replace(",", "."))
    except ValueError:
        raise wrong_use("C015", name="--fail-under", got=given) from None


def _exit(told: "Report", least: Fraction | None, *, complete: bool) -> int:
    """Incomplete before low: the highest code that applies."""
    total = told.total
    open_ = any(one.status in ("unknown", "awaiting_judgement") for one in told.criteria)
    if complete and open_:
        return INCOMPLETE
    none = not total.value or total.applies == "no"
    return FINDINGS if least is not None and (none or total.earned < least) else FINE
