"""What a unit hands in: facts, documents, declarations, marks and claims, as exact values."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction

NEVER = date.max
"""The value of a date fact that was not done at all (`never`): later than every deadline."""

Value = Fraction | bool | date | str
"""A fact's value: a number, yes or no, a date (or NEVER), the code of a choice."""


class Declared(StrEnum):
    """What a unit may declare of a fact instead of a figure."""

    NOTHING_AROSE = "nothing_arose"
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a figure is proved: a listed document, a page, a note."""

    document: str | None = None
    page: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A tài liệu kiểm chứng handed in: number (số/ký hiệu), title, issuer, day of issue, file."""

    id: str
    title: str
    number: str | None = None
    issuer: str | None = None
    issued: date | None = None
    kind: str | None = None
    file: str | None = None
    sha256: str | None = None


@dataclass(frozen=True, slots=True)
class Declaration:
    """A declaration about one fact, with the reason a person gave."""

    fact: str
    says: Declared
    reason: str
    document: str | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """A person's mark for a judged check, in points, with reason, author and confirmation."""

    mark: Fraction
    reason: str
    by: str | None = None
    confirmed_by: str | None = None


@dataclass(frozen=True, slots=True)
class Unit:
    """The unit scored: id, name as people write it, kind (commune, province …)."""

    id: str
    name: str
    kind: str = "commune"


@dataclass(frozen=True)
class Evidence:
    """Everything known of one unit as of one day. An absent fact is unknown, never zero."""

    as_of: date
    values: Mapping[str, Value] = field(default_factory=dict)
    declared: Mapping[str, Declaration] = field(default_factory=dict)
    marks: Mapping[str, Mark] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    documents: Mapping[str, Document] = field(default_factory=dict)
    claims: Mapping[str, Fraction] = field(default_factory=dict)
    unit: Unit = Unit("unit", "unit")
    illustrative: bool = False

    def with_values(self, changes: Mapping[str, Value]) -> "Evidence":
        """The same evidence with some facts given or changed; their declarations fall away."""
        kept = {f: d for f, d in self.declared.items() if f not in changes}
        return self._with(values={**self.values, **changes}, declared=kept)

    def without(self, facts: Iterable[str], marks: Iterable[str] = ()) -> "Evidence":
        """The same evidence with some facts and marks made unknown."""
        gone, unmarked = frozenset(facts), frozenset(marks)
        return self._with(
            values={f: v for f, v in self.values.items() if f not in gone},
            declared={f: d for f, d in self.declared.items() if f not in gone},
            marks={c: m for c, m in self.marks.items() if c not in unmarked},
        )

    def _with(self, **changes: object) -> "Evidence":
        """As dataclasses.replace, five times as fast: every step tried needs one."""
        made = object.__new__(Evidence)
        made.__dict__.update(self.__dict__, **changes)
        return made
