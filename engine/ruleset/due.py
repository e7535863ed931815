"""Until when: the deadlines of a plan, with their strictness kept."""

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Any

from pydantic import field_validator, model_validator
from pydantic_core import PydanticCustomError

from engine.ruleset.text import Day, Words

_QUARTER = re.compile(r"(\d{4})-Q([1-4])")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_FORMS = ("by", "before", "within", "quarter", "month", "ongoing", "scheduled")


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


class Due(Words):
    """One deadline: the plan's wording and exactly one form of it.

    `by` (chậm nhất) counts the day itself, `before` (trước) does not; `within` a year, `quarter`
    2024-Q3, `month` 2024-06; `ongoing` (thường xuyên) and `scheduled` (theo tiến độ) run on.
    """

    text: str
    by: Day | None = None
    before: Day | None = None
    within: int | None = None
    quarter: str | None = None
    month: str | None = None
    ongoing: bool = False
    scheduled: bool = False

    @field_validator("quarter")
    @classmethod
    def _is_quarter(cls, value: str) -> str:
        if not _QUARTER.fullmatch(value):
            raise PydanticCustomError("R003", "not a quarter", {"got": value})
        return value

    @field_validator("month")
    @classmethod
    def _is_month(cls, value: str) -> str:
        found = _MONTH.fullmatch(value)
        if not found or not 1 <= int(found[2]) <= 12:
            raise PydanticCustomError("R003", "not a month", {"got": value})
        return value

    @field_validator("within")
    @classmethod
    def _is_year(cls, value: int) -> int:
        if not 1900 <= value <= 2999:
            raise PydanticCustomError("R003", "not a year", {"got": str(value)})
        return value

    @model_validator(mode="after")
    def _one_form(self) -> Any:
        given = [form for form in _FORMS if getattr(self, form)]
        if len(given) != 1:
            raise PydanticCustomError(
                "R004", "exactly one form", {"got": ", ".join(given), "expected": ", ".join(_FORMS)}
            )
        return self

    def first_day(self) -> date | None:
        """The first day on which it can fall due, None where the plan gives none."""
        if self.within:
            return date(self.within, 1, 1)
        if self.quarter:
            return date(int(self.quarter[:4]), int(self.quarter[-1]) * 3 - 2, 1)
        if self.month:
            return date(int(self.month[:4]), int(self.month[5:]), 1)
        return self.last_day()

    def last_day(self) -> date | None:
        """The last day that is still in time, None where the plan gives none."""
        if self.by:
            return self.by
        if self.before:
            return self.before - timedelta(days=1)
        if self.within:
            return date(self.within, 12, 31)
        if self.quarter:
            return month_end(int(self.quarter[:4]), int(self.quarter[-1]) * 3)
        if self.month:
            return month_end(int(self.month[:4]), int(self.month[5:]))
        return None
