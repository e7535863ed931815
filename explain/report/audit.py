"""The audit of a claimed score as data: what `chamdiem audit --format json` prints."""

from datetime import date
from typing import Literal

from pydantic import Field

from explain.report import Ruleset, Unit
from explain.report.amounts import Amount, Applies, Figure, Model, Valued
from explain.report.findings import Place


class Line(Valued):
    """One line: the total, an area or group, a criterion, a part that points are claimed for."""

    figures = ("earned", "highest", "supported", "max")

    id: str
    """Its id; `total` for the whole, `3.2.1/2` for a part."""
    kind: Literal["total", "group", "criterion", "part"]
    """What it is."""
    source_id: str
    """The source's own id, which may repeat."""
    title: str
    """What it is called."""
    claimed: Amount | None
    """The points claimed for it, null where none are."""
    summed: Amount | None
    """What the claims inside come to, lines left blank for nothing; null where there are none."""
    unclaimed: int
    """How many criteria inside it, beside others that are claimed, are left blank."""
    earned: Figure
    """Earned on the facts given."""
    highest: Figure
    """The most that missing evidence can still make of it."""
    supported: Figure | None
    """Earned counting only what is proved; null for a part."""
    max: Figure
    """The most it can earn."""
    decided: Amount | None
    """The points with the appraiser's decisions; null where nothing stands decided."""
    difference: Amount | None
    """Claimed less earned; without a claim of its own, what the claims inside come to less earned.

    Null where nothing is claimed, and where lines inside are left blank: that is no claim of 0.
    """
    value: bool
    """False where it has no value at all."""
    applies: Applies
    """Whether it applies to the unit."""


class AuditFinding(Model):
    """One finding or signal."""

    code: str
    """Its code; docs/errors/ says what it means."""
    severity: Literal["error", "warning", "note"]
    """error: the file contradicts itself; warning: a finding; note: a signal."""
    line: str | None
    """The line it is about, null where it is about the file."""
    name: str | None
    """What the line is called, for a person."""
    text: str
    """What was found."""
    why: str | None
    """Why the line earns what it does, null where that does not come into it."""
    points: Amount | None
    """How far apart the two figures are, null where points do not come into it."""
    over: bool
    """Whether the unit claims too much by them."""
    material: bool
    """Whether they reach the materiality asked for."""
    about: tuple[str, ...]
    """Facts, marks, documents or criteria that it names, by their ids."""
    places: tuple[Place, ...]
    """Where in the file, for what is wrong in it."""


class Explained(Model):
    """What the unit answers (giải trình)."""

    text: str
    """Its words."""
    by: str
    """Who says so."""
    day: date | None
    """When."""
    document: str | None
    """The document it cites."""


class Round(Model):
    """One decision about a line, in one of two rounds."""

    round: int
    """1, or 2 after the explanation."""
    decision: Literal["accept", "change", "explain"]
    """The claim is accepted or changed, or the unit is asked to explain."""
    mark: Amount | None
    """The points it is changed to."""
    reason: str
    """Why."""
    by: str
    """Who decided."""
    confirmed_by: str | None
    """Who else confirmed it."""
    confirmed: bool
    """Whether that is another person; only then the decision stands."""
    day: date | None
    """When."""
    explanation: Explained | None
    """What the unit answered."""


class Appraised(Model):
    """Every decision about one line; what is decided stands beside what is computed."""

    line: str
    """The criterion's id."""
    name: str
    """What it is called."""
    claimed: Amount | None
    """The points claimed."""
    earned: Amount
    """The points computed."""
    decided: Amount | None
    """The points decided; null while no decision stands."""
    rounds: tuple[Round, ...]
    """The decisions in order."""


class Materiality(Model):
    """From how many points on a difference matters."""

    line: Amount
    """In one line."""
    total: Amount
    """In the total."""


class Recorded(Model):
    """The log that the audit was recorded in."""

    file: str
    """The log."""
    entries: int
    """How many entries it has."""
    head: str
    """The digest of its last entry, to be compared later."""


class AuditReport(Model):
    """The whole audit of one unit."""

    schema_: Literal["chamdiem/audit/1"] = Field(default="chamdiem/audit/1", alias="schema")
    """The name and version of this form."""
    lang: Literal["vi", "en"]
    """The language of its sentences."""
    ruleset: Ruleset
    """What it was scored by."""
    unit: Unit
    """Whose claims these are."""
    as_of: date
    """The day the evidence is as of."""
    illustrative: bool
    """True where the figures are made up."""
    materiality: Materiality
    """What matters."""
    lines: tuple[Line, ...]
    """Every line, the total first."""
    findings: tuple[AuditFinding, ...]
    """What was found: what matters first, most points first."""
    signals: tuple[AuditFinding, ...]
    """What is worth a second look and may be in order."""
    decisions: tuple[Appraised, ...] | None
    """The appraiser's decisions line by line; null where no file of decisions was given."""
    edges: tuple[Amount, ...]
    """Totals that mean something: rounding must not cross one."""
    log: Recorded | None
    """Where it is recorded; null where no log was named."""
    digests: dict[str, str]
    """SHA-256 of ruleset, facts and marks, and the engine's version."""
