"""Tân Đức's ruleset against what its plan says, row by row; its example submissions against it.

`tan_duc_inventory.csv` has the plan's rows, words verbatim (cells broken over a page joined).
"""

import csv
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest

from engine.ruleset.check import check_ruleset
from tests.rulesets.plain import (
    EXAMPLES,
    ROOT,
    Data,
    criteria,
    number,
    read,
    reads,
    ruleset,
    wholes,
)

DUE = {
    "Chậm nhất trước ngày 31/12/2024": {"before": "2024-12-31"},
    "Trước 31/12/2024": {"before": "2024-12-31"},
    "Trong năm 2024": {"within": "2024"},
    "Quý III năm 2024": {"quarter": "2024-Q3"},
    "Thường xuyên": {"ongoing": "true"},
    "Theo tiến độ thời gian": {"scheduled": "true"},
}
PATH = ROOT / "rulesets" / "tan-duc-2024" / "par.yaml"
RULES = ruleset("tan-duc-2024/par")
FACTS: dict[str, Data] = RULES["facts"]
CRITERIA = criteria(RULES)
ASSUMED = {a["id"]: a for a in RULES["assumed"]}
with Path(__file__).with_name("tan_duc_inventory.csv").open(encoding="utf-8", newline="") as file:
    INVENTORY = list(csv.DictReader(file))
ROWS = {row["id"]: row for row in INVENTORY if row["kind"] == "criterion"}

each_criterion = pytest.mark.parametrize("cid", list(ROWS))


def groups(tree: Data) -> Iterator[Data]:
    """Every group in an area."""
    for group in tree.get("groups", []):
        yield group
        yield from groups(group)


def test_headings_and_criteria_are_the_plans() -> None:
    inside = [group for area in RULES["areas"] for group in groups(area)]
    found = [("area", area) for area in RULES["areas"]]
    found += [("group", group) for group in inside]
    found += [("criterion", one) for one in CRITERIA.values()]
    told = [(kind, n["id"], n.get("source_id", n["id"]), n["title"]["vi"]) for kind, n in found]
    plan = [
        (row["kind"], row["id"], row["source_id"], row["title"])
        for row in INVENTORY
        if row["kind"] != "target"
    ]
    assert sorted(told) == sorted(plan)
    assert (len(RULES["areas"]), len(inside), len(CRITERIA)) == (8, 11, 40)
    assert all(group["title"]["en"] for group in inside)


@each_criterion
def test_words_are_the_plans(cid: str) -> None:
    row, criterion = ROWS[cid], CRITERIA[cid]
    requirement = "" if criterion["requirement"] == "null" else criterion["requirement"]
    assert requirement == row["requirement"]
    assert (criterion["lead"], criterion["support"]) == (row["lead"], row["support"])
    assert criterion["due"] == {"text": row["due"], **DUE[row["due"]]}
    assert criterion["cite"] == {"place": "Phụ lục", "row": row["source_id"]}


@each_criterion
def test_a_day_that_can_be_read_two_ways_is_told(cid: str) -> None:
    criterion = CRITERIA[cid]
    told = any(ASSUMED[a]["about"] == "due" for a in criterion["assumed"])
    assert told == criterion["due"]["text"].startswith("Chậm nhất trước")


def test_the_threshold_of_another_level_is_told() -> None:
    assert "70%" in CRITERIA["7.2.1"]["requirement"]
    said = [ASSUMED[a]["text"] for a in CRITERIA["7.2.1"]["assumed"]]
    assert all(any("70%" in text[lang] for text in said) for lang in ("vi", "en"))


def test_targets_are_the_plans() -> None:
    targets = {row["id"]: row for row in INVENTORY if row["kind"] == "target"}
    assert [t["id"] for t in RULES["targets"]] == list(targets)
    for target in RULES["targets"]:
        assert targets[target["id"]]["requirement"] in target["text"]["vi"]
    assert [t["of"] for t in RULES["targets"]] == ["total", {"fact": "sipas_index"}]


def test_a_fact_is_held_by_the_lead_of_a_criterion_that_reads_it() -> None:
    read_by = {cid: reads(one, FACTS) for cid, one in CRITERIA.items()}
    for fact in FACTS.keys() - {"sipas_index"}:
        concerned = {fact, *(part for part in FACTS if FACTS[part].get("part_of") == fact)}
        leads = {CRITERIA[cid]["lead"] for cid, facts in read_by.items() if concerned & facts}
        assert FACTS[fact]["from"] in leads


def test_check_finds_the_odd_things_of_the_plan_and_nothing_else() -> None:
    found = check_ruleset(PATH.read_text(encoding="utf-8"), PATH.name)
    assert sorted((one.code, one.params["name"]) for one in found) == [
        ("R202", "4.1"),  # a criterion and its group have one id
        ("R408", "5.4"),  # a rate without a number
        ("R409", "6.1.2"),  # an empty requirement
        ("R410", "3.2.2"),  # no apology to make where no file is late
    ]


def contradictions(submission: Data) -> set[str]:
    """Facts above a whole they are part of, and facts above 0 of which nothing is said to arise."""
    facts: Data = submission["facts"]
    figures = {fact: v["value"] if isinstance(v, dict) else v for fact, v in facts.items()}
    over = {
        fact
        for fact, figure in figures.items()
        for whole in wholes(FACTS, fact)
        if whole in figures and number(figure) > number(figures[whole])
    }
    return over | {
        d["fact"]
        for d in submission["declarations"]
        if figures.get(d["fact"], "0") not in ("0", "no")
    }


def test_the_example_holds_together() -> None:
    submission = read(EXAMPLES / "tan-duc-2024.yaml")
    assert contradictions(submission) == set()
    judged = {cid for cid, c in CRITERIA.items() if "judged" in c["rule"]}
    assert set(submission["marks"]) < judged
    assert all(number(mark["mark"]) <= Fraction(100, 40) for mark in submission["marks"].values())
    claims = {cid: number(claim) for cid, claim in submission["claims"].items() if cid != "total"}
    assert set(claims) <= set(CRITERIA)
    silent = {d["fact"] for d in submission["declarations"]}
    applicable = [c for c in CRITERIA.values() if not silent & reads(c, FACTS)]
    share = sum(claims.values()) / (Fraction(100, 40) * len(applicable)) * 100
    assert round(share, 2) == number(submission["claims"]["total"])


def test_the_contradictions_are_there() -> None:
    submission = read(EXAMPLES / "tan-duc-2024-contradiction.yaml")
    assert contradictions(submission) == {"files_on_time", "feedback_received"}
