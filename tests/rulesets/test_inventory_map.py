"""Every line of the plans' inventory is in a ruleset, with its threshold and its times.

`inventory_map.csv`: `row` is the inventory's key, `id` a criterion, a part of one (`PL-I.1/2`), or
something else of the file (`assumed/A4`, `targets/T1`). `threshold` and `operator` are empty where
a line asks for a judgement only; `;` sets thresholds apart (and their operators, where they
differ), `|` times, which of a criterion are all there. `có` is a thing that is there, `giao` a
number that is assigned. What a plan leaves open is read as the ruleset's assumptions say.
"""

import csv
from collections import Counter
from pathlib import Path

import pytest

from tests.rulesets.plain import Data, criteria, dues, leaves, ruleset

with Path(__file__).with_name("inventory_map.csv").open(encoding="utf-8", newline="") as file:
    MAP = list(csv.DictReader(file))
FILES = {name: ruleset(name) for name in dict.fromkeys(row["file"] for row in MAP)}
SIGNS = {"at_least": ">=", "above": ">", "at_most": "<=", "by": "<=", "before": "<"}
ELSEWHERE = ("assumed/", "targets/")
MEASURED = [row for row in MAP if not row["id"].startswith(ELSEWHERE)]
LINES = {"TanDuc": 42, "BaDon": 112, "HuongTra": 47, "BangPhuc": 35, "MinhDuc": 126}
"""How many lines each plan has."""

each_row = pytest.mark.parametrize("row", MEASURED, ids=lambda row: row["row"])
each_other = pytest.mark.parametrize(
    "row", [row for row in MAP if row not in MEASURED], ids=lambda row: row["row"]
)


def test_every_row_is_mapped_once() -> None:
    assert len({row["row"] for row in MAP}) == len(MAP)
    assert Counter(row["row"].partition("-")[0] for row in MAP) == LINES


def test_every_criterion_has_a_row() -> None:
    for name, rules in FILES.items():
        told = {row["id"].split("/")[0] for row in MAP if row["file"] == name}
        assert set(criteria(rules)) <= told


def bounds(rule: Data) -> list[tuple[str, str]]:
    """The signs and figures of a rule or a target."""
    return [(sign, rule[key]) for key, sign in SIGNS.items() if key in rule]


def wanted(row: dict[str, str]) -> list[tuple[str, str]]:
    """The signs and figures that a row names."""
    values = [value for value in row["threshold"].split("; ") if value]
    signs = row["operator"].split("; ")
    return list(zip(signs if len(signs) > 1 else signs * len(values), values, strict=True))


@each_other
def test_what_is_no_criterion_is_told(row: dict[str, str]) -> None:
    for place, found in (one.split("/") for one in row["id"].split("; ")):
        assert found in {one["id"] for one in FILES[row["file"]][place]}


@each_other
def test_a_target_asks_what_the_row_names(row: dict[str, str]) -> None:
    ids = row["id"].split("; ")
    told = [t for t in FILES[row["file"]].get("targets", []) if f"targets/{t['id']}" in ids]
    assert [figure for target in told for figure in bounds(target)] == wanted(row)


def found(row: dict[str, str]) -> tuple[Data, Data]:
    """The criterion of a row, and the rule of the row itself."""
    id_, _, part = row["id"].partition("/")
    criterion = criteria(FILES[row["file"]])[id_]
    rule = criterion["rule"]
    return criterion, rule["parts"][int(part) - 1]["rule"] if part else rule


def asked(rule: Data) -> list[tuple[str, str]]:
    """What a rule asks: signs and figures, a thing that is there, or a mark (nothing)."""
    told = []
    for kind, body in leaves(rule):
        told += bounds(body)
        told += [("<=", "giao")] if "within" in body else []
        told += [("=", "có")] if kind == "yes_no" else []
    return told


@each_row
def test_thresholds_are_the_inventorys(row: dict[str, str]) -> None:
    told, named = asked(found(row)[1]), wanted(row)
    assert told == named or (len(set(named)) == 1 and set(told) == set(named))


@each_row
def test_times_are_the_inventorys(row: dict[str, str]) -> None:
    texts = [due["text"] for due in dues(found(row)[0])]
    named = {text for text in row["due"].split(" | ") if text}
    words = {text: text if text in named else text.partition(": ")[2] for text in texts}
    assert named <= set(words.values())
    assert "/" in row["id"] or named == set(words.values())
