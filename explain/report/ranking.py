"""Units ranked by one ruleset: what `chamdiem rank` tells."""

from datetime import date
from typing import Literal

from pydantic import Field

from explain.report import Ruleset, Unit
from explain.report.amounts import Amount, Model
from explain.report.lines import Class


class Before(Model):
    """The result of the year before."""

    total: Amount
    """Its total, in points."""
    rank: int
    """Its rank."""
    up: int | None
    """By how many ranks the unit has risen since; below 0 fallen; null where it has no rank."""


class Difference(Model):
    """What the unit above earned more in an area or a criterion; below 0: less."""

    id: str
    """The area's or criterion's id."""
    title: str
    """The source's own title."""
    points: Amount
    """By how many points it is ahead."""


class Closing(Model):
    """One criterion that alone would draw level with the unit above."""

    criterion: str
    """Its id."""
    text: str
    """What to do."""
    gain: Amount
    """What the total gains."""


class Ahead(Model):
    """What separates a unit from the next one up."""

    unit: str
    """The unit's id."""
    name: str
    """Its name."""
    gap: Amount
    """The points to draw level with it."""
    areas: tuple[Difference, ...]
    """The areas in which it earned more, most first."""
    criteria: tuple[Difference, ...]
    """The criteria in which it earned more, most first."""
    closing: tuple[Closing, ...]
    """What is still in time and closes the gap alone, least work for the gap first."""


class Standing(Model):
    """One unit."""

    unit: Unit
    """Who."""
    file: str
    """Its submission."""
    as_of: date
    """The day its figures are as of."""
    illustrative: bool
    """True where the figures are made up."""
    value: bool
    """False where it has no total, and so no rank."""
    why_none: str | None
    """Why it has no total; null where it has one."""
    earned: Amount | None
    """Points earned on the facts given; null where there is no total, as the next two."""
    highest: Amount | None
    """Points if all that is missing turns out well."""
    max: Amount | None
    """The unit's own maximum."""
    rank: int | None
    """One more than the units that earned more."""
    best: int | None
    """The best rank that missing evidence leaves."""
    worst: int | None
    """The worst rank that missing evidence leaves."""
    group: int | None
    """Which part from the top, where --groups asks for parts."""
    class_: Class | None = Field(alias="class")
    """The class it falls into, null where the ruleset has no classes."""
    ahead: Ahead | None
    """What separates it from the next one up; null at the top."""
    before: Before | None
    """The year before, where it is known."""


class Leader(Model):
    """Who leads in an area."""

    area: str
    """The area's id."""
    source_id: str
    """The source's own id."""
    title: str
    """Its title."""
    max: Amount
    """The most that any of the units can earn in it."""
    earned: Amount
    """What the leaders earned."""
    units: tuple[str, ...]
    """The ids of the units that earned it, in order of their ranks."""


class Ranking(Model):
    """All units, best first."""

    schema_: Literal["chamdiem/ranking/1"] = Field(default="chamdiem/ranking/1", alias="schema")
    """The name and version of this form."""
    lang: Literal["vi", "en"]
    """The language of its sentences."""
    ruleset: Ruleset
    """What they were scored by."""
    standings: tuple[Standing, ...]
    """Every unit, best first; those without a total last."""
    leaders: tuple[Leader, ...]
    """Who leads in each area."""
    left_out: tuple[str, ...]
    """Submissions that could not be read."""
