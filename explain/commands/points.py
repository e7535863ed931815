"""Points given as an option."""

from fractions import Fraction

from engine.ruleset.fact import FactType
from evidence.numbers import read_number
from explain.commands.desk import wrong_use


def points_of(name: str, given: str) -> Fraction:
    """Points, read as a figure in a file is; no share and no fraction. Raises SourceError."""
    figure = read_number(given, FactType.NUMBER)
    for problem in figure.problems:
        if problem.code == "E021":
            raise wrong_use("C024", name=name, **problem.params)
    if figure.value is None or "/" in given or "\uff0f" in given:
        raise wrong_use("C015", name=name, got=given)
    return figure.value
