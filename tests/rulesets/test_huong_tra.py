"""Hương Trà's ruleset against what its plan says, line by line; its example submission against it.

`huong_tra_inventory.csv` has the plan's lines, words verbatim, and their times.
"""

import csv
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest

from engine.ruleset.check import check_ruleset, load_checked
from engine.score import Engine
from engine.scorecard import Scorecard
from evidence.submission import read_submission
from tests.rulesets.plain import (
    EXAMPLES,
    ROOT,
    Data,
    criteria,
    dues,
    leaves,
    number,
    read,
    reads,
    ruleset,
)

RULESET = ROOT / "rulesets" / "huong-tra-2024" / "par.yaml"
EXAMPLE = EXAMPLES / "huong-tra-2024.yaml"
ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}
DUE = {
    "Thường xuyên": {"ongoing": "true"},
    "thường xuyên": {"ongoing": "true"},
    "trong năm": {"within": "2024"},
    "Quý I năm 2024": {"quarter": "2024-Q1"},
    "quý III năm 2024": {"quarter": "2024-Q3"},
    "6 tháng": {"month": "2024-06"},
    "năm": {"within": "2024"},
    "hàng năm": {"within": "2024"},
    **{f"hàng quý (quý {name})": {"quarter": f"2024-Q{n}"} for name, n in ROMAN.items()},
    **{f"hàng tháng (tháng {n})": {"month": f"2024-{n:02d}"} for n in range(3, 13)},
}

RULES, SUBMISSION = ruleset("huong-tra-2024/par"), read(EXAMPLE)
FACTS: dict[str, Data] = RULES["facts"]
LINES = criteria(RULES)
ASSUMED = {a["id"]: a["about"] for a in RULES["assumed"]}
WORTH = Fraction(100, len(LINES))
with Path(__file__).with_name("huong_tra_inventory.csv").open(encoding="utf-8", newline="") as file:
    INVENTORY = list(csv.DictReader(file))
ROWS = {row["id"]: row for row in INVENTORY if row["kind"] == "criterion"}

each_line = pytest.mark.parametrize("cid", list(ROWS))
each_fact = pytest.mark.parametrize("fact", list(FACTS))


def test_headings_and_lines_are_the_plans() -> None:
    told = []
    for area in RULES["areas"]:
        told.append(("area", area["id"], area["title"]["vi"]))
        told += [("criterion", c["id"], c["title"]["vi"]) for c in area["criteria"]]
    plan = [(row["kind"], row["id"], row["title"]) for row in INVENTORY if row["kind"] != "target"]
    assert told == plan
    in_part_one = sum(cid.startswith("C") for cid in LINES)
    assert (in_part_one, len(LINES) - in_part_one - 1, "III.a" in LINES) == (12, 33, True)


@each_line
def test_words_are_the_plans(cid: str) -> None:
    row, line = ROWS[cid], LINES[cid]
    assert line["requirement"] == row["requirement"]
    assert line["title"]["vi"].casefold() in line["requirement"].casefold()
    assert (line.get("lead", ""), line.get("support", "")) == (row["lead"], row["support"])
    assert line["cite"] == {"place": row["place"]}


@each_line
def test_times_are_the_plans(cid: str) -> None:
    times = ROWS[cid]["due"].split("; ") if ROWS[cid]["due"] else []
    assert dues(LINES[cid]) == [{"text": text, **DUE[text]} for text in times]


def test_a_line_with_several_halves_needs_them_all() -> None:
    joined = {cid for cid, line in LINES.items() if "all_of" in line["rule"]}
    assert joined == {cid for cid, line in LINES.items() if len(leaves(line["rule"])) > 1}


def test_targets_are_the_plans() -> None:
    plan = [(row["id"], row["requirement"]) for row in INVENTORY if row["kind"] == "target"]
    assert [(t["id"], t["text"]["vi"]) for t in RULES["targets"]] == plan
    assert [t["of"] for t in RULES["targets"]] == ["total", {"fact": "rank"}]
    assert (FACTS["rank"]["at_least"], FACTS["rank"]["at_most"]) == ("1", "16")


