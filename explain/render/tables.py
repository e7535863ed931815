"""The tables of a report: by area with bars, and criterion by criterion."""

from collections.abc import Iterable, Iterator

from rich.console import RenderableType
from rich.text import Text

from explain.render import paper
from explain.render.bars import bar
from explain.render.claims import claim_style
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
    "no_value": paper.FAINT,
}


FIGURES = ("earned", "open", "lost", "max")


def _names(lines: Iterable[Line]) -> tuple[str, ...]:
    """The figures of some lines; with what is claimed where anything is."""
    claimed = any(line.claimed is not None for line in lines)
    return ("claimed", *FIGURES) if claimed else FIGURES


def areas(report: Report, said: Words, width: int) -> Iterator[RenderableType]:
    """Areas with bars; then every adjustment, so that the column adds up to the total."""
    say, names = said.say, _names([*report.areas, report.total])
    yield paper.heading(say("report.area.head"))
    table = paper.ruled(
        [
            (say("report.area.id"), False, None),
            (say("report.area.title"), False, 1),
            ("", False, None),
            *((say(f"report.area.{name}"), True, None) for name in names),
        ]
    )
    cells = 10 if width < paper.WIDE else 24
    for area in report.areas:
        for line in _lines(area, said, cells, names):
            table.add_row(*line)
    for moved in moving(report.total):
        table.add_row("", moved.text, "", *_moved(moved, said, names))
    total, figures = say("report.area.total"), _points(report.total, said, names)
    table.add_row("", total, bar(report.total, cells), *figures, style="bold")
    yield table
    yield Text(say("report.area.legend"), style=paper.FAINT)


def _lines(
    area: Area, said: Words, cells: int, names: tuple[str, ...]
) -> Iterator[list[str | Text]]:
    yield [area.source_id, area.title, bar(area, cells), *_points(area, said, names)]
    for line in moving(area):
        yield ["", f"  {line.text}", "", *_moved(line, said, names)]


def _points(line: Line, said: Words, names: tuple[str, ...]) -> list[str | Text]:
    settled = line.applies != "no" and line.value
    figures: dict[str, str | Text] = dict.fromkeys(FIGURES, "–")
    if settled:
        figures = {
            "earned": said.points(line.earned, near=(line.max,)),
            "open": _if_any(said.points(line.open), paper.OPEN),
            "lost": _if_any(said.points(line.lost), paper.LOST),
            "max": said.points(line.max),
        }
    figures["claimed"] = _claimed(line, said)
    return [figures[name] for name in names]


def _claimed(line: Line, said: Words) -> Text:
    """Points claimed, marked where they are not what is earned."""
    if line.claimed is None:
        return Text("")
    near = (line.earned, line.highest) if line.value else ()
    return Text(said.points(line.claimed, near=near), style=claim_style(line))


def moving(line: Line) -> Iterator[Adjustment]:
    """The adjustments that do something."""
    return (one for one in line.adjustments if one.earned or one.highest or one.max)


def is_rescaled(line: Line) -> bool:
    """Whether points of criteria are not yet points of this line."""
    return any(one.kind == "rescale" for one in moving(line))


def _moved(line: Adjustment, said: Words, names: tuple[str, ...]) -> list[str | Text]:
    open_, lost = line.highest - line.earned, line.max - line.highest
    figures = dict(zip(FIGURES, (line.earned, open_, lost, line.max), strict=True))
    return [said.signed(figures[name]) if name in figures else "" for name in names]


def _if_any(shown: str, style: str) -> Text:
    return Text("" if shown == "0" else shown, style=style)


def criteria(report: Report, said: Words, width: int) -> Iterator[RenderableType]:
    """Every criterion under its area; in a wide terminal with why."""
    say, wide, names = said.say, width >= paper.WIDE, _names(report.criteria)
    yield paper.heading(say("report.criteria.head"))
    columns: list[tuple[str, bool, int | None]] = [
        (say("report.area.id"), False, None),
        (say("report.criteria.title"), False, 5),
        *((say(f"report.area.{name}"), True, None) for name in names),
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
        table.add_row(report.names[one.id], *_criterion(one, said, names, wide=wide))
    yield table


def status_of(one: Criterion, said: Words) -> Text:
    """The status; for a deduction, whether anything is deducted."""
    key: str = one.status
    style = STATUS_STYLE[key]
    if one.max == 0 and key in ("met", "partly", "not_met"):
        key = "deducted" if one.earned < 0 else "not_deducted"
    return Text(said.say(f"report.status.{key}"), style=style)


def _criterion(
    one: Criterion, said: Words, names: tuple[str, ...], *, wide: bool
) -> list[str | Text]:
    status = status_of(one, said)
    row = [one.title.rstrip(". "), *_points(one, said, names), status]
    return [*row, one.reason.text] if wide else row
