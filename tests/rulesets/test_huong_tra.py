"""Hương Trà's ruleset against what its plan says, line by line; its example submission against it.

`huong_tra_inventory.csv` has the plan's lines: words verbatim, the thresholds in them (`yes` where
a line names a product or rules and no number, empty where it names a direction only), the times.
The files are read as plain YAML; only the last tests, on what the engine makes of them, use it.
"""

import csv
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from engine.ruleset.check import check_ruleset, load_checked
from engine.score import Engine
from engine.scorecard import Scorecard
from evidence.submission import read_submission

Data = dict[str, Any]
ROOT = Path(__file__).parents[2]
RULESET = ROOT / "rulesets" / "huong-tra-2024" / "par.yaml"
EXAMPLE = ROOT / "evidence" / "examples" / "huong-tra-2024.yaml"
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
ASKED = {
    "ratio": "at_least",
    "count": "at_least",
    "change": "at_least",
    "limit": "at_most",
    "deadline": "by",
}
"""Where each kind holds its one threshold."""
ALLOWED = {"of", "to", "from", "way", "made_by", "when_none", "on", "step", *ASKED.values()}
NOT_OF_A_LINE = {"points", "total", "proof", "id", "target"}


def read(path: Path) -> Data:
    """A YAML file with every scalar as text."""
    data: Data = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return data


def leaves(rule: Data) -> list[tuple[str, Data]]:
    """The rules that measure, inside a conjunction if there is one."""
    [(kind, body)] = rule.items()
    if kind == "all_of":
        return [leaf for inner in body for leaf in leaves(inner)]
    return [(kind, body)]


def reads(line: Data) -> set[str]:
    """The facts that a line reads."""
    return {body[k] for _, body in leaves(line["rule"]) for k in ("of", "to", "from") if k in body}


def wholes(rules: list[tuple[str, Data]]) -> dict[str, Data]:
    """What is divided by, and the rule that does, for rules that divide."""
    return {body[k]: body for _, body in rules for k in ("to", "from") if k in body}


def dues(line: Data) -> list[Data]:
    """A line's times, none, one or several."""
    found = line.get("due", [])
    return found if isinstance(found, list) else [found]


def number(text: str) -> Fraction:
    """`95%`, `50/23` or `12` as an exact number."""
    return Fraction(text[:-1]) / 100 if text.endswith("%") else Fraction(text)


RULES, SUBMISSION = read(RULESET), read(EXAMPLE)
FACTS: dict[str, Data] = RULES["facts"]
LINES: dict[str, Data] = {c["id"]: c for area in RULES["areas"] for c in area["criteria"]}
ASSUMED = {a["id"]: a["about"] for a in RULES["assumed"]}
WORTH = Fraction(100, len(LINES))
with (Path(__file__).parent / "huong_tra_inventory.csv").open(encoding="utf-8", newline="") as rows:
    INVENTORY = list(csv.DictReader(rows))
ROWS = {row["id"]: row for row in INVENTORY if row["kind"] == "criterion"}

each_line = pytest.mark.parametrize("cid", list(ROWS))
each_fact = pytest.mark.parametrize("fact", list(FACTS))


def test_headings_and_lines_are_the_plans() -> None:
    told = []
    for area in RULES["areas"]:
        told.append(("area", area["id"], area["title"]["vi"]))
        told += [("criterion", c["id"], c["title"]["vi"]) for c in area["criteria"]]
        assert all(node["title"]["en"] for node in (area, *area["criteria"]))
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


@each_line
def test_thresholds_are_the_plans(cid: str) -> None:
    rules = leaves(LINES[cid]["rule"])
    assert all(set(body) <= ALLOWED for _, body in rules)
    expected = ROWS[cid]["thresholds"].split()
    if not expected:
        assert [kind for kind, _ in rules] == ["judged"]
        return
    asked = ["yes" if kind == "yes_no" else body[ASKED[kind]] for kind, body in rules]
    assert asked == expected
    assert [kind == "limit" for kind, _ in rules] == [text == "0" for text in asked]


def test_a_line_with_several_halves_needs_them_all() -> None:
    joined = {cid for cid, line in LINES.items() if "all_of" in line["rule"]}
    assert joined == {cid for cid, row in ROWS.items() if " " in row["thresholds"]}


def test_points_are_assumed_and_targets_are_the_plans() -> None:
    assert RULES["basis"] == {"kind": "assumed", "total": "100"}
    assert not any("points" in line for line in LINES.values())
    plan = [row for row in INVENTORY if row["kind"] == "target"]
    for target, row in zip(RULES["targets"], plan, strict=True):
        bound, value = row["thresholds"].split()
        assert (target["id"], target["text"]["vi"]) == (row["id"], row["requirement"])
        assert {bound: value}.items() <= target.items()
    assert [t["of"] for t in RULES["targets"]] == ["total", {"fact": "rank"}]
    assert (FACTS["rank"]["at_least"], FACTS["rank"]["at_most"]) == ("1", "16")


