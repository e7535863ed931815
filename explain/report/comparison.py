"""One unit twice: what `chamdiem compare` tells."""

from datetime import date
from typing import Literal

from pydantic import Field

from explain.report import Ruleset, Unit
from explain.report.amounts import Amount, Figure, Model, Valued
from explain.report.lines import Class


class Side(Valued):
    """One of the two."""

    figures = ("earned", "highest", "max", "supported")

    file: str
    """Its submission."""
    unit: Unit
    """Who."""
    as_of: date
    """The day it is as of."""
    illustrative: bool
    """True where the figures are made up."""
    value: bool
    """False where it has no total."""
    earned: Figure
    """The total earned."""
    highest: Figure
    """The total if all that is missing turns out well."""
    max: Figure
    """The unit's own maximum."""
    supported: Figure
    """The total earned on proved facts."""
    class_: Class | None = Field(alias="class")
    """The class it falls into."""


class Cause(Model):
    """A fact, a mark or a figure of the other units that is given otherwise."""

    name: str
    """The fact's or the judged check's id; the figure that units are compared by."""
    label: str
    """What it is."""
    before: str
    """What was given, in words."""
    after: str
    """What is given now, in words."""
    documents: tuple[str | None, str | None]
    """What each was cited from."""


class Difference(Valued):
    """A criterion that came to something else, or whose facts are given otherwise."""

    figures = ("earned", "highest", "max")

    id: str
    """Its id."""
    source_id: str
    """The source's own id."""
    title: str
    """Its title."""
    earned: tuple[Figure, Figure]
    """Points earned, before and after."""
    highest: tuple[Figure, Figure]
    """Highest points, before and after."""
    max: tuple[Figure, Figure]
    """Its maximum, before and after: what does not apply has none."""
    value: tuple[bool, bool]
    """False where it has no value, and the amounts stand for nothing; before and after."""
    status: tuple[str, str]
    """Its status, before and after."""
    gain: Amount
    """What it brought to the sum more; below 0 less."""
    causes: tuple[Cause, ...]
    """What was given otherwise; empty where nothing of its own was."""


class Area(Valued):
    """An area."""

    figures = ("earned",)

    id: str
    """Its id."""
    source_id: str
    """The source's own id."""
    title: str
    """Its title."""
    earned: tuple[Figure, Figure]
    """Points earned, before and after."""
    value: tuple[bool, bool]
    """False where it has no value, and the points stand for nothing; before and after."""


class Comparison(Model):
    """All that differs, the largest difference first."""

    schema_: Literal["chamdiem/comparison/1"] = Field(
        default="chamdiem/comparison/1", alias="schema"
    )
    """The name and version of this form."""
    lang: Literal["vi", "en"]
    """The language of its sentences."""
    ruleset: Ruleset
    """What both were scored by."""
    before: Side
    """The first."""
    after: Side
    """The second."""
    gain: Amount | None
    """What the total gained: criteria and adjustments together; null without both totals."""
    criteria: Amount | None
    """What criteria brought to it."""
    adjustments: Amount | None
    """What rescaling, caps, limits and rounding brought to it."""
    areas: tuple[Area, ...]
    """Every area."""
    differences: tuple[Difference, ...]
    """Every criterion that differs."""
