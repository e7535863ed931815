"""A written figure as the value of a fact, by the type and limits that its ruleset declares."""

from datetime import date
from fractions import Fraction

from engine.facts import NEVER, Value
from engine.points import text
from engine.ruleset.fact import FactDeclaration, FactType
from evidence.answers import read_choice, read_yes_no, says_never
from evidence.days import read_day
from evidence.figure import Figure, refuse
from evidence.numbers import read_number


def read_value(written: str, declaration: FactDeclaration) -> Figure[Value]:
    """The value and every problem: wrong type, ambiguous, outside at_least and at_most."""
    match declaration.type:
        case FactType.YES_NO:
            return read_yes_no(written)
        case FactType.CHOICE:
            return read_choice(written, declaration.options)
        case FactType.DATE:
            return _date(written)
        case _:
            return _number(written, declaration)


def _date(written: str) -> Figure[date]:
    return Figure(NEVER) if says_never(written) else read_day(written)


def _number(written: str, declaration: FactDeclaration) -> Figure[Fraction]:
    figure = read_number(written, declaration.type)
    value, low, high = figure.value, declaration.at_least, declaration.at_most
    if value is None:
        return figure
    unsigned = declaration.type is not FactType.NUMBER and low is None
    if value < 0 and (unsigned or declaration.type is FactType.COUNT):
        return refuse("E025", written)
    if low is not None and value < low:
        return refuse("E041", written, limit=limit(low, declaration.type))
    if high is not None and value > high:
        return refuse("E042", written, limit=limit(high, declaration.type))
    return figure


def limit(value: Fraction, type_: FactType) -> str:
    """A limit as a submission would write it: shares with %, where they end."""
    if type_ is not FactType.SHARE:
        return text(value)
    percent = text(value * 100)
    return text(value) if "/" in percent else f"{percent}%"
