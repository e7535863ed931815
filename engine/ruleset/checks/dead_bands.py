"""A band or class that nothing can reach (R105): its award is never given.

Found from the facts' own limits, `part_of` and whole numbers: of 17 systems none gives 95 to 99 %.
"""

from collections.abc import Iterator

from engine.bands import resolve
from engine.interval import Interval
from engine.lower import spans_of
from engine.outcome import Outcome
from engine.points import ONE, ZERO, text
from engine.reach import Dense
from engine.ruleset.findings import finding
from engine.ruleset.shown import bounds, limits, percent
from engine.ruleset.subject import Subject
from engine.source.diagnostic import Diagnostic

CODES = ("R105",)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Rows as written that no value meets, whatever the evidence."""
    facts = subject.ruleset.facts
    for line, found in subject.checks:
        if not subject.sound(line.criterion.id):
            continue
        values = found.leaf.reach(subject.nothing_known, found.id).values
        bands = found.leaf.rows(found.worth, facts)
        write = bounds(found.leaf, facts)
        for band, span in zip(bands, spans_of(bands)[0], strict=True):
            if band.place and values.within(span) is None:
                at = subject.place(line.criterion.id, *found.place, *band.place)
                yield finding("R105", at, span=write(span))
    yield from _classes(subject)


def _classes(subject: Subject) -> Iterator[Diagnostic]:
    classes, total = subject.ruleset.total.classes, subject.sums.get("")
    if classes is None or total is None:
        return
    show = percent if classes.of == "share" else text
    figures = Dense(_figures(total.outcome, share=classes.of == "share"))
    spans, flaws = resolve([None if band.otherwise else band.span() for band in classes.bands])
    for number, span in enumerate(spans):
        if not flaws and figures.within(span) is None:
            at = subject.at("total", "classes", "bands", number)
            yield finding("R105", at, span=limits(span, show))


def _figures(total: Outcome, *, share: bool) -> Interval:
    """Every figure that the total, or its share of the maximum, can be."""
    low = None if total.unbounded else total.earned
    if share:
        return Interval(None if low is None or low < 0 else ZERO, ONE)
    return Interval(low, total.highest)
