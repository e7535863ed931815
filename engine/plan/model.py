"""A linear model in exact numbers: variables with bounds, rows, what is to be made least."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from math import ceil, lcm

from engine.points import ONE, ZERO

Terms = dict[int, Fraction]
"""Coefficients by variable."""

LARGEST = 2**40
"""Whole coefficients up to here are exact in a solver's doubles with room to spare."""


@dataclass(frozen=True, slots=True)
class Variable:
    """Bounds, and whether it is whole."""

    low: Fraction
    high: Fraction
    whole: bool


@dataclass(frozen=True, slots=True)
class Row:
    """`sum of terms >= least`, in whole numbers."""

    terms: Mapping[int, int]
    least: int


@dataclass
class Model:
    """Variables and rows as they are added."""

    variables: list[Variable] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)

    def variable(self, low: Fraction, high: Fraction, *, whole: bool) -> int:
        """A new variable; its number."""
        self.variables.append(Variable(low, high, whole))
        return len(self.variables) - 1

    def binary(self) -> int:
        """A new variable that is 0 or 1."""
        return self.variable(ZERO, ONE, whole=True)

    def at_least(self, terms: Mapping[int, Fraction], least: Fraction) -> None:
        """A new row; what cannot be written in whole numbers small enough is loosened a little."""
        below = sum((max(ZERO, -self.variables[v].low) for v in terms), ZERO)
        self.rows.append(in_whole_numbers(terms, least, below))

    def equal(self, terms: Mapping[int, Fraction], value: Fraction) -> None:
        """Both sides."""
        self.at_least(terms, value)
        self.at_least({v: -a for v, a in terms.items()}, -value)


def in_whole_numbers(terms: Mapping[int, Fraction], least: Fraction, below: Fraction = ZERO) -> Row:
    """The row with whole coefficients: exactly, or with more room than it has, never with less.

    `below`: how far its variables can be below 0 together.
    """
    kept = {v: a for v, a in terms.items() if a}
    scale = lcm(least.denominator, *(a.denominator for a in kept.values()))
    largest = max((abs(a) for a in (*kept.values(), least)), default=ZERO)
    if largest * scale <= LARGEST:
        return Row({v: int(a * scale) for v, a in kept.items()}, int(least * scale))
    rough = (LARGEST - 1) / largest
    room = 1 + ceil(below)
    return Row({v: ceil(a * rough) for v, a in kept.items()}, ceil(least * rough) - room)


def plus(a: Mapping[int, Fraction], b: Mapping[int, Fraction], times: Fraction = ONE) -> Terms:
    """A + times * b."""
    found = dict(a)
    for variable, factor in b.items():
        found[variable] = found.get(variable, ZERO) + times * factor
    return found
