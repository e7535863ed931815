"""The audits of several units: one table, worst first; what the units have in common."""

import csv
from collections.abc import Iterator, Sequence
from fractions import Fraction
from io import StringIO

from rich.console import RenderableType
from rich.text import Text

from explain.render import logs, paper
from explain.render.sheet import decimal, plain
from explain.report.audit import Recorded
from explain.report.audits import Audited, AuditsReport
from explain.words import Words, words

COLUMNS = (
    *("file", "unit", "name", "claimed", "earned", "supported", "max", "difference"),
    *("at_stake", "material", "other", "signals", "log_head"),
)
_PAIRS = 20


def parts(report: AuditsReport) -> Iterator[RenderableType]:
    """The sections in order."""
    said = words(report.lang)
    yield from _head(report, said)
    yield from _table(report, said)
    yield from _shared(report, said)
    if report.signals:
        yield paper.heading(said.say("audit.many.twins", n=str(len(report.signals))))
        yield from (Text(f"{one.code} {one.text}") for one in report.signals[:_PAIRS])
        rest = len(report.signals) - _PAIRS
        if rest > 0:
            yield Text(said.say("audit.many.rest", n=str(rest)), style=paper.FAINT)
    yield from _logs([one.log for one in report.units if one.log is not None], said)


def _head(report: AuditsReport, said: Words) -> Iterator[RenderableType]:
    yield Text(said.say("audit.many.title"), style=paper.HEAD)
    limits = report.materiality
    each = said.say("audit.head.each", line=said.worth(limits.line), total=said.worth(limits.total))
    material = sum(one.material > 0 for one in report.units)
    count = said.say("audit.many.count", n=str(len(report.units)), material=str(material))
    rows = [
        (said.say("report.head.ruleset"), f"{one.id} · {one.digest[:12]}")
        for one in report.rulesets
    ]
    rows += [
        (said.say("audit.head.materiality"), each),
        (said.say("audit.many.unit"), count),
    ]
    yield paper.pairs(rows)
    if report.refused:
        files = ", ".join(report.refused)
        refused = said.say("audit.many.refused", n=str(len(report.refused)), files=files)
        yield Text(refused, style=paper.LOST)
    yield Text("")


def _table(report: AuditsReport, said: Words) -> Iterator[RenderableType]:
    figures = ("claimed", "earned", "supported", "difference")
    names = [(said.say(f"audit.column.{name}"), True, None) for name in figures]
    names += [(said.say(f"audit.many.{n}"), True, None) for n in ("at_stake", "material", "other")]
    table = paper.ruled([(said.say("audit.many.unit"), False, 1), *names])
    for one in report.units:
        apart = one.difference
        table.add_row(
            one.unit.name,
            "" if one.claimed is None else said.points(one.claimed),
            _points(one.earned, said),
            _points(one.supported, said),
            said.signed(apart) if apart else "–" if _open(one) else "",
            Text(said.points(one.at_stake) if one.at_stake else "", style=paper.LOST),
            str(one.material or ""),
            str(one.other or ""),
        )
    yield table
    if any(one.earned is None for one in report.units):
        yield Text(said.say("audit.many.no_total"), style=paper.FAINT)
    if any(_open(one) for one in report.units):
        yield Text(said.say("audit.many.open_sums"), style=paper.FAINT)
    yield Text(said.say("audit.many.note"), style=paper.FAINT)
    yield Text(said.say("audit.many.more"), style=paper.FAINT)


def _open(one: Audited) -> bool:
    """Whether what it claims is no claim of the total, as criteria are left blank."""
    return one.difference is None and one.earned is not None and one.unclaimed > 0


def _points(figure: Fraction | None, said: Words) -> str:
    return "–" if figure is None else said.points(figure)


def _shared(report: AuditsReport, said: Words) -> Iterator[RenderableType]:
    yield paper.heading(said.say("audit.many.shared", n=str(len(report.findings))))
    if not report.findings:
        yield Text(said.say("audit.nothing"), style=paper.FAINT)
    yield from (Text(f"{one.code} {one.text}") for one in report.findings)
    usual = [one.number or one.title for one in report.shared if one.usual]
    if usual:
        names = "; ".join(usual)
        yield Text(said.say("audit.many.usual", n=str(len(usual)), names=names), style=paper.FAINT)


def _logs(recorded: Sequence[Recorded], said: Words) -> Iterator[RenderableType]:
    """The head of every log, in the order of their files, and how they are verified."""
    if not recorded:
        return
    folder = logs.folder_of(recorded[0].file)
    yield paper.heading(said.say("audit.log.head"))
    yield Text(said.say("audit.log.many", folder=folder, n=str(len(recorded))))
    heads = sorted((logs.name_in(one.file), logs.shown(one.head)) for one in recorded)
    table = paper.ruled(
        [(said.say("audit.log.file"), False, 1), (said.say("audit.log.digest"), False, None)]
    )
    for name, head in heads:
        table.add_row(name, head)
    yield table
    for key in ("check_many", "check_one"):
        yield Text(said.say(f"audit.log.{key}", folder=folder), style=paper.FAINT)


def as_csv(report: AuditsReport) -> str:
    """One row for each unit, worst first; columns named as in the JSON."""
    sheet = StringIO()
    writer = csv.writer(sheet, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows(map(_row, report.units))
    return sheet.getvalue()


def _row(one: Audited) -> list[str]:
    figures = (one.claimed, one.earned, one.supported, one.max, one.difference, one.at_stake)
    return [
        *map(plain, (one.file, one.unit.id, one.unit.name)),
        *("" if figure is None else decimal(figure) for figure in figures),
        *map(str, (one.material, one.other, one.signals)),
        "" if one.log is None else one.log.head,
    ]
