"""A ranking for a terminal or a page of plain text, and as a table for a spreadsheet."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from explain.render import paper
from explain.render.sheet import Cell, sheet
from explain.report.ranking import Ahead, Difference, Leader, Ranking, Standing
from explain.words import Words, words

COLUMNS = (
    *("rank", "unit", "name", "earned", "highest", "max", "best", "worst", "group", "class"),
    *("ahead", "gap", "last_rank", "last_total", "file"),
)
_FEW = 5
"""Names, areas and criteria told in full."""


def as_csv(told: Ranking) -> str:
    """One row for each unit; another year's `--last` reads it as it is."""
    return sheet(COLUMNS, (_row(one) for one in told.standings))


def _row(one: Standing) -> list[Cell]:
    ahead, before = one.ahead, one.before
    return [
        *(one.rank, one.unit.id, one.unit.name),
        *(one.earned, one.highest, one.max),
        *(one.best, one.worst, one.group, None if one.class_ is None else one.class_.earned),
        *((ahead.unit, ahead.gap) if ahead else ("", "")),
        *((before.rank, before.total) if before else ("", "")),
        one.file,
    ]


def parts(told: Ranking, chosen: str | None = None) -> Iterator[RenderableType]:
    """The table, who leads where, and of the `chosen` unit what separates it from the next."""
    said = words(told.lang)
    yield from _head(told, said)
    yield from _table(told, said)
    yield from _leaders(told, said)
    for one in told.standings:
        if one.unit.id == chosen:
            yield from _ahead(one, said)


def _head(told: Ranking, said: Words) -> Iterator[RenderableType]:
    yield Text(f"{said.say('rank.head.title')}: {told.ruleset.title}", style=paper.HEAD)
    if any(one.illustrative for one in told.standings):
        yield Text(said.say("rank.head.illustrative"), style=paper.LOST)
    days = sorted({one.as_of for one in told.standings})
    first, last = said.date(days[0]), said.date(days[-1])
    day = first if first == last else said.say("rank.head.days", first=first, last=last)
    yield paper.pairs(
        [
            (said.say("rank.head.as_of"), day),
            (said.say("rank.head.units"), str(len(told.standings))),
            (said.say("report.head.ruleset"), f"{told.ruleset.id} · {told.ruleset.digest[:12]}"),
            (said.say("report.head.basis"), told.ruleset.basis.text),
        ]
    )
    yield Text("")


def _columns(told: Ranking) -> list[str]:
    """Only what some unit has something in."""
    each = told.standings
    shown = {
        "rank": True,
        "unit": True,
        "earned": True,
        "highest": any(one.highest != one.earned for one in each),
        "between": any(one.best != one.worst for one in each),
        "group": any(one.group for one in each),
        "class": any(one.class_ for one in each),
        "gap": True,
        "before": any(one.before for one in each),
    }
    return [name for name, there in shown.items() if there]


def _table(told: Ranking, said: Words) -> Iterator[RenderableType]:
    names = _columns(told)
    table = paper.ruled(
        [
            (
                said.say(f"rank.column.{name}"),
                name in ("rank", "earned", "highest", "gap"),
                1 if name == "unit" else None,
            )
            for name in names
        ]
    )
    for one in told.standings:
        cells = _cells(one, said)
        table.add_row(*(cells[name] for name in names))
    yield table
    for one in told.standings:
        if one.why_none is not None:
            yield Text(f"– {one.unit.name}: {one.why_none}", style=paper.OPEN)
    if "between" in names:
        yield Text(said.say("rank.note"), style=paper.FAINT)


def _cells(one: Standing, said: Words) -> dict[str, str | Text]:
    name = f"{one.unit.name} ({one.unit.id})"
    if one.earned is None or one.highest is None:
        none = dict.fromkeys(("highest", "between", "group", "class", "gap"), "")
        return {**none, "rank": "–", "unit": name, "earned": "–", "before": _before(one, said)}
    best, worst = str(one.best), str(one.worst)
    return {
        "rank": Text(str(one.rank), paper.HEAD),
        "unit": name,
        "earned": said.points(one.earned),
        "highest": said.points(one.highest),
        "between": best if best == worst else said.say("rank.between", best=best, worst=worst),
        "group": str(one.group or ""),
        "class": (one.class_.earned if one.class_ else None) or "",
        "gap": said.points(one.ahead.gap) if one.ahead else "",
        "before": _before(one, said),
    }


def _before(one: Standing, said: Words) -> str:
    if one.before is None:
        return ""
    up, rank = one.before.up, str(one.before.rank)
    if up is None:
        return said.say("rank.was", rank=rank)
    key = "same" if up == 0 else "up" if up > 0 else "down"
    return said.say(f"rank.{key}", rank=rank, by=str(abs(up)))


def _leaders(told: Ranking, said: Words) -> Iterator[RenderableType]:
    names = {one.unit.id: one.unit.name for one in told.standings}
    yield paper.heading(said.say("rank.leaders.head"))
    if not told.leaders:
        yield Text(said.say("rank.no_value"))
        return
    table = paper.ruled(
        [
            (said.say("report.area.id"), False, None),
            (said.say("report.area.title"), False, 3),
            (said.say("rank.column.earned"), True, None),
            (said.say("rank.column.unit"), False, 2),
        ]
    )
    for one in told.leaders:
        table.add_row(one.source_id, one.title, _of(one, said), _led(one, names, said))
    yield table


def _of(one: Leader, said: Words) -> str:
    earned = said.points(one.earned)
    return f"{earned}/{said.points(one.max)}" if one.max else earned


def _led(one: Leader, names: dict[str, str], said: Words) -> str:
    first = ", ".join(names[id_] for id_ in one.units[:_FEW])
    rest = len(one.units) - _FEW
    return first if rest <= 0 else said.say("rank.leaders.more", units=first, n=str(rest))


def _ahead(one: Standing, said: Words) -> Iterator[RenderableType]:
    yield paper.heading(said.say("rank.ahead.head", name=one.unit.name))
    if one.ahead is None:
        yield Text(said.say("rank.ahead.none" if one.rank is None else "rank.ahead.top"))
        return
    gap = said.points(one.ahead.gap)
    yield Text(said.say("rank.ahead.gap", name=one.ahead.name, gap=gap))
    yield paper.pairs(list(_pieces(one.ahead, said)), indent=3)


def _pieces(ahead: Ahead, said: Words) -> Iterator[tuple[str, str]]:
    for key, each in (("areas", ahead.areas), ("criteria", ahead.criteria)):
        if each:
            yield said.say(f"rank.ahead.{key}"), "\n".join(_differences(each, said))
    closing = [
        said.say("rank.ahead.close", id=one.criterion, text=one.text, gain=said.signed(one.gain))
        for one in ahead.closing
    ]
    none = said.say("rank.ahead.no_closing")
    yield said.say("rank.ahead.closing"), "\n".join(_short(closing, said)) or none


def _differences(each: tuple[Difference, ...], said: Words) -> Iterator[str]:
    told = [
        said.say("rank.ahead.points", id=one.id, title=one.title, points=said.points(one.points))
        for one in each
    ]
    yield from _short(told, said)


def _short(each: list[str], said: Words) -> Iterator[str]:
    yield from each[:_FEW]
    if len(each) > _FEW:
        yield said.say("rank.ahead.rest", n=str(len(each) - _FEW))
