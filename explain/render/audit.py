"""The audit of a claimed score, for a terminal or a page of plain text."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from rich.console import RenderableType
from rich.text import Text

from explain.render import paper
from explain.render.decisions import decisions
from explain.render.rest import again
from explain.report.audit import AuditFinding, AuditReport, Line, Recorded
from explain.words import Words, words

_NAME = 15
_OF_LINES = frozenset({"A112", "A121", "A301", "A302", "A303", "A304", "A305", "A902"})
"""What says nothing without its line, and has no points to head it by."""


def parts(report: AuditReport) -> Iterator[RenderableType]:
    """The sections in order."""
    said = words(report.lang)
    yield from head(report, said)
    yield from _total(report, said)
    material = [one for one in report.findings if one.material]
    small = [one for one in report.findings if one.points is not None and not one.material]
    other = [one for one in report.findings if one.points is None and one.code[:2] != "A3"]
    unsettled = [one for one in report.findings if one.code[:2] == "A3"]
    lines = {line.id: line for line in report.lines}
    yield from _section("material", material, lines, said)
    yield from _section("small", small, lines, said)
    yield from _section("other", other, lines, said)
    if report.signals:
        yield from _section("signal", report.signals, lines, said)
    if report.decisions is not None:
        yield from _section("unsettled", unsettled, lines, said)
        yield from decisions(report.decisions, said)
    yield from _lines(report, said)
    yield from again(report.digests, said)
    if report.log is not None:
        yield from _log(report.log, said)


def head(report: AuditReport, said: Words) -> Iterator[RenderableType]:
    """Who, as of when, by what, and what matters."""
    ruleset, limits = report.ruleset, report.materiality
    yield Text(f"{said.say('audit.head.title')}: {ruleset.title}", style=paper.HEAD)
    if report.illustrative:
        yield Text(said.say("report.head.illustrative"), style=paper.LOST)
    each = said.say("audit.head.each", line=said.worth(limits.line), total=said.worth(limits.total))
    rows = [
        (said.say("report.head.unit"), report.unit.name),
        (said.say("report.head.as_of"), said.date(report.as_of)),
        (said.say("report.head.ruleset"), f"{ruleset.id} · {ruleset.digest[:12]}"),
        (said.say("report.head.basis"), ruleset.basis.text),
        (said.say("audit.head.materiality"), each),
    ]
    yield paper.pairs((name.ljust(_NAME), text) for name, text in rows)


def _total(report: AuditReport, said: Words) -> Iterator[RenderableType]:
    line = report.lines[0]
    yield Text("")
    if not line.value or line.applies == "no":
        key = "no_value" if not line.value else "nothing_applies"
        yield Text(said.say(f"report.total.{key}"), style=paper.LOST)
        return
    offered = line.claimed if line.claimed is not None else line.summed
    near = tuple(report.edges)
    shown = said.say("audit.total.none") if offered is None else said.points(offered, near=near)
    earned = said.points(line.earned, near=near)
    of = said.say("report.total.of", earned=earned, max=said.points(line.max))
    rows = [
        _row(said.say("audit.total.claimed"), shown, _claim_note(line, said), paper.HEAD),
        _row(said.say("audit.column.earned"), of, "", paper.HEAD),
        _row(
            said.say("report.total.highest"),
            said.points(line.highest, near=near),
            said.say("report.total.highest_note"),
        ),
    ]
    if line.supported is not None:
        supported = said.points(line.supported, near=near)
        note = said.say("report.total.supported_note")
        rows.append(_row(said.say("report.total.supported"), supported, note))
    if line.decided is not None:
        name, note = said.say("audit.total.decided"), said.say("audit.total.decided_note")
        rows.append(_row(name, said.points(line.decided, near=near), note))
    if line.difference is not None:
        key = "over" if line.difference > 0 else "under" if line.difference else "equal"
        style = {"over": paper.LOST, "under": paper.OPEN, "equal": paper.GOOD}[key]
        name, note = said.say("audit.total.difference"), said.say(f"audit.total.{key}")
        rows.append(_row(name, said.signed(line.difference), note, style))
    elif offered is not None:
        rows.append(_row(said.say("audit.total.difference"), "–", said.say("audit.total.open")))
    yield paper.listed(rows)


def _claim_note(line: Line, said: Words) -> str:
    """How the total that is claimed comes about."""
    if line.claimed is not None:
        return ""
    if line.summed is None:
        return said.say("audit.total.none_note")
    key = "partly" if line.unclaimed else "added"
    return said.say(f"audit.total.{key}", n=str(line.unclaimed))


def _row(name: str, figure: str, note: str = "", style: str = "") -> list[str | Text]:
    return [Text(name.ljust(_NAME), paper.FAINT), Text(figure, style), Text(note, paper.FAINT)]


def _log(log: Recorded, said: Words) -> Iterator[RenderableType]:
    yield paper.heading(said.say("audit.log.head"))
    yield Text(said.say("audit.log.at", file=log.file, n=str(log.entries)))
    yield Text(log.head, style=paper.HEAD)
    check = said.say("audit.log.check", file=log.file, short=log.head[:16])
    yield Text(check, style=paper.FAINT)


def _section(
    key: str, found: Sequence[AuditFinding], lines: Mapping[str, Line], said: Words
) -> Iterator[RenderableType]:
    yield paper.heading(said.say(f"audit.section.{key}", n=str(len(found))))
    if not found:
        yield Text(said.say("audit.nothing"), style=paper.FAINT)
        return
    rows = [_told(one, lines, said) for one in found]
    pointless = all(one.points is None for one in found)
    yield paper.listed(
        [row[:1] + row[2:] if pointless else row for row in rows], right=[1][pointless:]
    )


def _told(one: AuditFinding, lines: Mapping[str, Line], said: Words) -> list[str | Text]:
    """Code, points with their sign, the line and what was found."""
    signed = "" if one.points is None else said.signed(one.points if one.over else -one.points)
    style = paper.LOST if one.material else ""
    text = Text()
    if one.points is not None and one.name is not None:
        text.append(f"{one.name}\n", style=paper.HEAD)
    elif one.code in _OF_LINES and one.line is not None:
        line = lines[one.line]
        text.append(f"{line.source_id or line.title}: ", style=paper.HEAD)
    text.append(one.text)
    if one.places:
        place = one.places[0]
        text.append(f" [{place.file}:{place.line}]", style=paper.FAINT)
    if one.why is not None:
        text.append(f"\n{said.say('audit.why', why=one.why)}", style=paper.FAINT)
    return [Text(one.code, style=paper.FAINT), Text(signed, style=style), text]


def _lines(report: AuditReport, said: Words) -> Iterator[RenderableType]:
    yield paper.heading(said.say("audit.section.lines"))
    ruled = report.decisions is not None
    figures = ("claimed", "earned", "supported", *(["decided"] if ruled else []), "difference")
    columns: list[tuple[str, bool, int | None]] = [
        (said.say("audit.column.id"), False, None),
        (said.say("audit.column.title"), False, 1),
        *((said.say(f"audit.column.{name}"), True, None) for name in figures),
    ]
    table = paper.ruled(columns)
    for line in (*report.lines[1:], report.lines[0]):
        heavy = line.kind in ("group", "total")
        title = Text(line.title.rstrip(". "), style=paper.HEAD if heavy else "")
        table.add_row(line.source_id, title, *_figures(line, said, ruled=ruled))
    yield table
    if any(_open(line) for line in report.lines):
        yield Text(said.say("audit.open_sums"), style=paper.FAINT)


def _figures(line: Line, said: Words, *, ruled: bool) -> list[str | Text]:
    """Claimed, earned, supported, decided where anything is, apart."""
    offered = line.claimed if line.claimed is not None else line.summed
    away = line.applies == "no" or not line.value
    apart = line.difference
    decided = [_or_none(line.decided, said)] if ruled else []
    return [
        _or_none(offered, said),
        "–" if away else said.points(line.earned),
        "–" if away else _or_none(line.supported, said),
        *decided,
        Text(said.signed(apart), _style(apart)) if apart else "–" if _open(line) else "",
    ]


def _open(line: Line) -> bool:
    """Whether the claims inside are no claim of the whole, as some are wanting."""
    return line.summed is not None and line.difference is None and line.unclaimed > 0


def _or_none(points: Fraction | None, said: Words) -> str:
    return "" if points is None else said.points(points)


def _style(apart: Fraction) -> str:
    return paper.LOST if apart > 0 else paper.OPEN
