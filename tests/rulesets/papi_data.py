"""Published PAPI figures of 2019 by province, with the spelling of every figure kept.

`papi_2019.csv` © CECODES, VFF-CRT, RTA & UNDP.
"""

import csv
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("papi_2019.csv")
COLUMNS = ("kind", "id", "fact", "name_vn", "scale")


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
    """The figures put in (`facts`, as spelt) and those to come out, by `1.1`, `D1`, `total` …"""

    name: str
    facts: dict[str, str] = field(default_factory=dict)
    published: dict[str, Fraction] = field(default_factory=dict)


@cache
def _table() -> tuple[tuple[Row, ...], dict[str, Province]]:
    with FILE.open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(line for line in file if not line.startswith("#")))
    provinces = {name: Province(name) for name in lines[0] if name not in COLUMNS}
    rows = tuple(Row(**{column: line[column] for column in COLUMNS}) for line in lines)
    for row, line in zip(rows, lines, strict=True):
        for name, province in provinces.items():
            if row.fact:
                province.facts[row.fact] = line[name]
            if row.kind != "indicator":
                province.published[row.id] = Fraction(line[name])
    return rows, provinces


def rows() -> tuple[Row, ...]:
    """The published lines, in the order of the dataset."""
    return _table()[0]


def provinces() -> dict[str, Province]:
    """The 63 provinces by name, in the order of the dataset."""
    return _table()[1]
