"""What a unit hands in: facts, documents, declarations, marks and claims, as exact values."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple, TypeVar

from engine.outcome import Tri

NEVER = date.max
"""The value of a date fact that was not done at all (`never`): later than every deadline."""

Cell = Fraction | bool | date | str
"""A single value: a number, yes or no, a date (or NEVER), the code of a choice."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: a unit by its name, and the values of its columns that are known."""

    name: str
    values: Mapping[str, Cell]


Value = Cell | tuple[Row, ...]
"""A fact's value: a single one, or the rows of a table."""


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


class Span(NamedTuple):
    """What a figure is known to be between (None: no bound); `none`: whether it has no value."""

    low: Fraction | None
    high: Fraction | None
    none: Tri = Tri.NO

    @property
    def exact(self) -> Fraction | None:
        """The one value that is left; None while there are several, or perhaps none."""
        return self.low if self.none is Tri.NO and self.low == self.high else None


@dataclass(frozen=True, slots=True)
class Linked:
    """A figure of another ruleset's result: by all that is handed in, and by what is proved.

    `of` is `total`, or the id of an area or derived figure of that ruleset.
    """

    ruleset: str
    of: str
    span: Span
    proved: Span


class Other(NamedTuple):
    """Another unit's figure: between what it is known to be; `leaves`: it may have none at all.

    `document`: the listed document that it is from, where it was handed in.
    """

    unit: str
    low: Fraction | None
    high: Fraction | None
    leaves: bool = False
    document: str | None = None

    @property
    def known(self) -> bool:
        """Whether one figure is left."""
        return self.low is not None and self.low == self.high and not self.leaves


@dataclass(frozen=True, slots=True)
class Unit:
    """The unit scored: id, name as people write it, kind (commune, …; empty: any kind)."""

    id: str
    name: str
    kind: str = "commune"


@dataclass(frozen=True)
class Evidence:
    """Everything known of one unit as of one day. An absent fact is unknown, never zero.

    `linked`: facts that other rulesets' results give. `peers`: by figure, what is known of the same
    figure of the other units; without an entry nothing is, not even how many there are.
    """

    as_of: date
    values: Mapping[str, Value] = field(default_factory=dict)
    declared: Mapping[str, Declaration] = field(default_factory=dict)
    marks: Mapping[str, Mark] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    documents: Mapping[str, Document] = field(default_factory=dict)
    claims: Mapping[str, Fraction] = field(default_factory=dict)
    unit: Unit = Unit("unit", "unit")
    illustrative: bool = False
    linked: Mapping[str, Linked] = field(default_factory=dict)
    peers: Mapping[str, tuple[Other, ...]] = field(default_factory=dict)

    def tells(self, fact: str) -> bool:
        """Whether a figure of a fact is given, or something else declared of it."""
        return fact in self.values or fact in self.declared

    def with_values(self, changes: Mapping[str, Value]) -> "Evidence":
        """The same evidence with some facts given or changed; their declarations fall away."""
        return self._with(
            values={**self.values, **changes},
            declared=less(self.declared, changes),
            linked=less(self.linked, changes),
        )

    def supposing(
        self,
        values: Mapping[str, Value],
        declared: Mapping[str, Declaration],
        marks: Mapping[str, Mark] | None = None,
    ) -> "Evidence":
        """The same evidence with some facts given, declared or marked otherwise."""
        plain = self.without(declared).with_values(values)
        return plain._with(
            declared={**plain.declared, **declared}, marks={**plain.marks, **(marks or {})}
        )

    def without(self, facts: Iterable[str], marks: Iterable[str] = ()) -> "Evidence":
        """The same evidence with some facts and marks made unknown."""
        gone, unmarked = frozenset(facts), frozenset(marks)
        return self._with(
            values=less(self.values, gone),
            declared=less(self.declared, gone),
            marks=less(self.marks, unmarked),
            linked=less(self.linked, gone),
        )

    def with_results(self, linked: Mapping[str, Linked]) -> "Evidence":
        """The same evidence with what other rulesets' results give.

        A closed result is a figure, one without a value a blank; an open one bounds the fact.
        """
        values, declared = less(self.values, linked), less(self.declared, linked)
        for fact, one in linked.items():
            if one.span.none is Tri.YES:
                declared[fact] = Declaration(fact, Declared.BLANK, "")
            elif one.span.exact is not None:
                values[fact] = one.span.exact
        return self._with(values=values, declared=declared, linked={**self.linked, **linked})

    def with_proved_results(self) -> "Evidence":
        """The same evidence with what is proved of other rulesets' results."""
        return self.with_results(
            {f: replace(one, span=one.proved) for f, one in self.linked.items()}
        )

    def _with(self, **changes: object) -> "Evidence":
        """As dataclasses.replace, five times as fast: every step tried needs one."""
        made = object.__new__(Evidence)
        made.__dict__.update(self.__dict__, **changes)
        return made


K = TypeVar("K")
V = TypeVar("V")


def less(entries: Mapping[K, V], gone: Iterable[K]) -> dict[K, V]:
    """The entries without some of them."""
    found = dict(entries)
    for key in gone if found else ():
        found.pop(key, None)
    return found
