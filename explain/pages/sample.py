"""The smallest ruleset around a rule of a case file, and the evidence of a case."""

from typing import TYPE_CHECKING, Any

from engine.facts import Declaration, Declared, Evidence, Mark, Other, Row, Unit, Value
from engine.points import ZERO
from engine.ruleset.fact import FactDeclaration
from engine.ruleset.model import Ruleset
from engine.ruleset.question import counts_of
from evidence.calendars import Calendars
from evidence.values import read_value
from explain.pages.cases import Case, Given, KindFile, Shown, Wrong

if TYPE_CHECKING:
    from explain.pages.shapes import ShapeCase

CRITERION = "1.1"
"""The id of the one criterion."""

HEAD: dict[str, Any] = {
    "index": "other",
    "title": {"vi": "Ví dụ", "en": "Example"},
    "unit_kind": "commune",
    "period": {"from": "2024-01-01", "to": "2024-12-31"},
    "source": {"document": "–", "title": "Ví dụ", "issuer": "–", "date": "2023"},
}
"""What every example's ruleset begins with."""


def ruleset_of(file: KindFile, shown: Shown | Wrong) -> dict[str, Any]:
    """A ruleset of the one rule, as YAML text would give it."""
    criterion: dict[str, Any] = {
        "id": CRITERION,
        "title": "Ví dụ",
        "requirement": "Ví dụ",
        "points": shown.points,
        "rule": shown.rule,
    }
    area: dict[str, Any] = {"id": "1", "title": "Ví dụ", "criteria": [criterion]}
    if isinstance(shown, Shown) and shown.applies_when is not None:
        criterion["applies_when"] = shown.applies_when
    if isinstance(shown, Shown) and shown.in_ != "base":
        area["kind"] = shown.in_
    return {
        "ruleset": f"example/{file.kind.replace('_', '-')}",
        **HEAD,
        "basis": {"kind": "official", "total": shown.points},
        **({"calendar": shown.calendar} if shown.calendar else {}),
        "facts": {**file.facts, **shown.facts},
        "areas": [area],
    }


def model_of(data: dict[str, Any]) -> Ruleset:
    """The model of such a ruleset, with the shipped calendars to name."""
    return Ruleset.model_validate(data, context={"calendars": Calendars()})


def evidence_of(ruleset: Ruleset, case: "Case | ShapeCase") -> Evidence:
    """The evidence of a case. Raises ValueError for a figure that no submission may give."""
    values = {fact: _value(ruleset.facts[fact], one) for fact, one in case.given.items()}
    return Evidence(
        as_of=case.as_of,
        values=values,
        declared={
            fact: Declaration(fact, Declared(says), "…")
            for name, says in case.declared.items()
            for fact in counts_of(ruleset.facts, name) or (name,)
        },
        marks={check: Mark(mark, "…") for check, mark in case.marks.items()},
        peers={
            figure: tuple(Other("…", at or ZERO, at) for at in each)
            for figure, each in case.peers.items()
        },
        unit=Unit("unit", "unit", case.unit_kind),
    )


def _value(declared: FactDeclaration, written: Given) -> Value:
    if isinstance(written, str):
        figure = read_value(written, declared)
        if figure.value is None:
            raise ValueError(written)
        return figure.value
    return tuple(_row(declared, row) for row in written)


def _row(declared: FactDeclaration, written: dict[str, str]) -> Row:
    cells = {key: _value(declared.cells[key], one) for key, one in written.items() if key != "name"}
    return Row(
        written["name"], {k: cell for k, cell in cells.items() if not isinstance(cell, tuple)}
    )
