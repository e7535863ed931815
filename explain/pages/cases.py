"""The case file of a rule kind: rules, and what each gives on some evidence. Data only.

Amounts are points. `state`, `reason` and `band` are those of the one check of the rule; a rule made
of rules says them for each of its checks under `checks`. A band counts from 0, as in a scorecard.
"""

from datetime import date
from pathlib import Path
from typing import Any, Literal

from pydantic import Field

from engine.ruleset.text import Day, Exact, Label, UnitKind, Words
from engine.source.build import build
from engine.source.read import read

TODAY = date(2024, 11, 15)
"""The day of the evidence where a case names none."""


Given = str | tuple[dict[str, str], ...]
"""A figure as a submission writes it, or the rows of a table."""


class Change(Words):
    """The least change that wins points back: `do` is fact -> `more 3`, or `answer to yes`."""

    do: dict[str, str] = Field(min_length=1)
    award: Exact
    in_time: bool = True


class Placed(Words):
    """What one check comes to: its state, the reason code, and the band where one decided."""

    state: str
    reason: str
    band: int | None = None


class Case(Words):
    """Evidence in, the outcome out. `next` is there where points are lost."""

    about: Label
    as_of: Day = TODAY
    unit_kind: UnitKind = "commune"
    given: dict[str, Given] = Field(default_factory=dict)
    declared: dict[str, Literal["nothing_arose", "blank"]] = Field(default_factory=dict)
    marks: dict[str, Exact] = Field(default_factory=dict)
    peers: dict[str, tuple[Exact | None, ...]] = Field(
        default_factory=dict, description="other units' figures; null for one not known"
    )
    earned: Exact
    highest: Exact
    max: Exact
    value: bool = True
    status: str
    reason: str
    state: str | None = None
    band: int | None = None
    checks: tuple[Placed, ...] = ()
    next: Change | Literal["none"] | None = None

    @property
    def placed(self) -> tuple[Placed, ...]:
        """What every check comes to, that of a single one included."""
        if self.state is None:
            return self.checks
        return (Placed(state=self.state, reason=self.reason, band=self.band),)


class Shown(Words):
    """One rule with its cases. `shapes`: ids of formula shapes it expresses; `in` a group."""

    id: str
    title: Label
    shapes: tuple[str, ...] = ()
    facts: dict[str, Any] = Field(default_factory=dict)
    points: str
    calendar: str | None = None
    in_: Literal["base", "penalty"] = Field(default="base", alias="in")
    applies_when: str | None = None
    rule: dict[str, Any]
    cases: tuple[Case, ...] = Field(min_length=1)


class Wrong(Words):
    """A rule as people get it wrong, and the code that says so."""

    about: Label
    code: str
    facts: dict[str, Any] = Field(default_factory=dict)
    points: str = "2"
    calendar: str | None = None
    rule: dict[str, Any]


class Instead(Words):
    """When another kind is the right one."""

    kind: str
    text: Label


class KindFile(Words):
    """Everything about one kind."""

    kind: str
    title: Label
    summary: Label
    when: tuple[Label, ...] = Field(min_length=1)
    instead: tuple[Instead, ...] = Field(min_length=1)
    facts: dict[str, Any] = Field(default_factory=dict)
    rules: tuple[Shown, ...] = Field(min_length=1)
    wrong: tuple[Wrong, ...] = Field(min_length=1)


def read_all(folder: Path) -> list[KindFile]:
    """Every case file of a folder, by kind. Raises SourceError."""
    return [read_one(path) for path in sorted(folder.glob("*.yaml"))]


def read_one(path: Path) -> KindFile:
    """One case file. Raises SourceError."""
    return build(read(path.read_text("utf-8"), path.name), KindFile)
