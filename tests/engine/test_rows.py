"""Tables with cells that are not known: what they leave open is what some completion comes to."""

from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from itertools import product
from typing import Any

import pytest

from engine.audit.sources import against
from engine.facts import Cell, Evidence, Row
from engine.outcome import Tri
from engine.points import ZERO
from engine.ruleset.model import Ruleset
from engine.score import Engine
from explain.pages.sample import CRITERION, HEAD

COLUMNS = {
    "kind": {
        "label": {"vi": "k", "en": "k"},
        "type": "choice",
        "options": {"office": {"vi": "o", "en": "o"}, "commune": {"vi": "c", "en": "c"}},
    },
    "due": {"label": {"vi": "d", "en": "d"}, "type": "count", "at_most": "3"},
    "done": {"label": {"vi": "e", "en": "e"}, "type": "count", "part_of": "due"},
}
POSSIBLE: Mapping[str, list[Cell]] = {
    "kind": ["office", "commune"],
    "due": [Fraction(n) for n in range(4)],
    "done": [Fraction(n) for n in range(4)],
}
RATE = {"of": "done", "to": "due", "when_none": "not_applicable"}
RULES: list[dict[str, Any]] = [
    {"each": {"ratio": {**RATE, "at_least": "60%"}}, "at_least": "100%"},
    {"each": {"ratio": {**RATE, "above": "50%"}}, "as": "count", "at_least": "2"},
    {
        "by": "kind",
        "rules": {
            "office": {"ratio": {**RATE, "at_least": "60%"}},
            "commune": {"ratio": {**RATE, "at_least": "30%", "when_none": "zero"}},
        },
        "bands": [
            {"at_least": "100%", "share": "100%"},
            {"at_least": "50%", "share": "1/3"},
            {"otherwise": "true", "share": "0%"},
        ],
    },
]
TABLES: list[list[dict[str, Any]]] = [
    [{"kind": "office", "due": 3}, {"kind": "commune", "due": 2, "done": 1}],
    [{"kind": "office", "done": 1}, {"kind": "office", "due": 3, "done": 2}],
    [{"due": 2, "done": 1}, {"kind": "commune", "due": 1}],
    [{"kind": "commune", "due": 0, "done": 0}, {"kind": "office", "due": 3, "done": 0}],
    [{"kind": "office"}],
    [{"due": 3, "done": 1}, {"due": 3, "done": 2}, {"due": 3, "done": 0}],
]


def engine_of(rule: dict[str, Any]) -> Engine:
    criterion: dict[str, Any] = {"id": CRITERION, "title": "x", "points": "3"}
    criterion |= {"rule": {"rows": {"of": "units", "when_none": "zero", **rule}}}
    facts = {"units": {"label": {"vi": "x", "en": "x"}, "type": "rows", "columns": COLUMNS}}
    data = {"ruleset": "x/y", **HEAD, "basis": {"kind": "official", "total": "3"}, "facts": facts}
    data["areas"] = [{"id": "1", "title": "x", "criteria": [criterion]}]
    return Engine(Ruleset.model_validate(data))


def table(rows: list[dict[str, Any]]) -> tuple[Row, ...]:
    def cell(one: Any) -> Cell:
        return Fraction(one) if isinstance(one, int) else str(one)

    return tuple(
        Row(f"r{n}", {key: cell(one) for key, one in row.items()}) for n, row in enumerate(rows)
    )


def completions(rows: tuple[Row, ...]) -> Iterator[tuple[Row, ...]]:
    gaps = [(n, key) for n, row in enumerate(rows) for key in COLUMNS if key not in row.values]
    for picked in product(*(POSSIBLE[key] for _, key in gaps)):
        cells = [dict(row.values) for row in rows]
        for (n, key), one in zip(gaps, picked, strict=True):
            cells[n][key] = one
        if all(_number(row["done"]) <= _number(row["due"]) for row in cells):
            yield tuple(Row(row.name, one) for row, one in zip(rows, cells, strict=True))


def _number(cell: Cell) -> Fraction:
    assert isinstance(cell, Fraction)
    return cell


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: "-".join(rule))
@pytest.mark.parametrize("rows", TABLES, ids=str)
def test_bounds_are_the_least_and_greatest_of_all_completions(
    rule: dict[str, Any], rows: list[dict[str, Any]]
) -> None:
    with engine_of(rule) as engine:
        given = table(rows)
        found = engine.run(Evidence(date(2024, 6, 1), {"units": given})).outcomes[CRITERION]
        each = [
            engine.run(Evidence(date(2024, 6, 1), {"units": one})).outcomes[CRITERION]
            for one in completions(given)
        ]
    assert all(one.earned == one.highest and one.away is Tri.NO for one in each)
    least, most = min(one.earned for one in each), max(one.earned for one in each)
    assert (found.earned, found.highest) == (least, most)


def test_a_table_with_gaps_is_missing_evidence_and_a_whole_one_is_not() -> None:
    with engine_of(RULES[0]) as engine:
        gap = engine.score(Evidence(date(2024, 6, 1), {"units": table(TABLES[4])}))
        full = engine.score(Evidence(date(2024, 6, 1), {"units": table(TABLES[3])}))
    assert [one.facts for one in gap.missing] == [("units",)]
    assert full.missing == ()
    assert full.criteria[CRITERION].checks[0].x == 0


def test_no_table_can_still_be_anything() -> None:
    with engine_of(RULES[0]) as engine:
        found = engine.run(Evidence(date(2024, 6, 1))).outcomes[CRITERION]
    assert (found.earned, found.highest) == (ZERO, Fraction(3))


def test_another_source_is_told_by_the_rows_that_differ() -> None:
    whole = [{"kind": "office", "due": 3, "done": 2}, {"kind": "commune", "due": 2, "done": 1}]
    other = [whole[0], {"kind": "commune", "due": 2, "done": 2}]
    with engine_of(RULES[0]) as engine:
        own, theirs = (Evidence(date(2024, 6, 1), {"units": table(one)}) for one in (whole, other))
        [found] = against(engine.compiled, own, theirs)
        assert list(against(engine.compiled, own, own)) == []
    assert found.params["own"] == ("r1 (commune, 2, 1)",)
    assert found.params["other"] == ("r1 (commune, 2, 2)",)
