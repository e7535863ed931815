"""The smallest ruleset around a rule of a case file, and the evidence of a case."""

from typing import TYPE_CHECKING, Any

from engine.facts import Declaration, Declared, Evidence, Mark, Other, Unit
from engine.points import ZERO
from engine.ruleset.model import Ruleset
from evidence.calendars import Calendars
from evidence.values import read_value
from explain.pages.cases import Case, KindFile, Shown, Wrong

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
    values = {}
    for fact, written in case.given.items():
        figure = read_value(written, ruleset.facts[fact])
        if figure.value is None:
            raise ValueError(f"{fact}: {written}")
        values[fact] = figure.value
    return Evidence(
        as_of=case.as_of,
        values=values,
        declared={f: Declaration(f, Declared(says), "…") for f, says in case.declared.items()},
        marks={check: Mark(mark, "…") for check, mark in case.marks.items()},
        peers={
            figure: tuple(Other("…", at or ZERO, at) for at in each)
            for figure, each in case.peers.items()
        },
        unit=Unit("unit", "unit", case.unit_kind),
    )
