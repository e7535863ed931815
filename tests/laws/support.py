"""Between the generators' plain data and the engine's models."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from engine.facts import (
    NEVER,
    Declaration,
    Declared,
    Evidence,
    Mark,
    Other,
    Row,
    Unit,
    Value,
)
from engine.lower import Compiled, lower
from engine.ruleset.load import load_ruleset
from engine.ruleset.model import Ruleset
from evidence.calendars import Calendars
from tests.generate import Generated

TODAY = date(2024, 11, 15)


def ruleset_of(generated: Generated) -> Ruleset:
    """The ruleset, read from its YAML text as the engine reads any."""
    return load_ruleset(generated.text, "generated.yaml", Calendars())


def compiled_of(generated: Generated) -> Compiled:
    """The lowered ruleset, which must have no flaw."""
    compiled = lower(ruleset_of(generated))
    assert not compiled.misfits, compiled.misfits
    return compiled


def _value(plain: Any) -> Value:
    if isinstance(plain, tuple):
        cells = [{key: one for key, one in row.items() if key != "name"} for row in plain]
        return tuple(Row(row["name"], one) for row, one in zip(plain, cells, strict=True))
    found: Value = NEVER if plain == "never" else plain
    return found


def evidence_of(plain: Mapping[str, Any]) -> Evidence:
    """The engine's evidence for the oracle's."""
    return Evidence(
        as_of=TODAY,
        values={fact: _value(v) for fact, v in plain["values"].items()},
        declared={
            fact: Declaration(fact, Declared(says), "vì vậy")
            for fact, says in plain.get("declared", {}).items()
        },
        marks={
            path: Mark(Fraction(mark), "đã xem", "A", "B")
            for path, mark in plain.get("marks", {}).items()
        },
        peers={
            figure: tuple(Other(str(n), at, at) for n, at in enumerate(each))
            for figure, each in plain.get("peers", {}).items()
        },
        unit=Unit("u", "U", plain.get("unit_kind", "commune")),
    )
