"""Numbers given as options: points, and whole numbers."""

from fractions import Fraction

from engine.ruleset.fact import FactType
from evidence.figure import Figure
from evidence.numbers import read_number
from explain.commands.desk import wrong_use


def points_of(name: str, given: str) -> Fraction:
    """Points, read as a figure in a file is; no share and no fraction. Raises SourceError."""
    figure = _read(name, given, FactType.NUMBER)
    if figure.value is None or "/" in given or "\uff0f" in given:
        raise wrong_use("C015", name=name, got=given)
    return figure.value


def whole_of(name: str, given: str, low: int, high: int | None = None) -> int:
    """A whole number from `low` on, up to `high`. Raises SourceError (C024, C028)."""
    value = _read(name, given, FactType.COUNT).value
    if value is None or value < low or (high is not None and value > high):
        expected = f"≥ {low}" if high is None else f"{low}–{high}"
        raise wrong_use("C028", name=name, got=given, expected=expected)
    return int(value)


def _read(name: str, given: str, type_: FactType) -> Figure[Fraction]:
    """The figure. Raises SourceError (C024) where it can be read in two ways."""
    figure = read_number(given, type_)
    for problem in figure.problems:
        if problem.code == "E021":
            raise wrong_use("C024", name=name, **problem.params)
    return figure
