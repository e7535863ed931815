"""Two rulesets held side by side: what `chamdiem diff` tells."""

from typing import Literal

from pydantic import Field

from explain.report import Unit
from explain.report.amounts import Amount, Figure, Model, Valued


class Rules(Model):
    """One of the two rulesets."""

    id: str
    """Its id."""
    title: str
    """Its title."""
    digest: str
    """Its SHA-256."""


class Changed(Model):
    """One key that says something else."""

    key: str
    """The keys that lead to it, from the piece down."""
    before: str | None
    """What the old ruleset says; null for nothing."""
    after: str | None
    """What the new one says."""


class Piece(Model):
    """A criterion, fact, target, area or assumption that differs, or the head of the ruleset."""

    what: Literal["ruleset", "area", "criterion", "fact", "target", "assumption"]
    """What it is."""
    id: str
    """Its id; empty for the head."""
    title: str
    """Its title or label."""
    how: Literal["added", "removed", "changed"]
    """What happened to it."""
    changed: tuple[Changed, ...]
    """Key by key, of texts those of this language; empty where it was added or removed whole."""


class Moved(Model):
    """A criterion whose points differ between the two."""

    id: str
    """Its id."""
    title: str
    """Its title."""
    before: Amount | None
    """Earned under the old ruleset; null where it has no such criterion."""
    after: Amount | None
    """Earned under the new one."""
    max_before: Amount | None
    """Its maximum under the old one."""
    max_after: Amount | None
    """Its maximum under the new one."""


class Effect(Valued):
    """What the new ruleset does to one unit's score."""

    figures = ("before", "after", "highest_before", "highest_after")

    unit: Unit
    """Who."""
    file: str
    """Its submission."""
    illustrative: bool
    """True where the figures are made up."""
    value: bool
    """False where one of the two has no total."""
    before: Figure
    """The total under the old ruleset."""
    after: Figure
    """The total under the new one."""
    highest_before: Figure
    """The highest under the old one."""
    highest_after: Figure
    """The highest under the new one."""
    criteria: tuple[Moved, ...]
    """Criteria whose points differ."""
    unread: tuple[str, ...]
    """Facts given that the new ruleset does not read."""
    lacking: tuple[str, ...]
    """Facts that only the new ruleset asks for, by their labels."""


class RulesetDifference(Model):
    """Everything that differs, and what it does to given scores."""

    schema_: Literal["chamdiem/difference/1"] = Field(
        default="chamdiem/difference/1", alias="schema"
    )
    """The name and version of this form."""
    lang: Literal["vi", "en"]
    """The language of its sentences."""
    old: Rules
    """The old ruleset."""
    new: Rules
    """The new one."""
    pieces: tuple[Piece, ...]
    """What was added, taken away, changed."""
    effects: tuple[Effect, ...]
    """What it does to each submission given."""
    left_out: tuple[str, ...]
    """Submissions that could not be read."""
