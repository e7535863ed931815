"""What falls due: what `chamdiem due` tells."""

from datetime import date
from typing import Literal

from pydantic import Field

from explain.report import Unit
from explain.report.amounts import Amount, Model


class Duty(Model):
    """One criterion of one unit with points at stake."""

    unit: Unit
    """Whose."""
    ruleset: str
    """The ruleset that it is of, by its id."""
    criterion: str
    """Its id."""
    source_id: str
    """The source's own id."""
    title: str
    """Its title."""
    day: date
    """The last day that is in time."""
    text: str | None
    """The source's wording of the deadline; null where it gives none."""
    overdue: bool
    """Whether every deadline of it has passed."""
    days: int
    """Days from today to the day; below 0 past it."""
    passed: int
    """How many of its deadlines have passed."""
    stake: Amount
    """Points between what is earned and the best award."""
    winnable: bool
    """Whether something done now, or a figure handed in, can still earn of it: false in `gone`."""
    lead: str | None
    """Who leads (cơ quan, cán bộ chủ trì)."""
    support: str | None
    """Who supports (phối hợp)."""
    do: str
    """What to do: the next better award's least work, or the figures that are missing."""


class Officer(Model):
    """What falls due for one lead, overdue first."""

    lead: str | None
    """Who, as spelled in the first of `duties`; null where the source names nobody."""
    stake: Amount
    """The points at stake together."""
    duties: tuple[Duty, ...]
    """What falls due and can still be won, overdue first, then by day."""


class Later(Model):
    """What falls due after the days looked at and can still be won."""

    count: int
    """How many duties, 1 or more."""
    after: date | None
    """The last day looked at; null where submissions count from days of their own."""
    first: date
    """The earliest of their days."""
    days: int
    """How many days ahead to look for the nearest of them."""


class Dues(Model):
    """Everything that falls due, by who leads it."""

    schema_: Literal["chamdiem/dues/1"] = Field(default="chamdiem/dues/1", alias="schema")
    """The name and version of this form."""
    lang: Literal["vi", "en"]
    """The language of its sentences."""
    today: date | None
    """The day it is looked at from; null where each submission's own day is taken."""
    days: int | None
    """How many days ahead are looked at; null for all."""
    illustrative: bool
    """True where figures are made up."""
    officers: tuple[Officer, ...]
    """By who leads: those with something overdue first, then by their earliest day."""
    gone: tuple[Duty, ...]
    """What nothing done now can still earn of, which is no work: overdue first, then by day."""
    later: Later | None
    """What lies beyond `days`; null where nothing does."""
    left_out: tuple[str, ...]
    """Submissions that could not be read."""
