"""The facts of an example as values, read as strictly as a ruleset is written."""

from datetime import date
from fractions import Fraction

from engine.facts import NEVER, Declaration, Declared, Evidence, Mark, Value
from engine.points import exact
from engine.ruleset.criterion import Example
from engine.ruleset.fact import FactDeclaration, FactType
from engine.ruleset.model import Ruleset
from engine.view import as_number, natural_high, natural_low, wholes

_YES_NO = {"yes": True, "no": False, "true": True, "false": False}


def value(declared: FactDeclaration, written: str) -> Value:
    """The value that a text gives to a fact. Raises ValueError for one that it cannot have."""
    word = written.strip()
    match declared.type:
        case FactType.YES_NO:
            return _one_of(_YES_NO, word.lower())
        case FactType.CHOICE:
            return _one_of({code: code for code in declared.options}, word)
        case FactType.DATE:
            return NEVER if word == "never" else date.fromisoformat(word)
    number = exact(word)
    low, high = natural_low(declared), natural_high(declared)
    if (low is not None and number < low) or (high is not None and number > high):
        raise ValueError(word)
    if declared.type is FactType.COUNT and number.denominator != 1:
        raise ValueError(word)
    return number


def _one_of[T](values: dict[str, T], word: str) -> T: ...


def evidence(ruleset: Ruleset, example: Example) -> Evidence:
    """An example as a unit's evidence. Raises ValueError as `value`, KeyError for no such fact."""
    reason = "example"
    return Evidence(
        as_of=ruleset.period.to,
        values={f: value(ruleset.facts[f], text) for f, text in example.facts.items()},
        declared={f: Declaration(f, Declared(says), reason) for f, says in example.declared.items()},
        marks={check: Mark(mark, reason) for check, mark in example.marks.items()},
    )
