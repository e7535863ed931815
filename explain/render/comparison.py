"""A comparison for a terminal or a page of plain text, and as a table for a spreadsheet."""

from collections.abc import Iterator
from fractions import Fraction

from rich.console import RenderableType
from rich.text import Text

from explain.render import paper
from explain.render.sheet import Cell, sheet
from explain.report.comparison import Cause, Comparison, Difference
from explain.words import Words, words

COLUMNS = (
    *("id", "source_id", "title", "earned_before", "earned_after", "gain", "highest_before"),
    *("highest_after", "max_before", "max_after", "status_before", "status_after", "causes"),
)


def as_csv(told: Comparison) -> str:
    """One row for each criterion that differs, then the adjustments and the total."""
    said = words(told.lang)
    rows = [_row(one, said) for one in told.differences]
    before, after = told.before, told.after
    value = (before.value, after.value)
    lines: list[tuple[str, list[Cell]]] = [
        ("adjustments", ["", "", told.adjustments if all(value) else None]),
        ("figure", _amounts((before.earned, after.earned), value, told.gain)),
    ]
    for key, figures in lines:
        id_ = "total" if key == "figure" else ""
        row: list[Cell] = [id_, "", said.say(f"compare.{key}"), *figures]
        rows.append(row + [""] * (len(COLUMNS) - len(row)))
    return sheet(COLUMNS, rows)


def _row(one: Difference, said: Words) -> list[Cell]:
    causes = "; ".join(_cause(cause, said) for cause in one.causes)
    head = (one.id, one.source_id, one.title)
    earned, most = _amounts(one.earned, one.value, one.gain), _amounts(one.highest, one.value)
    return [*head, *earned, *most, *_amounts(one.max, one.value), *one.status, causes]


def _amounts(
    pair: tuple[Fraction, Fraction], value: tuple[bool, bool], *gain: Fraction | None
) -> list[Cell]:
    """Before and after, and the gain; nothing where there is no value."""
    cells = [amount if there else None for amount, there in zip(pair, value, strict=True)]
    return [*cells, *(one if all(value) else None for one in gain)]


def parts(told: Comparison) -> Iterator[RenderableType]:
    """Both totals, the areas, every criterion that differs with its causes."""
    said = words(told.lang)
    yield Text(f"{said.say('compare.title')}: {told.ruleset.title}", style=paper.HEAD)
    if told.before.illustrative or told.after.illustrative:
        yield Text(said.say("report.head.illustrative"), style=paper.LOST)
    sides = (("before", told.before), ("after", told.after))
    yield paper.pairs(
        (
            said.say(f"compare.{key}"),
            said.say("compare.side", unit=one.unit.name, day=said.date(one.as_of))
            + f" · {one.file}",
        )
        for key, one in sides
    )
    yield Text("")
    yield from _totals(told, said)
    yield from _areas(told, said)
    yield from _differences(told, said)


def _totals(told: Comparison, said: Words) -> Iterator[RenderableType]:
    before, after = told.before, told.after
    if not (before.value and after.value):
        yield Text(said.say("compare.none"), style=paper.OPEN)
        return
    names = ("figure", "before", "after", "change")
    table = paper.ruled(
        [(said.say(f"compare.{n}"), n != "figure", 1 if n == "figure" else None) for n in names]
    )
    for key in ("earned", "highest", "supported", "max"):
        pair: tuple[Fraction, Fraction] = (getattr(before, key), getattr(after, key))
        table.add_row(said.say(f"compare.{key}"), *_pair(pair, (True, True), said))
    if before.class_ is not None and after.class_ is not None:
        row = (before.class_.earned or "–", after.class_.earned or "–")
        table.add_row(said.say("compare.class"), *row, "")
    yield table


def _pair(
    pair: tuple[Fraction, Fraction], value: tuple[bool, bool], said: Words
) -> list[str | Text]:
    """Before, after, and the difference where there is one; dashes where there is no value."""
    shown = [said.points(one) if there else "–" for one, there in zip(pair, value, strict=True)]
    return [*shown, _gain(pair[1] - pair[0] if all(value) else Fraction(0), said)]


def _gain(gain: Fraction, said: Words) -> Text:
    if not gain:
        return Text("")
    return Text(said.signed(gain), style=paper.GOOD if gain > 0 else paper.LOST)


def _areas(told: Comparison, said: Words) -> Iterator[RenderableType]:
    yield paper.heading(said.say("compare.areas"))
    names = ("before", "after", "change")
    table = paper.ruled(
        [
            (said.say("report.area.id"), False, None),
            (said.say("report.area.title"), False, 1),
            *((said.say(f"compare.{name}"), True, None) for name in names),
        ]
    )
    for area in told.areas:
        table.add_row(area.source_id, area.title, *_pair(area.earned, area.value, said))
    yield table


def _differences(told: Comparison, said: Words) -> Iterator[RenderableType]:
    yield paper.heading(said.say("compare.differences"))
    if not told.differences:
        yield Text(said.say("compare.same"), style=paper.GOOD)
    for one in told.differences:
        before, after = (
            said.points(points) if there else said.say("compare.no_value")
            for points, there in zip(one.earned, one.value, strict=True)
        )
        points = said.say("compare.moved", before=before, after=after)
        title = Text(f"{one.source_id} {one.title.rstrip('. ')} ", style=paper.HEAD)
        style = paper.GOOD if one.gain > 0 else paper.LOST if one.gain < 0 else paper.FAINT
        yield title.append(f"· {points}", style=style)
        was, now = (said.say(f"report.status.{key}") for key in one.status)
        rows = [] if was == now else [said.say("compare.moved", before=was, after=now)]
        rows += [_cause(cause, said) for cause in one.causes]
        if not one.causes:
            rows.append(said.say("compare.elsewhere"))
        yield paper.pairs([("", row) for row in rows], indent=1)
    if told.before.value and told.after.value:
        sums = {
            key: said.signed(getattr(told, key)) if getattr(told, key) else "0"
            for key in ("criteria", "adjustments", "gain")
        }
        yield Text(said.say("compare.sums", **sums), style=paper.FAINT)


def _cause(one: Cause, said: Words) -> str:
    if one.before != one.after:
        return said.say("compare.cause", label=one.label, before=one.before, after=one.after)
    none = said.say("compare.no_proof")
    before, after = (document or none for document in one.documents)
    return said.say("compare.proof", label=one.label, before=before, after=after)
