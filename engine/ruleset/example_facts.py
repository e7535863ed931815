"""The facts of an example as evidence, read as strictly as a ruleset is written."""

from collections.abc import Mapping
from datetime import date

from engine.facts import NEVER, Declaration, Declared, Evidence, Mark, Unit, Value
from engine.nature import natural_high, natural_low
from engine.points import exact
from engine.ruleset.criterion import Example
from engine.ruleset.fact import FactDeclaration, FactType
from engine.ruleset.model import Ruleset


def value(declared: FactDeclaration, written: str) -> Value:
    """The value that a text gives to a fact. Raises ValueError for one that it cannot have."""
    word = written.strip()
    match declared.type:
        case FactType.YES_NO:
            return _answer(word)
        case FactType.DATE:
            return NEVER if word == "never" else date.fromisoformat(word)
        case FactType.CHOICE:
            if word not in declared.options:
                raise ValueError(word)
            return word
    number = exact(word)
    low, high = natural_low(declared), natural_high(declared)
    if (low is not None and number < low) or (high is not None and number > high):
        raise ValueError(word)
    if declared.type is FactType.COUNT and number.denominator != 1:
        raise ValueError(word)
    return number


def _answer(word: str) -> bool:
    if word not in ("yes", "no", "true", "false"):
        raise ValueError(word)
    return word in ("yes", "true")


def evidence(ruleset: Ruleset, example: Example, values: Mapping[str, Value]) -> Evidence:
    """A unit that hands in an example's facts, declarations and marks, and nothing else."""
    return Evidence(
        as_of=ruleset.period.to,
        values=values,
        declared={f: Declaration(f, Declared(says), "") for f, says in example.declared.items()},
        marks={check: Mark(mark, "") for check, mark in example.marks.items()},
        unit=Unit("unit", "unit", example.unit_kind or ruleset.unit_kind[0]),
    )
