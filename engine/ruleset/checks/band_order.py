"""Bands that leave a gap, overlap, stand out of order or repeat a threshold (R101-R104).

Other engines answer these with a wrong number or with nothing at all: ZEN gives 0.4 for 0.7 where
rows are out of order. A gap comes with a value that falls into it and the row that closes it.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from engine.bands import Flaw, covers, resolve
from engine.interval import Interval
from engine.lower import Check, Misfit
from engine.points import ZERO, text
from engine.reach import Dense
from engine.ruleset.findings import finding
from engine.ruleset.places import Path
from engine.ruleset.shown import Show, bounds, limits, percent, shows
from engine.ruleset.subject import Subject
from engine.source.diagnostic import Diagnostic

CODES = ("R101", "R102", "R103", "R104")

Rows = Sequence[Interval | None]


class Writing(NamedTuple):
    """How the figures and the bounds of a table are written."""

    show: Show
    bounds: Callable[[Interval], str]


def check(subject: Subject) -> Iterator[Diagnostic]:
    """The flaws that lowering found, and those of the classes of the total."""
    facts = subject.ruleset.facts
    misfits = subject.compiled.misfits
    early = {(m.criterion, _table(m)) for m in misfits if m.flaw.code == "R104"}
    for misfit in misfits:
        if misfit.flaw.code != "R104" and (misfit.criterion, _table(misfit)) in early:
            continue  # after `otherwise` nothing is left for the rows below it
        found = _check(subject, misfit)
        bands = found.leaf.rows(found.worth, facts)
        rows = [band.span for band in bands if band.place] or [band.span for band in bands]
        if found.leaf.name == "choice" or _impossible(rows):
            continue  # an option left out, a bound above the other: each has its own check
        path = (*subject.line[misfit.criterion].path, *found.place, "bands")
        writing = Writing(shows(found.leaf, facts), bounds(found.leaf, facts))
        yield _said(subject, misfit.flaw, path, rows, writing)
    yield from _classes(subject)


def _check(subject: Subject, misfit: Misfit) -> Check:
    checks = subject.compiled.criteria[misfit.criterion].checks
    return next(c for c in checks if misfit.place[: len(c.place)] == c.place)


def _table(misfit: Misfit) -> Path:
    """The bands that a misfit is about; flaws of order always stand at a row."""
    return misfit.place[:-1]


def _impossible(rows: Rows) -> bool:
    return any(row is not None and row.empty for row in rows)


def _classes(subject: Subject) -> Iterator[Diagnostic]:
    classes = subject.ruleset.total.classes
    if classes is None:
        return
    rows = [None if band.otherwise else band.span() for band in classes.bands]
    if _impossible(rows):
        return
    spans, flaws = resolve(rows)
    penalties = any(block.group.kind == "penalty" for block in subject.blocks)
    figures = Dense(Interval(None if penalties else ZERO, None))
    show = percent if classes.of == "share" else text
    writing = Writing(show, lambda span: limits(span, show))
    for flaw in flaws or covers(spans, figures):
        yield _said(subject, flaw, ("total", "classes", "bands"), rows, writing)


def _said(subject: Subject, flaw: Flaw, path: Path, rows: Rows, writing: Writing) -> Diagnostic:
    """A flaw of the rows at a path, with the rows it is between; rows count from 1."""
    row = min(flaw.row, len(rows) - 1)  # past the last one is what nobody writes: `never`
    spans = [subject.at(*path, row)]
    params = {"row": str(row + 1)}
    if flaw.other is not None:
        spans.append(subject.at(*path, flaw.other))
        params["other"] = str(flaw.other + 1)
    if flaw.code == "R101":
        params.setdefault("other", params["row"])
    elif flaw.witness is not None:
        params["witness"] = writing.show(flaw.witness)
        params["span"] = writing.bounds(flaw.span)
    if flaw.code == "R103":
        written = subject.places.data((*path, row))
        keys = written if isinstance(written, dict) else {}
        award = next((key for key in ("share", "points", "class") if key in keys), "share")
        rest = row == len(rows) - 1 and _worse(flaw, rows)
        where = "otherwise: true" if rest else params["span"]
        # The award is left to the author: nothing is invented.
        params["proposed"] = f"{{{where}, {award}: …}}"
    return finding(flaw.code, *spans, **params)


def _worse(flaw: Flaw, rows: Rows) -> bool:
    """Whether a gap is all that is left on the worse side."""
    if flaw.row >= len(rows):
        return True
    return flaw.span.low is None if _falling(rows) else flaw.span.high is None


def _falling(rows: Rows) -> bool:
    """Whether the worse rows are those of smaller figures."""
    written = [row for row in rows if row is not None]
    first, last = written[0], written[-1]
    if first.high is None or first.low is None:
        return first.high is None
    return last.low is None or last.low <= first.low