@each_line
def test_a_line_lists_what_it_leans_on(cid: str) -> None:
    line = LINES[cid]
    rules = leaves(line["rule"])
    kinds = {kind for kind, _ in rules}
    about = {ASSUMED[a] for a in line["assumed"]}
    leans = {
        "threshold": bool(kinds & ASKED.keys()),
        "limit": any("at_least" in FACTS[fact] for fact in wholes(rules)),
        "yes_no": "yes_no" in kinds,
        "judged": "judged" in kinds,
        "nothing_arose": any("when_none" in body for _, body in rules),
        "repair": any(body.get("made_by") == "adding" for _, body in rules),
        "conjunction": "all_of" in line["rule"],
        "due": len(dues(line)) != 1 or "quarter" in dues(line)[0],
    }
    assert {name for name, does in leans.items() if does} == about & set(leans)
    assert not about & NOT_OF_A_LINE
    for fact, body in wholes(rules).items():
        assert ("when_none" in body) != ("at_least" in FACTS[fact])


def test_what_both_parts_of_the_plan_say_is_told() -> None:
    [overlap] = [a["id"] for a in RULES["assumed"] if a["about"] == "overlap"]
    pairs = {"C1", "2.a", "C2", "3.d", "C3", "3.e", "C7", "8.a", "C8", "1.b"}
    assert {cid for cid, line in LINES.items() if overlap in line["assumed"]} == pairs
    seen: dict[str, set[str]] = {}
    for cid, line in LINES.items():
        for fact in reads(line):
            seen.setdefault(fact, set()).add(cid)
    shared = [cids for cids in seen.values() if len(cids) > 1]
    assert all(cids in ({"C2", "3.d"}, {"C7", "8.a"}) for cids in shared)
    assert len(shared) == 4


def test_every_assumption_is_used_and_said_in_both_languages() -> None:
    listed = {a for line in LINES.values() for a in line["assumed"]}
    assert {a for a, about in ASSUMED.items() if about not in NOT_OF_A_LINE} == listed
    assert len(ASSUMED) == len(RULES["assumed"])
    assert all(a["text"]["vi"] and a["text"]["en"] for a in RULES["assumed"])


@each_fact
def test_a_fact_says_what_it_is_and_who_holds_it(fact: str) -> None:
    words = FACTS[fact]
    assert set(words["label"]) == {"vi", "en"}
    assert (words["type"] in ("yes_no", "date")) == ("unit" not in words)
    assert words["proof"]
    assert set(words["proof"]) <= set(RULES["proofs"])
    readers = [line for line in LINES.values() if fact in reads(line)]
    assert bool(readers) != (fact == "rank")
    leads = [line["lead"] for line in readers if "lead" in line]
    assert words.get("from") == (leads[0] if leads else None)
    whole = words.get("part_of")
    assert whole is None or FACTS[whole]["type"] == words["type"]


@each_line
def test_a_share_is_of_a_part(cid: str) -> None:
    for kind, body in leaves(LINES[cid]["rule"]):
        if kind == "ratio":
            assert (FACTS[body["of"]].get("part_of") == body["to"]) != (cid == "8.b")


@each_line
def test_examples_stand_on_both_sides_of_the_edge(cid: str) -> None:
    line = LINES[cid]
    examples, rules = line.get("examples", []), leaves(line["rule"])
    if [kind for kind, _ in rules] == ["judged"]:
        assert not examples
        return
    assert all(set(e["facts"]) == reads(line) for e in examples)
    shares = [number(e["share"]) for e in examples if "share" in e]
    assert set(shares) == ({Fraction(0)} if cid == "3.b" else {Fraction(0), Fraction(1)})
    assert len(shares) > len(rules) or cid == "3.b"
    kind, body = rules[0]
    if len(rules) == 1 and kind in ("ratio", "count"):
        good, bad = examples[0]["facts"], examples[1]["facts"]
        edge = number(body["at_least"]) * (number(good[body["to"]]) if "to" in body else 1)
        assert (number(good[body["of"]]), number(bad[body["of"]])) == (edge, edge - 1)


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
    ]


def test_the_example_is_marked_and_points_at_things_that_exist() -> None:
    head = EXAMPLE.read_text(encoding="utf-8").splitlines()[:3]
    assert "số liệu giả định" in " ".join(head)
    assert (SUBMISSION["illustrative"], SUBMISSION["ruleset"]) == ("true", RULES["ruleset"])
    documents: dict[str, Data] = SUBMISSION["documents"]
    assert all(d["issued"] <= SUBMISSION["as_of"] for d in documents.values())
    cited = [(f, v["document"]) for f, v in SUBMISSION["facts"].items() if isinstance(v, dict)]
    cited += [(d["fact"], d["document"]) for d in SUBMISSION["declarations"] if "document" in d]
    assert all(documents[document]["kind"] in FACTS[fact]["proof"] for fact, document in cited)
    assert {document for _, document in cited} == set(documents)


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
