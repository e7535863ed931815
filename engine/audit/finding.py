"""What an audit finds, as data: a code, the line it is about, points apart, whether they matter."""

from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from engine.facts import Cell
from engine.points import rounded, terminates

Param = Cell | tuple[str, ...]
"""A parameter: a figure, a day, an id or text, the value of a fact, several ids."""

Params = dict[str, Param]


class Finding(NamedTuple):
    """One finding about a line (a criterion, a part, a group, `total`) or about documents.

    `points` is how far apart the two figures are, None where points do not come into it; `over`
    where the unit claims too much by them.
    """

    code: str
    line: str
    params: Params
    points: Fraction | None = None
    over: bool = False
    material: bool = False


@dataclass(frozen=True, slots=True)
class Materiality:
    """From how many points on a difference matters: of one line, and of a total."""

    line: Fraction = Fraction(1, 4)
    total: Fraction = Fraction(1, 4)

    def reached(self, points: Fraction, *, total: bool = False) -> bool:
        """Whether a difference matters."""
        return abs(points) >= (self.total if total else self.line)


def agrees(claim: Fraction, exact: Fraction) -> bool:
    """Whether a claim is the exact figure, or the nearest to it where no decimals can write it.

    20/3 is claimed as 6.67, or with more decimals; 2.5 is claimed as 2.5 alone.
    """
    if claim == exact:
        return True
    return not terminates(exact) and any(claim == rounded(exact, n) for n in range(2, 10))
