"""Points of a criterion, an area and the total."""

from typing import Literal

from pydantic import Field

from explain.report.amounts import Amount, Applies, Figure, Model, Valued


class Adjustment(Model):
    """A line between parts and whole; parts plus adjustments are the whole, for each figure."""

    kind: str
    """may_not_apply, rescale, nothing_applies, cap, clamp or round: what was done to the sum."""
    text: str
    """What it is, in the language of the report."""
    earned: Amount
    """What it adds to the points earned."""
    highest: Amount
    """What it adds to the highest points."""
    max: Amount
    """What it adds to the maximum."""


class Line(Valued):
    """Points of a criterion, an area or the total: `max = earned + open + lost`."""

    figures = ("max", "earned", "highest", "open", "lost", "supported")

    max: Figure
    """The most it can earn; a criterion that does not apply has left its maximum at 0."""
    earned: Figure
    """Earned on the facts given."""
    highest: Figure
    """The most that the missing evidence can still make of it."""
    open: Figure
    """highest - earned: left open by missing evidence."""
    lost: Figure
    """max - highest: gone on the evidence given."""
    supported: Figure
    """Earned when facts without their proof, and marks nobody confirmed, count for nothing."""
    claimed: Amount | None
    """What the unit claims for it (điểm tự chấm), null where it claims nothing."""
    difference: Amount | None
    """claimed - earned: above 0 where more is claimed than is earned; null without a claim."""
    value: bool
    """False where there is no value at all, as with too few answers: the six figures are null."""
    applies: Applies
    """Whether it applies to the unit, as far as is known."""
    unbounded: bool
    """True where an uncapped deduction is not recorded yet, so that `earned` may still fall."""
    adjustments: tuple[Adjustment, ...]
    """What was done to the sum of the parts."""


class Class(Model):
    """A class (xếp loại), at what is earned and at the highest."""

    earned: str | None
    """The class by the points earned."""
    highest: str | None
    """The class by the highest points."""
    of: Amount | None
    """Points that a class by share is taken of, bonus apart; null where classes are of points."""


class Total(Line):
    """The whole."""

    no_value_of: tuple[str, ...]
    """Criteria through which it has no value: they have none."""
    perhaps_no_value_of: tuple[str, ...]
    """Criteria that may turn out to have no value, so that it has none either."""

    class_: Class | None = Field(alias="class")
    """The class it falls into, null where the ruleset has no classes."""


class Area(Line):
    """An area or a group of criteria."""

    id: str
    """Its id, unique in the ruleset."""
    source_id: str
    """The source's own id."""
    title: str
    """The source's own title, or its translation."""
    kind: Literal["base", "bonus", "penalty"]
    """Points of a penalty are deductions."""
    groups: tuple["Area", ...]
    """The groups in it."""
