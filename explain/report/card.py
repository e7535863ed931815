"""One criterion, from its rule to its points: what `chamdiem explain` tells."""

from datetime import date
from typing import Literal

from pydantic import Field

from explain.report import Assumption, Mark, Ruleset, Unit
from explain.report.amounts import Model
from explain.report.criterion import Criterion, Fact, Others


class Band(Model):
    """A row of a table: the values it is for, its award, whether it holds."""

    values: str
    """The values it is for."""
    award: str
    """What it gives."""
    holds: bool
    """Whether it is the row that decided."""


class Table(Model):
    """The bands of one check, best first as written."""

    check: str
    """The check's id."""
    title: str | None
    """Which part it is, and its title; null where the criterion has one check."""
    bands: tuple[Band, ...]
    """Its rows; at the end the row of a state other than known, where that decided."""


class Card(Model):
    """One criterion explained."""

    schema_: Literal["chamdiem/explanation/1"] = Field(
        default="chamdiem/explanation/1", alias="schema"
    )
    """The name and version of this form."""
    lang: Literal["vi", "en"]
    """The language of its sentences."""
    ruleset: Ruleset
    """What it was scored by; its assumptions are those that the criterion leans on."""
    unit: Unit
    """Who was scored."""
    as_of: date
    """The day it is as of."""
    illustrative: bool
    """True where the figures are made up."""
    area: str
    """The title of the area it stands in."""
    criterion: Criterion
    """The criterion as the score report has it."""
    rule: tuple[str, ...]
    """The rule in words."""
    steps: tuple[str, ...]
    """The arithmetic, step by step."""
    tables: tuple[Table, ...]
    """The bands of every check."""
    missing: tuple[Fact, ...]
    """The facts it still needs."""
    marks: tuple[Mark, ...]
    """The marks it still needs."""
    peers: tuple[Others, ...]
    """The figures it still needs of other units."""
    assumed: tuple[Assumption, ...]
    """The assumptions it leans on."""
