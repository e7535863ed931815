"""An award above what its rule is worth, or below nothing (R106, R107).

A criterion of 2 points cannot give 3; what takes points away stands in a penalty group, or in a
`limit` that deducts. In a penalty group awards are deductions, and the same holds of them.
"""

from collections.abc import Iterator
from fractions import Fraction

from engine.decide import extremes
from engine.lower import Check, spans_of
from engine.points import text
from engine.rule import Band
from engine.ruleset.findings import finding
from engine.ruleset.lines import Line
from engine.ruleset.places import Path
from engine.ruleset.subject import Subject
from engine.source.diagnostic import Diagnostic, Span

CODES = ("R106", "R107")


def check(subject: Subject) -> Iterator[Diagnostic]:
    """The least and the greatest award of every row, over the values that can be in it."""
    for line, found in subject.checks:
        if found.worth.points <= 0:
            continue  # nothing fits into that, and it has a check of its own
        bands = found.leaf.rows(found.worth, subject.ruleset.facts)
        spans, flaws = spans_of(bands)
        domain = found.leaf.domain(subject.ruleset.facts)
        for band, span in zip(bands, spans, strict=True):
            inside = span if flaws or span.empty else domain.within(span)
            if inside is None:
                continue
            awards = extremes(band.award, inside)
            yield from _outside(subject, line, found, band, awards)


def _outside(
    subject: Subject,
    line: Line,
    found: Check,
    band: Band,
    awards: tuple[Fraction | None, Fraction | None],
) -> Iterator[Diagnostic]:
    sign, worth = found.worth.sign, found.worth.points
    least, most = awards if sign > 0 else (awards[1], awards[0])
    at = _award(subject, (*line.path, *found.place, *band.place))
    uncapped = sign < 0 and band.award.b and band.award.low is None  # as a penalty may say
    if not uncapped and (most is None or sign * most > worth):
        award = "∞" if most is None else text(sign * most)
        yield finding("R106", at, award=award, worth=text(worth))
    if least is not None and sign * least < 0:
        yield finding("R107", at, award=text(sign * least))


def _award(subject: Subject, path: Path) -> Span:
    """Where an award is written: its own key, else the row or rule that gives it."""
    data = subject.places.data(path)
    keys = data if isinstance(data, dict) else {}
    for key in ("points", "share", "cap", "uncapped", "least"):
        if key in keys:
            return subject.at(*path, key)
    return subject.at(*path, key=True)
