"""The audits of several units as data: what `chamdiem audit FOLDER --format json` prints."""

from typing import Literal

from pydantic import Field

from explain.report import Ruleset, Unit
from explain.report.amounts import Amount, Model
from explain.report.audit import AuditFinding, Materiality, Recorded


class Audited(Model):
    """One unit's audit in a row."""

    file: str
    """Its submission."""
    unit: Unit
    """Who."""
    claimed: Amount | None
    """The total claimed, or added up from what is claimed; null where nothing is."""
    unclaimed: int
    """How many criteria are left blank, where others are claimed."""
    earned: Amount | None
    """The total earned on the facts given; null where there is no total."""
    supported: Amount | None
    """The total counting only what is proved; null where there is no total."""
    max: Amount | None
    """The most it can earn; null where there is no total."""
    difference: Amount | None
    """Claimed less earned; null where no total is claimed and criteria are left blank."""
    at_stake: Amount
    """Points of its material differences by criterion that are claimed too much or not proved."""
    material: int
    """How many of its findings matter."""
    other: int
    """How many other findings there are, small differences left out."""
    signals: int
    """How many signals."""
    log: Recorded | None
    """Where it is recorded; null where no log was named."""


class Offer(Model):
    """A document as one unit lists it."""

    unit: str
    """The unit's name."""
    document: str
    """The document's id in that submission."""


class SharedDocument(Model):
    """A document that several units offer."""

    title: str
    """Its title."""
    number: str | None
    """Số/ký hiệu."""
    by: Literal["digest", "file", "number"]
    """What shows that it is one document."""
    usual: bool
    """Whether most units offer it, which is no finding."""
    offers: tuple[Offer, ...]
    """Who offers it."""


class AuditsReport(Model):
    """Several audits, worst first, and what the units have in common."""

    schema_: Literal["chamdiem/audits/1"] = Field(default="chamdiem/audits/1", alias="schema")
    """The name and version of this form."""
    lang: Literal["vi", "en"]
    """The language of its sentences."""
    rulesets: tuple[Ruleset, ...]
    """What the units were scored by."""
    materiality: Materiality
    """What matters."""
    units: tuple[Audited, ...]
    """Every unit, most points in doubt first."""
    refused: tuple[str, ...]
    """Submissions that could not be read."""
    findings: tuple[AuditFinding, ...]
    """Documents offered by several units."""
    signals: tuple[AuditFinding, ...]
    """Pairs of units with the same figures."""
    shared: tuple[SharedDocument, ...]
    """Every document that several units offer, the usual ones too."""
