"""`chamdiem score`: the whole score report of a submission."""

from fractions import Fraction
from typing import TYPE_CHECKING, Annotated

import typer

from explain.commands.exits import FINDINGS, FINE, INCOMPLETE
from explain.commands.options import FormOrTable, Lang, Output, Ruleset, Scale, Submission

if TYPE_CHECKING:
    from explain.commands.desk import Desk
    from explain.report import Report
    from explain.scored import Scored

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
    form: FormOrTable = None,
    output: Output = None,
    fail_under: FailUnder = None,
    complete: Complete = False,
) -> int:
    """Chấm điểm một hồ sơ / Score a submission."""
    from explain.commands.desk import at_desk

    def work(desk: "Desk") -> int:
        from explain.commands.form import form_of
        from explain.commands.points import points_of

        written = form_of(form, output, ("text", "json", "csv"))
        least = None if fail_under is None else points_of("--fail-under", fail_under)
        from explain.commands.load import all_scored
        from explain.reporting import report

        results = all_scored(desk, submission, ruleset, scale)
        told = [report(one) for one in results]
        _show(desk, told, written, output, least)
        if complete and any(map(_incomplete, results)):  # before low: the highest that applies
            return INCOMPLETE
        return max(_exit(one, least) for one in told)

    return at_desk(lang, work)


def _show(
    desk: "Desk", told: "list[Report]", form: str, output: Output, least: Fraction | None
) -> None:
    """The report, or one after the other where there are several."""
    if form == "json":
        from explain.render.data import as_json
        from explain.report.several import Reports

        whole = told[0] if len(told) == 1 else Reports(scorecards=tuple(told))
        desk.write(as_json(whole), output)
    elif form == "csv":
        from explain.render.table import all_as_csv

        desk.write_table(all_as_csv(told), output)
    else:
        from explain.render.paper import FILE_WIDTH
        from explain.render.terminal import all_parts

        width = desk.width if output is None else FILE_WIDTH
        desk.print(all_parts(told, width, () if least is None else (least,)), output)


def _incomplete(result: "Scored") -> bool:
    """Whether a criterion, or the fact that a target is about, waits for a figure or a mark."""
    from engine.scorecard import Status

    view = result.view
    aims = [fact for one in result.ruleset.targets for fact, _ in one.facts]
    return any(
        one.status in (Status.UNKNOWN, Status.AWAITING) for one in result.card.criteria.values()
    ) or any(
        view.number(fact) is None and not view.nothing_arose(fact) and not view.blank(fact)
        for fact in aims
    )


def _exit(told: "Report", least: Fraction | None) -> int:
    total = told.total
    none = not total.value or total.applies == "no"
    return FINDINGS if least is not None and (none or total.earned < least) else FINE
