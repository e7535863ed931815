"""The formula shapes met in the field (F01-F42): a small ruleset each, and what it gives.

Amounts are points. What a case says besides `total`, `areas`, `derived` and `stands` is about the
criterion 1.1; `others` are the facts of the units that it stands among. A case is named after its
shape, so that a failing one says what is no longer expressed.
"""

from fractions import Fraction
from pathlib import Path
from typing import Any, Literal

from pydantic import Field

from engine.points import exact, text
from engine.ruleset.text import Day, Exact, Label, UnitKind, Words
from engine.source.build import build
from engine.source.read import read
from explain.pages.cases import TODAY, Given
from explain.pages.sample import CRITERION, HEAD


class Sum(Words):
    """The total as a case says it; `highest` is `earned` where nothing else is said."""

    earned: Exact
    highest: Exact | None = None
    max: Exact
    class_: str | None = Field(default=None, alias="class")

    @property
    def most(self) -> Fraction:
        """The highest points still possible."""
        return self.earned if self.highest is None else self.highest


class Place(Words):
    """Where the unit stands among the `others` of a case; `group` of how many `parts`."""

    rank: int
    best: int | None = None
    worst: int | None = None
    group: int | None = None
    parts: int | None = None


class ShapeCase(Words):
    """Evidence in; points, bounds, status and reason codes out."""

    as_of: Day = TODAY
    unit_kind: UnitKind = "commune"
    given: dict[str, Given] = Field(default_factory=dict)
    declared: dict[str, Literal["nothing_arose", "blank"]] = Field(default_factory=dict)
    marks: dict[str, Exact] = Field(default_factory=dict)
    peers: dict[str, tuple[Exact | None, ...]] = Field(default_factory=dict)
    earned: Exact
    highest: Exact | None = None
    max: Exact | None = None
    value: bool = True
    status: str
    reason: str
    checks: tuple[str, ...] = ()
    total: Sum | None = None
    areas: dict[str, Exact] = Field(default_factory=dict)
    derived: dict[str, Exact] = Field(default_factory=dict)
    others: tuple[dict[str, str], ...] = ()
    stands: Place | None = None

    @property
    def most(self) -> Fraction:
        """The highest points still possible."""
        return self.earned if self.highest is None else self.highest


class ShapeFile(Words):
    """One shape: where it was met, how it is written, cases on both sides of every edge."""

    shape: str = Field(pattern=r"^F\d\d$")
    title: Label
    source: str
    facts: dict[str, Any]
    points: str | None = None
    round: str | None = None
    rule: dict[str, Any] | None = None
    areas: tuple[dict[str, Any], ...] = ()
    total: dict[str, Any] | None = None
    derived: tuple[dict[str, Any], ...] = ()
    cases: dict[str, ShapeCase] = Field(min_length=1)

    @property
    def written(self) -> dict[str, Any]:
        """What a ruleset writes for it, short of its facts."""
        if self.rule is not None:
            rounding = {} if self.round is None else {"round": self.round}
            return {"points": self.points, **rounding, "rule": self.rule}
        rest = {"total": self.total, "derived": list(self.derived)}
        return {"areas": list(self.areas), **{key: one for key, one in rest.items() if one}}

    @property
    def worth(self) -> Any:
        """The maximum of criterion 1.1, in points, as it is written."""
        each = [one for area in self.areas for one in _criteria(area)]
        return self.points or next(one["points"] for one in each if one["id"] == CRITERION)


def ruleset_of_shape(file: ShapeFile) -> dict[str, Any]:
    """A whole ruleset of the shape, as YAML text would give it."""
    written = file.written
    if file.rule is not None:
        criterion = {"id": CRITERION, "title": "Ví dụ", "requirement": "Ví dụ", **written}
        written = {"areas": [{"id": "1", "title": "Ví dụ", "criteria": [criterion]}]}
    total = sum(exact(one["points"]) for area in written["areas"] for one in _base(area))
    return {
        "ruleset": f"example/{file.shape.lower()}",
        **HEAD,
        "basis": {"kind": "official", "total": text(Fraction(total))},
        "facts": file.facts,
        **written,
    }


def _base(area: dict[str, Any]) -> list[dict[str, Any]]:
    return [] if area.get("kind", "base") != "base" else _criteria(area)


def _criteria(area: dict[str, Any]) -> list[dict[str, Any]]:
    inner = [one for group in area.get("groups", ()) for one in _criteria(group)]
    return [*area.get("criteria", ()), *inner]


def read_shapes(folder: Path) -> list[ShapeFile]:
    """Every shape file of a folder, in order. Raises SourceError."""
    return [
        build(read(path.read_text("utf-8"), path.name), ShapeFile)
        for path in sorted(folder.glob("F*.yaml"))
    ]
