"""Ba Đồn's two rulesets against what its letter says: annexes 1 and 3, and the letter's body.

`ba_don_inventory.csv` has the letter's lines, bullets and times set apart by `|`.
"""

import csv
from pathlib import Path

import pytest

from engine.ruleset.check import check_ruleset
from tests.rulesets.plain import ROOT, Data, criteria, dues, leaves, ruleset

FILES = {name: ruleset(f"ba-don-2024/{name}") for name in ("par", "papi")}
LINES = {(name, cid): c for name, rules in FILES.items() for cid, c in criteria(rules).items()}
with Path(__file__).with_name("ba_don_inventory.csv").open(encoding="utf-8", newline="") as file:
    INVENTORY = list(csv.DictReader(file))
ROWS = {(row["file"], row["id"]): row for row in INVENTORY if row["kind"] == "line"}
PLACES = {"par": "Phụ lục 1", "papi": "Phụ lục 3"}
QUARTERS = {
    "B.5": ["2024-09-15", "2024-12-15"],
    "B.6": ["2024-09-20", "2024-12-20"],
}

each_line = pytest.mark.parametrize(("name", "cid"), list(ROWS))


def test_areas_and_lines_are_the_letters() -> None:
    told = [(n, a["id"], a["title"]["vi"]) for n, rules in FILES.items() for a in rules["areas"]]
    plan = [(r["file"], r["id"], r["title"]) for r in INVENTORY if r["kind"] == "area"]
    assert told == plan
    assert list(LINES) == list(ROWS)
    body = [cid for _, cid in LINES if cid.startswith("B.")]
    assert (len(body), len(FILES["papi"]["areas"]), len(LINES)) == (11, 8, 11 + 34 + 28)
    assert [cid for name, cid in LINES if name == "papi"] == [str(n) for n in range(1, 29)]


@each_line
def test_words_are_the_letters(name: str, cid: str) -> None:
    row, line = ROWS[name, cid], LINES[name, cid]
    assert (line["title"]["vi"], line["requirement"]) == (row["title"], row["requirement"])
    assert (line.get("lead", ""), line.get("support", "")) == (row["lead"], row["support"])
    assert line["cite"]["place"] == row["place"]
    if cid.startswith("B."):
        assert row["title"].casefold() in row["requirement"].casefold()
    else:
        assert line["cite"] == {"place": PLACES[name], "row": cid}


@each_line
def test_times_are_the_letters(name: str, cid: str) -> None:
    times = dues(LINES[name, cid])
    assert [one["text"] for one in times] == ROWS[name, cid]["due"].split(" | ")
    if cid in QUARTERS:
        days = [one["before"] for one in times]
        bodies = [body for _, body in leaves(LINES[name, cid]["rule"])]
        assert days == QUARTERS[cid] == [body["before"] for body in bodies]
    else:
        assert times == [{"text": "Năm 2024", "within": "2024"}]


@each_line
def test_bullets_are_parts(name: str, cid: str) -> None:
    pieces = ROWS[name, cid]["requirement"].split(" | ")
    parts: list[Data] = LINES[name, cid]["rule"].get("parts", [])
    if cid in QUARTERS:
        assert [part["title"]["vi"] for part in parts] == ["Quý III", "Quý IV"]
    elif len(pieces) == 1:
        assert not parts
    else:
        assert [part["title"]["vi"] for part in parts] == [one.rstrip(".") for one in pieces]
    assert all(part["title"]["en"] and "points" not in part for part in parts)


def test_the_letters_target_is_on_satisfaction() -> None:
    [target] = FILES["par"]["targets"]
    assert (target["of"], target["above"]) == ({"fact": "satisfaction"}, "85%")
    assert LINES["par", "B.4"]["rule"] == {"index": {"of": "satisfaction", "above": "85%"}}
    assert target["text"]["vi"] in LINES["par", "B.4"]["requirement"]


def test_met_and_exceeded_are_two_things() -> None:
    met, exceeded = LINES["par", "B.8"], LINES["par", "VIII.4"]
    assert met["rule"]["ratio"]["to"] == exceeded["rule"]["ratio"]["to"]
    assert met["rule"]["ratio"]["of"] != exceeded["rule"]["ratio"]["of"]
    told = {one["id"] for one in FILES["par"]["assumed"] if one["about"] == "contradiction"}
    assert told <= set(met["assumed"]) & set(exceeded["assumed"])


@pytest.mark.parametrize(
    ("name", "odd"),
    [
        # a rise of a rate, without a base; no apology to make where no file is late
        ("par", {("R408", "B.9"), ("R410", "III.4")}),
        # "tỷ lệ tham gia … cao", without a number
        ("papi", {("R408", "3")}),
    ],
)
def test_check_finds_the_odd_things_of_the_letter_and_nothing_else(
    name: str, odd: set[tuple[str, str]]
) -> None:
    path = ROOT / "rulesets" / "ba-don-2024" / f"{name}.yaml"
    found = check_ruleset(path.read_text(encoding="utf-8"), path.name)
    assert {(one.code, one.params["name"]) for one in found} == odd
    assert len(found) == len(odd)
