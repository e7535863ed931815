"""A better band that awards less than a worse one (R108).

Bands stand best first, so awards must not rise from one to the next. In a penalty group awards are
deductions, in whichever order the source lists them: there they must not go up and down.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from engine.points import text
from engine.ruleset.subject import Subject
from engine.source.diagnostic import Diagnostic, warning

CODES = ("R108",)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """The first row of each table of bands that awards more than the row before it."""
    for line, found in subject.checks:
        bands = found.leaf.rows(found.worth, subject.ruleset.facts)
        if found.leaf.name == "choice" or not all(band.place for band in bands):
            continue
        awards = [abs(band.award.a) for band in bands]
        wrong = _wrong(awards, either_way=found.worth.sign < 0)
        if wrong is None:
            continue
        at, before = (
            subject.place(line.criterion.id, *found.place, *bands[row].place)
            for row in (wrong, wrong - 1)
        )
        yield warning(
            "R108",
            at,
            before,
            row=str(wrong + 1),
            award=text(awards[wrong]),
            before=text(awards[wrong - 1]),
        )


def _wrong(awards: Sequence[Fraction], *, either_way: bool) -> int | None:
    """The first row out of line with the rows before it."""
    rises = [after > before for before, after in pairwise(awards)]
    falls = [after < before for before, after in pairwise(awards)]
    if either_way and True not in falls[: _first(rises)]:
        wrong = _first(falls)
    else:
        wrong = _first(rises)
    return wrong + 1 if wrong < len(rises) else None


def _first(moves: Sequence[bool]) -> int:
    """The place of the first move, past the end where there is none."""
    return moves.index(True) if True in moves else len(moves)
