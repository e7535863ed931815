"""Minh Đức's ruleset against what its plan says: goals, duties, the activities of its annex.

`minh_duc_inventory.csv` has the plan's lines. Of an activity, `id` is the place of its part,
`title` the activity itself and `requirement` its product; `|` sets apart the times of a goal.
"""

import csv
import re
from pathlib import Path

import pytest

from engine.ruleset.check import check_ruleset
from tests.rulesets.plain import ROOT, Data, criteria, dues, leaves, ruleset

Row = dict[str, str]
PATH = ROOT / "rulesets" / "minh-duc-2025" / "par.yaml"
RULES = ruleset("minh-duc-2025/par")
LINES = criteria(RULES)
with Path(__file__).with_name("minh_duc_inventory.csv").open(encoding="utf-8", newline="") as file:
    INVENTORY: list[Row] = list(csv.DictReader(file))
GOALS = {row["id"]: row for row in INVENTORY if row["kind"] == "goal"}
ACTIVITIES: dict[str, list[Row]] = {}
for row in INVENTORY:
    if row["kind"] == "activity":
        ACTIVITIES.setdefault(row["id"].split("/")[0], []).append(row)
QUARTERS = {"Quý III/2024": "2024-Q3", "Quý III-IV/2025": "2025-Q4", "Quý IV/2025": "2025-Q4"}
YEAR = ("Năm 2025", "cuối năm", "Hàng năm", "Định kỳ trong năm")

each_goal = pytest.mark.parametrize("cid", list(GOALS))
each_annex_line = pytest.mark.parametrize("cid", list(ACTIVITIES))


def test_areas_and_lines_are_the_plans() -> None:
    told = [(area["id"], area["source_id"], area["title"]["vi"]) for area in RULES["areas"]]
    plan = [(r["id"], r["letter"], r["title"]) for r in INVENTORY if r["kind"] == "area"]
    assert told == plan
    assert set(LINES) == {*GOALS, *ACTIVITIES}
    assert (len(GOALS), len(ACTIVITIES), sum(map(len, ACTIVITIES.values()))) == (50, 20, 75)


@each_goal
def test_words_of_a_goal_are_the_plans(cid: str) -> None:
    row, line = GOALS[cid], LINES[cid]
    assert (line["title"]["vi"], line["requirement"]) == (row["title"], row["requirement"])
    assert row["title"].casefold() in row["requirement"].casefold()
    assert (line.get("lead", ""), line.get("support", "")) == (row["lead"], row["support"])


def form(text: str) -> Row:
    """A time's wording as one form of the language."""
    if text in QUARTERS:
        return {"quarter": QUARTERS[text]}
    if found := re.fullmatch(r"Hàng quý \(quý (III|IV)\)", text):
        return {"quarter": "2025-Q3" if found[1] == "III" else "2025-Q4"}
    if text in YEAR:
        return {"within": "2025"}
    return {"ongoing" if text == "Thường xuyên" else "scheduled": "true"}


@each_goal
def test_times_of_a_goal_are_the_plans(cid: str) -> None:
    texts = GOALS[cid]["due"].split(" | ")
    assert dues(LINES[cid]) == [{"text": text, **form(text)} for text in texts]


def cells(rows: list[Row], key: str) -> list[tuple[str, str]]:
    """Each distinct cell of a line of the annex after the letters of its activities, if several."""
    whose: dict[str, list[str]] = {}
    for row in rows:
        whose.setdefault(row[key], []).append(row["letter"])
    alone = len(whose) == 1
    return [("" if alone else f"{', '.join(v)}: ", cell) for cell, v in whose.items() if cell]


@each_annex_line
def test_an_annex_line_has_its_activities_as_parts(cid: str) -> None:
    rows, line = ACTIVITIES[cid], LINES[cid]
    parts: list[Data] = line["rule"]["parts"]
    assert [part["title"]["vi"] for part in parts] == [
        f"{row['letter']}. {row['title']}" for row in rows
    ]
    told = [f"{r['letter']}. {r['title']} → {r['requirement']}".removesuffix(" → ") for r in rows]
    assert line["requirement"] == " | ".join(told)
    for row, part in zip(rows, parts, strict=True):
        [(kind, _)] = leaves(part["rule"])
        assert kind == ("yes_no" if row["requirement"] else "judged")
        assert part["title"]["en"].startswith(f"{row['letter']}. ")


@each_annex_line
def test_people_and_times_of_an_annex_line_are_the_plans(cid: str) -> None:
    rows, line = ACTIVITIES[cid], LINES[cid]
    for key in ("lead", "support"):
        assert line.get(key, "") == " | ".join(who + cell for who, cell in cells(rows, key))
    times = [{"text": who + cell, **form(cell)} for who, cell in cells(rows, "due")]
    assert dues(line) == times
    waits = [row["due"].startswith("Khi có") for row in rows]
    for waiting, part in zip(waits, line["rule"]["parts"], strict=True):
        [(kind, body)] = leaves(part["rule"])
        assert not waiting or kind == "judged" or body["when_none"] == "not_applicable"


def test_check_finds_the_odd_things_of_the_plan_and_nothing_else() -> None:
    found = check_ruleset(PATH.read_text(encoding="utf-8"), PATH.name)
    told = [(one.code, one.params.get("name") or one.params.get("text")) for one in found]
    assert sorted(told) == [
        ("R202", "3"),  # section 2 is printed as 3
        ("R408", "PL-II.3.4"),  # "đảm bảo tỷ lệ … theo mục tiêu đề ra", without a number
        ("R501", "Quý III/2024"),  # outside the plan's year
        ("R502", "Quý III/2024"),  # before the plan was signed
    ]
