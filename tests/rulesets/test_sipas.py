"""The two SIPAS rulesets against what their plans say, and what their samples come to.

`sipas_inventory.csv` has the lines of Ba Đồn's annex 2 and of Tân Đức's heading 8.1. Rates of
satisfaction are worked out here from the plain files.
"""

import csv
from collections import Counter
from fractions import Fraction
from pathlib import Path

import pytest

from engine.ruleset.check import check_ruleset
from engine.scorecard import Scorecard
from tests.rulesets.examples import scored
from tests.rulesets.plain import EXAMPLES, ROOT, Data, criteria, read, ruleset

FILES = {"tan-duc-2024/sipas": "tan-duc-2024-sipas.yaml", "ba-don-2024/sipas": "ba-don-2024.yaml"}
RULES = {name: ruleset(name) for name in FILES}
LINES = [(name, cid) for name, rules in RULES.items() for cid in criteria(rules)]
with Path(__file__).with_name("sipas_inventory.csv").open(encoding="utf-8", newline="") as file:
    INVENTORY = list(csv.DictReader(file))
ROWS = {(row["file"], row["id"]): row for row in INVENTORY if row["kind"] == "line"}
WHOLE_SET = {"points", "total", "proof", "target", "time"}
SATISFIED, LEVELS = ("rat_hai_long", "hai_long"), 5

each_file = pytest.mark.parametrize("name", list(FILES))
each_line = pytest.mark.parametrize(("name", "cid"), LINES)


def test_areas_and_lines_are_the_plans() -> None:
    told = [(name, a["id"], a["title"]["vi"]) for name in FILES for a in RULES[name]["areas"]]
    assert told == [(r["file"], r["id"], r["title"]) for r in INVENTORY if r["kind"] == "area"]
    assert list(ROWS) == LINES


def test_ba_don_has_39_items_in_nine_groups() -> None:
    sizes = [len(area["criteria"]) for area in RULES["ba-don-2024/sipas"]["areas"]]
    assert sizes == [2, 2, 9, 10, 3, 4, 3, 3, 3]
    assert sum(sizes) == 39


@each_line
def test_words_are_the_plans(name: str, cid: str) -> None:
    row, line = ROWS[name, cid], criteria(RULES[name])[cid]
    assert line["title"]["vi"] == row["title"]
    assert (line["lead"], line["support"]) == (row["lead"], row["support"])
    assert line["cite"] == {"place": row["place"], "row": cid}
    assert line["due"]["text"] == (row["due"] or "Năm 2024")
    assert "requirement" not in line


@each_line
def test_a_line_is_the_share_of_the_two_satisfied_levels_of_its_own_question(
    name: str, cid: str
) -> None:
    rules, line = RULES[name], criteria(RULES[name])[cid]
    body = line["rule"]["survey"]
    assert body == {"of": body["of"], "top": "2", "when_none": "not_applicable"}
    asked = rules["facts"][body["of"]]
    model = rules["facts"][asked.get("like", body["of"])]
    valid = [code for code in model["options"] if code not in model["not_valid"]]
    assert (tuple(valid[:2]), len(valid)) == (SATISFIED, LEVELS)
    readers = [c["rule"]["survey"]["of"] for c in criteria(rules).values()]
    assert Counter(readers)[body["of"]] == 1


@each_file
def test_assumptions_are_used_and_points_are_told_right(name: str) -> None:
    rules = RULES[name]
    about = {one["id"]: one["about"] for one in rules["assumed"]}
    listed = {a for line in criteria(rules).values() for a in line["assumed"]}
    assert {a for a, topic in about.items() if topic not in WHOLE_SET} == listed
    assert rules["basis"] == {"kind": "assumed", "total": "100"}
    assert rules["total"] == {"rescale": "100"}
    [points] = [one["text"] for one in rules["assumed"] if one["about"] == "points"]
    n = len(criteria(rules))
    worth = f"100/{n}" if 100 % n else str(100 // n)
    assert worth in points["vi"]
    assert worth in points["en"]


@each_file
def test_there_is_nothing_to_remark(name: str) -> None:
    path = ROOT / "rulesets" / f"{name}.yaml"
    assert check_ruleset(path.read_text("utf-8"), path.name) == []


def rates(submission: Data) -> dict[str, Fraction]:
    """The share satisfied at every question that has answers, from the plain file."""
    found = {}
    for fact, entry in submission["facts"].items():
        if isinstance(entry, dict) and isinstance(entry["value"], dict):
            counts = {code: int(n) for code, n in entry["value"].items()}
            answered = sum(counts.values()) - counts["khong_tra_loi"]
            found[fact] = Fraction(sum(counts[code] for code in SATISFIED), answered)
    return found


def card_of(name: str) -> Scorecard:
    given, cards = scored(FILES[name])
    assert {one.code for one in given.diagnostics} <= {"E049"}  # a sample too small, on purpose
    return cards[name]


def test_tan_ducs_total_is_the_mean_of_its_five_rates() -> None:
    found = rates(read(EXAMPLES / "tan-duc-2024-sipas.yaml"))
    card = card_of("tan-duc-2024/sipas")
    assert len(found) == 5
    assert card.total.points.earned == card.total.points.highest == 100 * sum(found.values()) / 5
    assert card.total.points.earned == pytest.approx(90, abs=2)
    assert [one.met for one in card.targets] == [card.total.points.earned >= 90]


def test_ba_dons_total_leaves_out_what_nobody_answered_and_is_open_where_one_is_missing() -> None:
    found = rates(read(EXAMPLES / "ba-don-2024.yaml"))
    card, facts = card_of("ba-don-2024/sipas"), criteria(RULES["ba-don-2024/sipas"])
    assert (facts["III.7"]["rule"]["survey"]["of"], len(found)) == ("iii_7", 37)
    assert card.criteria["IX.3"].status.value == "not_applicable"
    assert card.criteria["III.7"].status.value == "unknown"
    known = sum(found.values())
    assert card.total.points.earned == 100 * known / 38
    assert card.total.points.highest == 100 * (known + 1) / 38
    assert card.total.points.max == 100


def test_roads_in_ba_don_are_won_back_by_people_who_answer_otherwise() -> None:
    one = card_of("ba-don-2024/sipas").criteria["IV.6"]
    assert one.full is not None
    moved = {change.fact: change.action for change in one.full.changes}
    assert moved["iv_6.hai_long"] == "moved_in"
    assert set(moved.values()) == {"moved_in", "moved_out"}


def test_the_letter_holds_its_target_against_the_survey_handed_in_with_it() -> None:
    _, cards = scored("ba-don-2024.yaml")
    survey, par = cards["ba-don-2024/sipas"].total.points, cards["ba-don-2024/par"]
    [target] = par.targets
    assert survey.earned < 85 < survey.highest
    assert (target.met, par.criteria["B.4"].status.value) == (None, "unknown")