@each_line
def test_times_that_need_a_reading_are_told(cid: str) -> None:
    times = dues(LINES[cid])
    told = any(ASSUMED[a] == "due" for a in LINES[cid]["assumed"])
    assert told == (len(times) != 1 or "quarter" in times[0])


def test_what_both_parts_of_the_plan_say_is_told() -> None:
    [overlap] = [a["id"] for a in RULES["assumed"] if a["about"] == "overlap"]
    pairs = {"C1", "2.a", "C2", "3.d", "C3", "3.e", "C7", "8.a", "C8", "1.b"}
    assert {cid for cid, line in LINES.items() if overlap in line["assumed"]} == pairs
    seen: dict[str, set[str]] = {}
    for cid, line in LINES.items():
        for fact in reads(line, FACTS):
            seen.setdefault(fact, set()).add(cid)
    shared = [cids for cids in seen.values() if len(cids) > 1]
    assert all(cids in ({"C2", "3.d"}, {"C7", "8.a"}) for cids in shared)
    assert len(shared) == 4


@each_fact
def test_a_fact_is_held_by_the_lead_of_the_first_line_that_reads_it(fact: str) -> None:
    readers = [line for line in LINES.values() if fact in reads(line, FACTS)]
    leads = [line["lead"] for line in readers if "lead" in line]
    assert FACTS[fact].get("from") == (leads[0] if leads else None)


@cache
def scored() -> Scorecard:
    """The scorecard of the example."""
    ruleset = load_checked(RULESET.read_text(encoding="utf-8"), RULESET.name)
    given = read_submission(EXAMPLE.read_text(encoding="utf-8"), EXAMPLE.name, ruleset)
    assert not given.diagnostics
    with Engine(ruleset) as engine:
        return engine.score(given.evidence)


def test_check_finds_the_odd_things_of_the_plan_and_nothing_else() -> None:
    found = check_ruleset(RULESET.read_text(encoding="utf-8"), RULESET.name)
    told = [(one.code, one.params.get("name"), one.params.get("other")) for one in found]
    assert sorted(told, key=str) == [
        ("R402", "revenue_collected", None),  # revenue can pass its plan
        ("R403", "8.a", "C7"),  # satisfaction from 95 % and 100 %
        ("R406", "3.b", None),  # 100 % of the cost of compliance cut
        ("R408", "C11", None),  # a rate without a number
        ("R412", "M1-a", None),  # 90 points, after 90.45
        ("R412", "M1-b", None),  # rank 8 at most, after rank 5
    ]


def test_the_example_shows_every_status_and_its_total() -> None:
    card = scored()
    by_status: dict[str, set[str]] = {}
    for cid, one in card.criteria.items():
        by_status.setdefault(one.status.value, set()).add(cid)
    assert by_status["not_applicable"] == {"C5", "2.b", "6.c"}
    assert by_status["awaiting_judgement"] == {"C12"}
    assert by_status["unknown"] == {"C8", "5.c", "7.c", "8.c", "III.a"}
    assert by_status["partly"] == {"C9", "C11", "5.d"} == set(SUBMISSION["marks"])
    missed = {"C2", "C4", "C7", "1.a", "1.b", "3.b", "3.d", "3.f", "6.a", "6.d"}
    assert by_status["not_met"] == missed
    marks = sum(number(one["mark"]) for one in SUBMISSION["marks"].values())
    applicable = WORTH * (len(LINES) - len(by_status["not_applicable"]))
    earned = WORTH * len(by_status["met"]) + marks
    assert card.total.points.earned == earned / applicable * 100


def test_the_claims_add_up_and_four_are_above_the_evidence() -> None:
    claims = {cid: number(claim) for cid, claim in SUBMISSION["claims"].items()}
    total, card = claims.pop("total"), scored()
    assert set(claims) <= set(LINES)
    out = [one for one in card.criteria.values() if one.status.value == "not_applicable"]
    share = sum(claims.values()) / (WORTH * (len(LINES) - len(out)))
    assert round(share * 100, 2) == total
    above = {cid for cid, claim in claims.items() if claim > card.criteria[cid].points.earned}
    assert above == {"C8", "3.d", "6.d", "III.a"}
