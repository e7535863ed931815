"""Published PAPI figures of 2018 and 2019 by province, with the spelling of every figure kept.

`papi_2018.csv`, `papi_2019.csv` © CECODES, VFF-CRT, RTA & UNDP. What a year left blank is empty.
"""

import csv
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache
from pathlib import Path

COLUMNS = ("kind", "id", "fact", "name_vn", "scale")


def path(year: str) -> Path:
    """The file of a year."""
    return Path(__file__).with_name(f"papi_{year}.csv")


@dataclass(frozen=True)
class Row:
    """One published line: what it is, and the fact of the ruleset that takes it (or empty)."""

    kind: str
    id: str
    fact: str
    name_vn: str
    scale: str


@dataclass(frozen=True)
class Province:
    """The figures put in (`facts`, as spelt) and those to come out, by `1.1`, `D1`, `total` …

    `blank` are the facts, `silent` the results that were not published.
    """

    name: str
    year: str
    facts: dict[str, str] = field(default_factory=dict)
    blank: set[str] = field(default_factory=set)
    published: dict[str, Fraction] = field(default_factory=dict)
    silent: set[str] = field(default_factory=set)

    def put(self, row: Row, figure: str) -> None:
        """Take one published figure in."""
        if row.fact and figure:
            self.facts[row.fact] = figure
        elif row.fact:
            self.blank.add(row.fact)
        if row.kind != "indicator" and figure:
            self.published[row.id] = Fraction(figure)
        elif row.kind != "indicator":
            self.silent.add(row.id)


@cache
def _table(year: str) -> tuple[tuple[Row, ...], dict[str, Province]]:
    with path(year).open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(line for line in file if not line.startswith("#")))
    provinces = {name: Province(name, year) for name in lines[0] if name not in COLUMNS}
    rows = tuple(Row(**{column: line[column] for column in COLUMNS}) for line in lines)
    for row, line in zip(rows, lines, strict=True):
        for name, province in provinces.items():
            province.put(row, line[name])
    return rows, provinces


def rows(year: str) -> tuple[Row, ...]:
    """The published lines of a year, in the order of the dataset."""
    return _table(year)[0]


def provinces(year: str) -> dict[str, Province]:
    """The 63 provinces by name, in the order of the dataset."""
    return _table(year)[1]
