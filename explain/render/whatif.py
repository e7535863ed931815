"""What would be, for a terminal or a page of plain text, and as a table for a spreadsheet."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from explain.render import paper
from explain.render.heading import heading
from explain.render.sheet import Cell, sheet
from explain.render.sweep import called, swept
from explain.report.whatif import Alternative, CriterionMoved, Moved, Place, WhatIf
from explain.words import Words, words

COLUMNS = (
    *("scenario", "level", "id", "title", "before", "after", "by", "highest_before"),
    *("highest_after", "max", "status_before", "status_after"),
)


def as_csv(told: WhatIf) -> str:
    """One row for every line that moves, and the total, scenario by scenario.

    A sweep has a row for each criterion: what the total gains.
    """
    return sheet(COLUMNS, (*_rows(told), *_gains(told)))


def _rows(told: WhatIf) -> Iterator[Sequence[Cell]]:
    for one in told.alternatives:
        for level, lines in (("total", [one.total]), ("area", one.areas), ("", one.criteria)):
            for line in lines:
                yield _row(one, level or "criterion", line)
        if one.rank_before is not None and one.rank_after is not None:
            before, after = one.rank_before, one.rank_after
            better = None if before.rank is None or after.rank is None else before.rank - after.rank
            ranks: list[Cell] = [before.rank, after.rank, better, before.best, after.best]
            yield [one.name, "rank", "", "", *ranks, told.units, "", ""]
        for other in one.beside:
            head: list[Cell] = [one.name, "ruleset", other.ruleset, other.title]
            yield [*head, *_figures(other.total), other.class_before, other.class_after]


def _row(one: Alternative, level: str, line: Moved) -> list[Cell]:
    status: list[Cell] = [one.class_before, one.class_after] if level == "total" else ["", ""]
    if isinstance(line, CriterionMoved):
        status = [line.status_before, line.status_after]
    head: list[Cell] = [one.name, level, line.id, line.title]
    return [*head, *_figures(line), *status]


def _figures(line: Moved) -> list[Cell]:
    points: list[Cell] = [line.before, line.after, line.by]
    return [*points, line.highest_before, line.highest_after, line.max]


def _gains(told: WhatIf) -> Iterator[Sequence[Cell]]:
    if told.sweep is None:
        return
    for one in told.sweep.gains:
        head: list[Cell] = [told.sweep.after, "sweep", one.id, one.title, "", ""]
        yield [*head, one.gain, "", "", "", "", "in_time" if one.in_time else "late"]


def parts(told: WhatIf) -> Iterator[RenderableType]:
    """What is supposed, then all scenarios side by side, then the sweep."""
    said = words(told.lang)
    key = "title" if told.alternatives else "sweep"
    yield from heading(said.say(f"whatif.head.{key}"), told, said)
    for number, one in enumerate(told.alternatives):
        yield from _supposed(one, _mark(told, number), said)
    if told.alternatives:
        yield paper.heading(said.say("whatif.section.result"))
        yield _table(told, said)
        yield from _late(told, said)
    if told.sweep is not None:
        yield from swept(told, told.sweep, said)


def _mark(told: WhatIf, number: int) -> str:
    """What a scenario is called in the table: a letter, where there are several."""
    if len(told.alternatives) == 1:
        return ""
    return chr(ord("A") + number) if number < 26 else str(number + 1)


def _supposed(one: Alternative, mark: str, said: Words) -> Iterator[RenderableType]:
    say = said.say
    name = one.name or ("" if not mark else say("whatif.alternative.untitled"))
    title = say("whatif.alternative.one")
    if name:
        title = say("whatif.alternative.named", mark=mark or f"{title}:", name=name).strip()
    yield paper.heading(title)
    if not one.supposed:
        yield Text(say("whatif.alternative.nothing"), style=paper.FAINT)
    for each in one.supposed:
        params = {"label": each.label, "before": each.before, "after": each.after}
        told = say("whatif.alternative.move", **params)
        if each.result_of is not None:
            told = say("whatif.alternative.follows", ruleset=each.result_of, **params)
        yield paper.listed([("·", told)])


def _late(told: WhatIf, said: Words) -> Iterator[RenderableType]:
    late = {each.criterion: each.text for one in told.alternatives for each in one.too_late}
    if late:
        yield paper.heading(said.say("whatif.section.too_late"))
        yield paper.listed([(id_, Text(why, style=paper.LOST)) for id_, why in late.items()])


def _table(told: WhatIf, said: Words) -> Table:
    """Totals, class, targets, areas and criteria; a column for each scenario."""
    alone = len(told.alternatives) == 1
    names = [_mark(told, number) for number in range(len(told.alternatives))]
    columns: list[tuple[str, bool, int | None]] = [
        (said.say("whatif.column.id"), False, None),
        ("", False, 1),
        (said.say("whatif.column.now"), True, None),
        *((name or said.say("whatif.column.then"), True, None) for name in names),
    ]
    if alone:
        columns.append((said.say("whatif.column.by"), True, None))
    table = paper.ruled(columns)
    for line in _totals(told, said):
        table.add_row(*line)
    moved = [one.areas for one in told.alternatives]
    criteria = [one.criteria for one in told.alternatives]
    for key, lines in (("areas", moved), ("criteria", criteria)):
        _section(table, key, lines, told, said)
    for line in _beside(told, said):
        table.add_row(*line)
    return table


Row = list[str | Text]


def _totals(told: WhatIf, said: Words) -> Iterator[Row]:
    totals = [one.total for one in told.alternatives]
    yield _line(said.say("whatif.row.earned"), totals, told.edges, said, style=paper.HEAD)
    if len(totals) > 1:
        changes = [_signed(one.by, said) for one in totals]
        yield ["", said.say("whatif.row.by"), "", *changes]
    if any(one.highest_before != one.before or one.highest_after != one.after for one in totals):
        yield _line(said.say("whatif.row.highest"), totals, told.edges, said, figure="highest_")
    first = told.alternatives[0]
    if first.class_before or any(one.class_after for one in told.alternatives):
        none = said.say("whatif.none")
        classes = [one.class_after or none for one in told.alternatives]
        yield _padded(
            ["", said.say("whatif.row.class"), first.class_before or none, *classes], told
        )
    yield from _ranks(told, said)
    for number, target in enumerate(first.targets):
        then = [_met(one.targets[number].after, said) for one in told.alternatives]
        yield _padded([target.id, target.text, _met(target.before, said), *then], told)


def _ranks(told: WhatIf, said: Words) -> Iterator[Row]:
    """The rank among other units, and the ranks still possible where there are several."""
    places = [one.rank_after for one in told.alternatives if one.rank_after is not None]
    before = told.alternatives[0].rank_before
    if before is None:
        return
    each = [before, *places]
    none = said.say("whatif.none")
    ranks = [none if one.rank is None else str(one.rank) for one in each]
    yield _padded(["", said.say("whatif.row.rank", n=str(told.units)), *ranks], told)
    if any(one.best != one.worst for one in each):
        spans = [_span(one, said) for one in each]
        yield _padded(["", said.say("whatif.row.could"), *spans], told)


def _span(one: Place, said: Words) -> str:
    if one.rank is None or one.best == one.worst:
        return said.say("whatif.none") if one.rank is None else str(one.rank)
    return said.say("whatif.between", best=str(one.best), worst=str(one.worst))


def _beside(told: WhatIf, said: Words) -> Iterator[Row]:
    """The totals of the other rulesets; the most they can still be, and the class, below."""
    each = list(zip(*(one.beside for one in told.alternatives), strict=True))
    if each:
        yield ["", Text(said.say("whatif.row.beside"), style=paper.FAINT)]
    for others in each:
        first, totals = others[0], [one.total for one in others]
        title = f"{first.title.rstrip('. ')} ({first.ruleset})"
        yield _line(title, totals, first.edges, said)
        if any(t.highest_before != t.before or t.highest_after != t.after for t in totals):
            highest = said.say("whatif.row.beside_highest")
            yield _line(highest, totals, first.edges, said, figure="highest_")
        if first.class_before or any(one.class_after for one in others):
            none = said.say("whatif.none")
            classes = [first.class_before or none, *(one.class_after or none for one in others)]
            yield _padded(["", said.say("whatif.row.beside_class"), *classes], told)


def _padded(row: Row, told: WhatIf) -> Row:
    """A row without a change, where there is a column for it."""
    return [*row, ""] if len(told.alternatives) == 1 else row


def _met(met: bool | None, said: Words) -> Text:
    key, style = {
        True: ("yes", paper.GOOD),
        False: ("no", paper.LOST),
        None: ("open", paper.OPEN),
    }[met]
    return Text(said.say(f"whatif.met.{key}"), style=style)


def _section(
    table: Table, key: str, each: Sequence[Sequence[Moved]], told: WhatIf, said: Words
) -> None:
    """The lines that move in any of the scenarios."""
    if not each[0]:
        return
    table.add_row("", Text(said.say(f"whatif.row.{key}"), style=paper.FAINT))
    names = called(each[0])
    for lines in zip(*each, strict=True):
        row = _line(lines[0].title.rstrip(". "), lines, told.edges, said)
        table.add_row(names[lines[0].id], *row[1:])


def _line(
    title: str,
    lines: Sequence[Moved],
    edges: tuple[Fraction, ...],
    said: Words,
    *,
    figure: str = "",
    style: str = "",
) -> Row:
    before = getattr(lines[0], f"{figure}before")
    after = [getattr(line, f"{figure}after") for line in lines]
    cells = [_points(one, edges, said) for one in (before, *after)]
    if len(lines) == 1:
        both = before is not None and after[0] is not None
        cells.append(_signed(after[0] - before if both else None, said))
    return ["", Text(title, style=style), *(Text(cell, style=style) for cell in cells)]


def _points(value: Fraction | None, edges: tuple[Fraction, ...], said: Words) -> str:
    return "–" if value is None else said.points(value, near=edges)


def _signed(value: Fraction | None, said: Words) -> str:
    return "" if value is None else "=" if value == 0 else said.signed(value)
