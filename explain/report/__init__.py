"""The score report as data: what `--format json` prints and every renderer reads.

Its JSON Schema is generated from here. Amounts are exact points as text, such as "2.5" or "20/3":
no float is made on the way out or in.
"""

from collections import Counter
from datetime import date
from functools import cached_property
from typing import Literal

from pydantic import Field

from explain.report.amounts import Amount, Model
from explain.report.criterion import Criterion, Fact, Others
from explain.report.criterion import Mark as Mark
from explain.report.lines import Area, Total


class Target(Model):
    """A target the source sets."""

    id: str
    """Its id."""
    text: str
    """The source's own words."""
    of: str
    """total, a fact's id or a group's id."""
    share: bool
    """Whether the figures are shares (0.9 is 90 %)."""
    wanted: Amount
    """The level wanted."""
    value: Amount | None
    """The figure on the facts given."""
    highest: Amount | None
    """The figure if all that is missing turns out well."""
    met: bool | None
    """True met, false missed, null still open."""
    by: Amount | None
    """How far the figure is from it."""


class Derived(Model):
    """A further published figure, e.g. a weighted total."""

    id: str
    """Its id."""
    title: str
    """What it is."""
    value: Amount | None
    """Its least value on the facts given."""
    highest: Amount | None
    """Its greatest value."""


class Missing(Model):
    """Facts and marks that together would close open points."""

    facts: tuple[Fact, ...]
    """The facts not known yet."""
    marks: tuple[Mark, ...]
    """The marks not given yet."""
    peers: tuple[Others, ...]
    """The figures that are needed of other units."""
    width: Amount
    """The open points they close."""
    criteria: tuple[str, ...]
    """Where."""


class Assumption(Model):
    """What the source does not say and scoring needs."""

    id: str
    """Its id."""
    about: str
    """What it is about."""
    text: str
    """What is assumed."""


class Basis(Model):
    """Where points come from."""

    kind: Literal["assumed", "official"]
    """assumed: equal shares; official: the source's own points."""
    total: Amount
    """What the points are meant to add up to."""
    text: str
    """In words."""


class Ruleset(Model):
    """The ruleset scored by."""

    id: str
    """Its id."""
    title: str
    """Its title."""
    digest: str
    """Its SHA-256."""
    source: str
    """The source document."""
    attribution: str | None
    """To be kept with every figure, where the source asks for it."""
    basis: Basis
    """Where its points come from."""
    assumed: tuple[Assumption, ...]
    """Its assumptions."""


class Unit(Model):
    """The unit scored."""

    id: str
    """Its id."""
    name: str
    """Its name."""
    kind: str
    """commune, ward, special_zone, district, province or department."""


class Report(Model):
    """The whole result of one unit under one ruleset, as of one day."""

    schema_: Literal["chamdiem/scorecard/1"] = Field(default="chamdiem/scorecard/1", alias="schema")
    """The name and version of this form."""
    lang: Literal["vi", "en"]
    """The language of its sentences."""
    ruleset: Ruleset
    """What it was scored by."""
    unit: Unit
    """Who was scored."""
    as_of: date
    """The day it is as of: the submission's, never today's."""
    illustrative: bool
    """True where the figures are made up."""
    total: Total
    """The whole."""
    areas: tuple[Area, ...]
    """Its areas."""
    targets: tuple[Target, ...]
    """The targets."""
    derived: tuple[Derived, ...]
    """Further figures."""
    criteria: tuple[Criterion, ...]
    """Every criterion."""
    losses: tuple[str, ...]
    """Criteria that lost points, most first."""
    missing: tuple[Missing, ...]
    """Missing evidence, by the open points it would close."""
    edges: tuple[Amount, ...]
    """Totals that mean something (targets, classes, the most): rounding must not cross one."""
    digests: dict[str, str]
    """SHA-256 of ruleset, facts, decisions, and the engine's version: the same give the same."""

    @cached_property
    def names(self) -> dict[str, str]:
        """What to call each criterion: the source's id where it is the only one, else its own."""
        times = Counter(one.source_id for one in self.criteria)
        return {c.id: c.source_id if times[c.source_id] == 1 else c.id for c in self.criteria}
