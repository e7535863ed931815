"""What would be: some facts changed, or criteria fixed, and what that does to every total."""

from datetime import date
from typing import Literal

from pydantic import Field

from explain.report import Ruleset, Unit
from explain.report.amounts import Amount, Model
from explain.report.criterion import Advice


class Supposed(Model):
    """A fact, or the mark of a judged check, before and after."""

    id: str
    """The fact's or the check's id."""
    label: str
    """What it is."""
    before: str
    """What it is now, for a person."""
    after: str
    """What it would be."""
    result_of: str | None
    """The ruleset whose result it is, and so follows; null where it is supposed itself."""


class Moved(Model):
    """Points of the total, an area or a criterion, before and after; null where there is none."""

    id: str
    """The area's or criterion's id; empty for the total."""
    source_id: str
    """The source's own id."""
    title: str
    """The source's own title."""
    before: Amount | None
    """Points earned now."""
    after: Amount | None
    """Points earned then."""
    by: Amount | None
    """What is gained; below 0 lost."""
    highest_before: Amount | None
    """The most that missing evidence can make of it now."""
    highest_after: Amount | None
    """The most that missing evidence can make of it then."""
    max: Amount
    """The most it can earn then."""


class CriterionMoved(Moved):
    """A criterion before and after."""

    status_before: str
    """Its status now."""
    status_after: str
    """Its status then."""


class TargetMoved(Model):
    """A target before and after."""

    id: str
    """Its id."""
    text: str
    """The source's own words."""
    before: bool | None
    """Whether it is met now; null while that is open."""
    after: bool | None
    """Whether it is met then."""


class RulesetMoved(Model):
    """The total of another ruleset of the submission, before and after."""

    ruleset: str
    """Its id."""
    title: str
    """Its title."""
    total: Moved
    """Its total."""
    class_before: str | None
    """The class now, null where there is none."""
    class_after: str | None
    """The class then."""
    edges: tuple[Amount, ...]
    """Its totals that mean something: rounding must not cross one."""


class Place(Model):
    """A rank among other units, who stay as they are; null where there is no total."""

    rank: int | None
    """By the points earned: one more than the units that earned more."""
    best: int | None
    """The best that missing evidence still leaves possible."""
    worst: int | None
    """The worst."""


class TooLate(Model):
    """What can no longer be done, and was supposed all the same."""

    criterion: str
    """The criterion that it would win points for; `ruleset:criterion` where that is another's."""
    text: str
    """Why it is too late."""


class Alternative(Model):
    """One scenario worked out."""

    name: str
    """Its name; empty for what was given on the command line."""
    supposed: tuple[Supposed, ...]
    """Every fact and mark that it changes."""
    fixed: tuple[str, ...]
    """The criteria that it fixes."""
    total: Moved
    """The whole."""
    class_before: str | None
    """The class now, null where there is none."""
    class_after: str | None
    """The class then."""
    rank_before: Place | None
    """The rank now; null where no other units were given."""
    rank_after: Place | None
    """The rank then."""
    targets: tuple[TargetMoved, ...]
    """The targets."""
    areas: tuple[Moved, ...]
    """The areas that move, in this scenario or in another one beside it."""
    criteria: tuple[CriterionMoved, ...]
    """The criteria that move, in this scenario or in another one beside it."""
    beside: tuple[RulesetMoved, ...]
    """The submission's other rulesets, each with its total."""
    too_late: tuple[TooLate, ...]
    """What of it can no longer be done."""


class Gain(Model):
    """One criterion fixed alone."""

    id: str
    """Its id."""
    source_id: str
    """The source's own id."""
    title: str
    """The source's own title."""
    lead: str | None
    """Who leads it."""
    gain: Amount | None
    """What the total gains by the better of both steps; null where there is no total."""
    in_time: bool
    """Whether one of them is still in time."""
    next: Advice | None
    """The next better award."""
    full: Advice | None
    """The full award."""


class Sweep(Model):
    """Every criterion fixed alone."""

    after: str | None
    """The scenario that it starts from; null where it starts from the submission."""
    gains: tuple[Gain, ...]
    """The largest gain to the total first; what is still in time before what is not."""
    open: Amount
    """Points that wait for figures and marks, and that no work of this list moves."""
    stuck: tuple[str, ...]
    """Criteria that lost points which nothing the unit does wins back."""


class WhatIf(Model):
    """What `chamdiem whatif` tells of one submission."""

    schema_: Literal["chamdiem/whatif/1"] = Field(default="chamdiem/whatif/1", alias="schema")
    """The name and version of this form."""
    lang: Literal["vi", "en"]
    """The language of its sentences."""
    ruleset: Ruleset
    """What it was scored by."""
    unit: Unit
    """Who."""
    as_of: date
    """The day it is as of."""
    illustrative: bool
    """True where the figures are made up."""
    units: int | None
    """How many units are ranked, itself one of them; null where no others were given."""
    alternatives: tuple[Alternative, ...]
    """Every scenario, side by side."""
    sweep: Sweep | None
    """Every criterion fixed alone, where that was asked for."""
    edges: tuple[Amount, ...]
    """Totals that mean something (targets, classes, the most): rounding must not cross one."""
    digests: dict[str, str]
    """SHA-256 of what the submission was scored from, before any change."""
