"""A better band that awards less than a worse one (R108).

Bands stand best first, so awards must not rise from one to the next. In a penalty group awards are
deductions, in whichever order the source lists them: there they must not go up and down.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from engine.lower import spans_of
from engine.points import text
from engine.ruleset.findings import finding
from engine.ruleset.subject import Subject
from engine.source.diagnostic import Diagnostic

CODES = ("R108",)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """The first row of each table of bands that awards more than the row before it."""
    for line, found in subject.checks:
        bands = found.leaf.rows(found.worth, subject.ruleset.facts)
        if found.leaf.name == "choice" or spans_of(bands)[1]:
            continue  # no row is the better one, or which one is, is not settled yet
        bands = [band for band in bands if band.place]
        awards = [found.worth.sign * band.award.a for band in bands]
        wrong = _wrong(awards, either_way=found.worth.sign < 0)
        if wrong is None:
            continue
        at, before = (
            subject.place(line.criterion.id, *found.place, *bands[row].place)
            for row in (wrong, wrong - 1)
        )
        yield finding(
            "R108",
            at,
            before,
            row=str(wrong + 1),
            award=text(awards[wrong]),
            before=text(awards[wrong - 1]),
        )


def _wrong(awards: Sequence[Fraction], *, either_way: bool) -> int | None:
    """The first row that is out of line with the rows before it."""
    moves = [(after > before) - (after < before) for before, after in pairwise(awards)]
    first = next((move for move in moves if move), 0)
    bad = -first if either_way else 1
    return moves.index(bad) + 1 if bad and bad in moves else None
