"""Too few answers: what the kinds that rest on a survey do then. Blank is never zero by itself."""

from fractions import Fraction
from typing import Literal

from pydantic import Field

from engine.points import ZERO
from engine.ruleset.text import Words
from engine.table import Effect

WhenBlank = Literal["no_value", "zero", "not_applicable"]

_EFFECTS: dict[WhenBlank, Effect] = {
    "no_value": Effect.NO_VALUE,
    "zero": Effect.AWARD,
    "not_applicable": Effect.NOT_APPLICABLE,
}


class Scarce(Words):
    """Fewer answers than `min_answers` are blank (F41); `when_blank` says what that does."""

    min_answers: int | None = Field(default=None, ge=1)
    when_blank: WhenBlank | None = None

    def blank(self) -> tuple[Effect, Fraction]:
        """As `when_blank` says; open where nothing is said."""
        return (Effect.OPEN if self.when_blank is None else _EFFECTS[self.when_blank]), ZERO
