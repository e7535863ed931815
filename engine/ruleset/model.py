"""A ruleset: one index, for one kind of unit, for one period, from one source document."""

import datetime
import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cached_property
from typing import Any, ClassVar, Literal

from pydantic import Field, field_validator, model_validator
from pydantic_core import PydanticCustomError

from engine.bands import Bounds
from engine.calendar import Calendars, WorkingDays, working_days
from engine.ruleset.criterion import Criterion, Group, Summed
from engine.ruleset.due import month_end
from engine.ruleset.fact import RULESET_ID
from engine.ruleset.question import DeclaredFacts
from engine.ruleset.text import Day, Exact, Label, Text, UnitKinds, Words, iso_day
from engine.source.wrong import MEANT

_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


class Period(Words):
    """The days a ruleset is for, both ends included."""

    from_: Day = Field(alias="from")
    to: Day

    @model_validator(mode="after")
    def _in_order(self) -> Any:
        if self.from_ > self.to:
            raise PydanticCustomError("R023", "ends before it begins", {})
        return self


class SourceDocument(Words):
    """The document a ruleset is from. `date` is a day, a month or a year, as printed."""

    document: str
    title: str
    issuer: str
    date: str = Field(description="a day, a month or a year, as printed")
    attribution: str | None = None

    @field_validator("date")
    @classmethod
    def _partial(cls, value: str) -> str:
        try:
            partial_date(value)
        except ValueError:
            wrong = {"got": value, MEANT: iso_day(value)}
            raise PydanticCustomError("R003", "not a date", wrong) from None
        return value

    @property
    def first_day(self) -> datetime.date:
        """The earliest day it can have been signed."""
        return partial_date(self.date)[0]


def partial_date(text: str) -> tuple[datetime.date, datetime.date]:
    """The first and last day that `2024`, `2024-02` or `2024-02-27` can be. Raises ValueError."""
    found = _PARTIAL.fullmatch(text)
    if not found:
        raise ValueError(text)
    year = int(found[1])
    if found[2] is None:
        return datetime.date(year, 1, 1), datetime.date(year, 12, 31)
    if found[3] is None:
        return datetime.date(year, int(found[2]), 1), month_end(year, int(found[2]))
    day = datetime.date(year, int(found[2]), int(found[3]))
    return day, day


class Basis(Words):
    """Where points come from: `assumed` is equal shares of `total`, `official` is the source's."""

    kind: Literal["assumed", "official"]
    total: Exact


class Assumption(Words):
    """Something the source does not say and scoring needs.

    `of` is whose: `total`, or the id of an area, a group or a criterion.
    """

    id: str
    about: str
    of: str | None = None
    text: Label


class ClassBand(Bounds):
    """One class of a classification (xếp loại)."""

    otherwise: bool = False
    name: Text = Field(alias="class")

    @model_validator(mode="after")
    def _says_where(self) -> Any:
        if self.otherwise == (self.span() is not None):
            raise PydanticCustomError("R009", "bounds or otherwise", {})
        return self


class Classes(Words):
    """Classes by the total in points, or by its share of the unit's own maximum."""

    of: Literal["total", "share"] = "total"
    bands: tuple[ClassBand, ...] = Field(min_length=1)


class Total(Summed):
    """What is done to the sum of the areas, and the classes it falls into."""

    classes: Classes | None = None


class Derived(Words):
    """A further figure from the areas' points, e.g. a weighted total."""

    id: str
    title: Label
    sum: dict[str, Exact] = Field(min_length=1)
    plus: Exact = Fraction(0)


class OfFact(Words):
    """A target on a fact."""

    bare: ClassVar[str] = "{{fact: {}}}"
    fact: str


class OfSum(Words):
    """A target on an area's or a group's points."""

    @property
    def key(self) -> str:
        """Its id."""
        raise TypeError(type(self).__name__)


class OfGroup(OfSum):
    """A target on an area's or a group's points."""

    group: str

    @property
    def key(self) -> str:
        """Its id."""
        return self.group


class OfArea(OfSum):
    """A target on an area's points."""

    area: str

    @property
    def key(self) -> str:
        """Its id."""
        return self.area


class OfOne(Words):
    """A target on one criterion: the share of its own maximum."""

    criterion: str


class RatioOf(Words):
    """One fact over another."""

    of: str
    to: str


class OfRatio(Words):
    """A target on a rate of two facts."""

    ratio: RatioOf


class LastResult(Words):
    """What the figure of a target came to the period before, and where that is from."""

    result: Exact
    text: Text


class Target(Bounds):
    """A target the source sets: on the total, an area or a fact."""

    id: str
    text: Text
    of: Literal["total"] | OfFact | OfGroup | OfArea | OfOne | OfRatio
    last: LastResult | None = None

    @model_validator(mode="after")
    def _bounded(self) -> Any:
        if self.span() is None:
            raise PydanticCustomError("R009", "bounds", {})
        return self

    @property
    def facts(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The facts it is about, each with where it stands under `of`."""
        match self.of:
            case OfFact(fact=fact):
                return ((fact, ("fact",)),)
            case OfRatio(ratio=ratio):
                return (ratio.of, ("ratio", "of")), (ratio.to, ("ratio", "to"))
        return ()


class Ruleset(Words):
    """The whole file. Made by `load_ruleset`, which keeps where everything stands."""

    ruleset: str = Field(pattern=RULESET_ID)
    index: Literal["par", "sipas", "papi", "other"]
    title: Label
    unit_kind: UnitKinds = Field(min_length=1)
    period: Period
    source: SourceDocument
    basis: Basis
    calendar: Calendars = ()
    assumed: tuple[Assumption, ...] = ()
    proofs: dict[str, Label] = Field(default_factory=dict)
    facts: DeclaredFacts = Field(default_factory=dict)
    areas: tuple[Group, ...] = Field(min_length=1)
    total: Total = Total()
    derived: tuple[Derived, ...] = ()
    targets: tuple[Target, ...] = ()

    def criteria(self) -> Iterator[Criterion]:
        """Every criterion, area by area."""
        for area in self.areas:
            yield from area.all_criteria()

    def groups(self) -> Iterator[Group]:
        """Every area and group."""
        for area in self.areas:
            yield from area.all_groups()

    @cached_property
    def working_days(self) -> WorkingDays | None:
        """The working days of the calendars it names, None where it names none."""
        return working_days(self.calendar)

    @cached_property
    def by_id(self) -> dict[str, Criterion]:
        """Criteria by their id."""
        return {criterion.id: criterion for criterion in self.criteria()}
