"""Every line of the plans' inventory is in a ruleset, with its threshold and its times.

`inventory_map.csv`: `row` is the inventory's key, `id` a criterion, a part of one (`PL-I.1/2`), or
something else of the file (`assumed/A4`, `targets/T1`). `threshold` and `operator` are empty where
a line asks for a judgement only; `;` sets thresholds apart (and their operators, where they
differ), `|` times. `có` is a thing that is there, `giao` a number that is assigned. What a plan
leaves open is read as the ruleset's assumptions say.
"""

import csv
from pathlib import Path

import pytest

from tests.rulesets.plain import Data, criteria, dues, leaves, ruleset

with Path(__file__).with_name("inventory_map.csv").open(encoding="utf-8", newline="") as file:
    MAP = list(csv.DictReader(file))
FILES = {name: ruleset(name) for name in dict.fromkeys(row["file"] for row in MAP)}
MEASURED = [row for row in MAP if "/A" not in row["id"]]
SIGNS = {"at_least": ">=", "above": ">", "at_most": "<=", "by": "<=", "before": "<"}

each_row = pytest.mark.parametrize("row", MEASURED, ids=lambda row: row["row"])


def test_every_row_is_mapped_once() -> None:
    assert len({row["row"] for row in MAP}) == len(MAP)


def test_every_criterion_has_a_row() -> None:
    for name, rules in FILES.items():
        told = {row["id"].split("/")[0] for row in MAP if row["file"] == name}
        assert set(criteria(rules)) <= told


@pytest.mark.parametrize("row", [r for r in MAP if "/A" in r["id"]], ids=lambda row: row["row"])
def test_what_is_not_scored_is_told(row: dict[str, str]) -> None:
    place, id_ = row["id"].split("/")
    assert id_ in {one["id"] for one in FILES[row["file"]][place]}


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
        told += [(sign, body[key]) for key, sign in SIGNS.items() if key in body]
        told += [("<=", "giao")] if "within" in body else []
        told += [("=", "có")] if kind == "yes_no" else []
    return told


@each_row
def test_thresholds_are_the_inventorys(row: dict[str, str]) -> None:
    _, rule = found(row)
    told = asked(rule)
    figures = [one for one in told if one != ("=", "có")]
    values = [value for value in row["threshold"].split("; ") if value]
    signs = row["operator"].split("; ")
    wanted = list(zip(signs if len(signs) > 1 else signs * len(values), values, strict=True))
    if wanted and wanted[0] != ("=", "có"):
        same = set(figures) == set(wanted) and len(set(wanted)) == 1
        assert same or figures == wanted
    else:
        assert not figures
        assert bool(wanted) == bool(told)


@each_row
def test_times_are_the_inventorys(row: dict[str, str]) -> None:
    criterion, _ = found(row)
    texts = [due["text"] for due in dues(criterion)]
    for text in filter(None, row["due"].split(" | ")):
        assert any(one == text or one.endswith(f": {text}") for one in texts)
