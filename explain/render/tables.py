"""The tables of a report: by area with bars, and criterion by criterion."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from explain.render import paper
from explain.render.bars import bar
from explain.report import Report
from explain.report.criterion import Criterion
from explain.report.lines import Adjustment, Area, Line
from explain.words import Words

STATUS_STYLE: dict[str, str] = {
    "met": paper.GOOD,
    "partly": paper.OPEN,
    "not_met": paper.LOST,
    "unknown": paper.OPEN,
    "awaiting_judgement": paper.OPEN,
    "not_applicable": paper.FAINT,
}


def areas(report: Report, said: Words, width: int) -> Iterator[RenderableType]:
    """Areas with bars; then every adjustment, so that the column adds up to the total."""
    say = said.say
    yield paper.heading(say("report.area.head"))
    names = ["id", "title", "bar", "earned", "open", "lost", "max"]
    table = paper.ruled(
        [
            (
                "" if name == "bar" else say(f"report.area.{name}"),
                name in ("earned", "open", "lost", "max"),
                1 if name == "title" else None,
            )
            for name in names
        ]
    )
    cells = 10 if width < paper.WIDE else 24
    for area in report.areas:
        for line in _lines(area, said, cells):
            table.add_row(*line)
    for moved in moving(report.total):
        table.add_row("", moved.text, "", *_moved(moved, said))
    total = say("report.area.total")
    table.add_row("", total, bar(report.total, cells), *_points(report.total, said), style="bold")
    yield table
    yield Text(say("report.area.legend"), style=paper.FAINT)


def _lines(area: Area, said: Words, cells: int) -> Iterator[list[str | Text]]:
    yield [area.source_id, area.title, bar(area, cells), *_points(area, said)]
    for line in moving(area):
        yield ["", f"  {line.text}", "", *_moved(line, said)]


def _points(line: Line, said: Words) -> list[str | Text]:
    if line.applies == "no" or not line.value:
        return ["–", "–", "–", "–"]
    return [
        said.points(line.earned, near=(line.max,)),
        _if_any(said.points(line.open), paper.OPEN),
        _if_any(said.points(line.lost), paper.LOST),
        said.points(line.max),
    ]


def moving(line: Line) -> Iterator[Adjustment]:
    """The adjustments that do something."""
    return (one for one in line.adjustments if one.earned or one.highest or one.max)


def _moved(line: Adjustment, said: Words) -> list[str | Text]:
    open_, lost = line.highest - line.earned, line.max - line.highest
    return [said.signed(each) for each in (line.earned, open_, lost, line.max)]


def _if_any(shown: str, style: str) -> Text:
    return Text("" if shown == "0" else shown, style=style)


def criteria(report: Report, said: Words, width: int) -> Iterator[RenderableType]:
    """Every criterion under its area; in a wide terminal with why."""
    say, wide = said.say, width >= paper.WIDE
    yield paper.heading(say("report.criteria.head"))
    columns: list[tuple[str, bool, int | None]] = [
        (say("report.area.id"), False, None),
        (say("report.criteria.title"), False, 5),
        *((say(f"report.area.{name}"), True, None) for name in ("earned", "open", "lost", "max")),
        (say("report.criteria.status"), False, None),
    ]
    if wide:
        columns.append((say("report.criteria.why"), False, 6))
    table = paper.ruled(columns)
    titles = {area.id: area for area in report.areas}
    area = ""
    for one in report.criteria:
        if one.area != area:
            area = one.area
            table.add_row(titles[area].source_id, Text(titles[area].title, style=paper.HEAD))
        table.add_row(report.names[one.id], *_criterion(one, said, wide=wide))
    yield table


def status_of(one: Criterion, said: Words) -> Text:
    """The status; for a deduction, whether anything is deducted."""
    key: str = one.status
    style = STATUS_STYLE[key]
    if one.max == 0 and key in ("met", "partly", "not_met"):
        key = "deducted" if one.earned < 0 else "not_deducted"
    return Text(said.say(f"report.status.{key}"), style=style)


def _criterion(one: Criterion, said: Words, *, wide: bool) -> list[str | Text]:
    status = status_of(one, said)
    row = [one.title.rstrip(". "), *_points(one, said), status]
    return [*row, one.reason.text] if wide else row
