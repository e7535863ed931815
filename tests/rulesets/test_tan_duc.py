"""Tân Đức's ruleset against what its plan says, row by row; its example submissions against it.

`tan_duc_inventory.csv` has the plan's rows: words verbatim (cells broken over a page joined), the
operator and thresholds in them, and those thresholds that are another level's (`not_scored`).
The files are read as plain YAML, so that nothing here rests on the engine's own reader.
"""

import csv
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml

Data = dict[str, Any]
ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "evidence" / "examples"
DUE = {
    "Chậm nhất trước ngày 31/12/2024": {"before": "2024-12-31"},
    "Trước 31/12/2024": {"before": "2024-12-31"},
    "Trong năm 2024": {"within": "2024"},
    "Quý III năm 2024": {"quarter": "2024-Q3"},
    "Thường xuyên": {"ongoing": "true"},
    "Theo tiến độ thời gian": {"scheduled": "true"},
}
ALLOWED = {"of", "to", "exclude", "at_least", "at_most", "made_by", "when_none", "on", "step"}
NUMERIC = {"ratio", "count", "limit"}
NOT_OF_A_CRITERION = {"points", "total", "proof", "target"}


def read(path: Path) -> Data:
    """A YAML file with every scalar as text."""
    data: Data = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return data


def nodes(tree: Data, kind: str) -> Iterator[Data]:
    """Every group, or every criterion, in an area."""
    if kind == "criteria":
        yield from tree.get("criteria", [])
    for group in tree.get("groups", []):
        if kind == "groups":
            yield group
        yield from nodes(group, kind)


def leaves(rule: Data) -> list[tuple[str, Data]]:
    """The rules that measure, inside whatever joins them."""
    [(kind, body)] = rule.items()
    if kind == "parts":
        return [leaf for part in body for leaf in leaves(part["rule"])]
    if kind in ("all_of", "any_of"):
        return [leaf for inner in body for leaf in leaves(inner)]
    return [(kind, body)]


def reads(criterion: Data) -> set[str]:
    """The facts that a criterion reads."""
    found = {criterion["applies_when"]} if "applies_when" in criterion else set()
    for _, body in leaves(criterion["rule"]):
        found |= {body[key] for key in ("of", "to") if key in body} | set(body.get("exclude", []))
    return found


def number(text: str) -> Fraction:
    """`95%`, `2/3` or `12` as an exact number."""
    return Fraction(text[:-1]) / 100 if text.endswith("%") else Fraction(text)


RULES = read(ROOT / "rulesets" / "tan-duc-2024" / "par.yaml")
FACTS: dict[str, Data] = RULES["facts"]
CRITERIA = {c["id"]: c for area in RULES["areas"] for c in nodes(area, "criteria")}
GROUPS = [group for area in RULES["areas"] for group in nodes(area, "groups")]
ASSUMED = {a["id"]: a["about"] for a in RULES["assumed"]}
with (Path(__file__).parent / "tan_duc_inventory.csv").open(encoding="utf-8", newline="") as rows:
    INVENTORY = list(csv.DictReader(rows))
ROWS = {row["id"]: row for row in INVENTORY if row["kind"] == "criterion"}

each_criterion = pytest.mark.parametrize("cid", list(ROWS))
each_fact = pytest.mark.parametrize("fact", list(FACTS))


def test_headings_and_criteria_are_the_plans() -> None:
    found = [("area", area) for area in RULES["areas"]]
    found += [("group", group) for group in GROUPS]
    found += [("criterion", c) for area in RULES["areas"] for c in nodes(area, "criteria")]
    told = [(kind, n["id"], n.get("source_id", n["id"]), n["title"]["vi"]) for kind, n in found]
    plan = [
        (row["kind"], row["id"], row["source_id"], row["title"])
        for row in INVENTORY
        if row["kind"] != "target"
    ]
    assert sorted(told) == sorted(plan)
    assert (len(RULES["areas"]), len(GROUPS), len(CRITERIA)) == (8, 11, 40)
    assert all(node["title"]["en"] for _, node in found)


@each_criterion
def test_words_are_the_plans(cid: str) -> None:
    row, criterion = ROWS[cid], CRITERIA[cid]
    requirement = "" if criterion["requirement"] == "null" else criterion["requirement"]
    assert requirement == row["requirement"]
    assert (criterion["lead"], criterion["support"]) == (row["lead"], row["support"])
    assert criterion["due"] == {"text": row["due"], **DUE[row["due"]]}
    assert criterion["cite"] == {"place": "Phụ lục", "row": row["source_id"]}


@each_criterion
def test_thresholds_are_the_plans(cid: str) -> None:
    row, rules = ROWS[cid], leaves(CRITERIA[cid]["rule"])
    assert all(set(body) <= ALLOWED for _, body in rules)
    expected = row["thresholds"].split()
    if row["operator"] == ">=":
        found = [body["at_least"] for kind, body in rules if kind in ("ratio", "count")]
        same = len(set(expected)) == 1 and set(found) == set(expected)
        assert len(found) == len(rules)
        assert same or found == expected
    elif expected == ["0"]:
        assert [(kind, body["at_most"]) for kind, body in rules] == [("limit", "0")]
    else:
        wanted = "yes_no" if expected == ["yes"] else "judged"
        assert {kind for kind, _ in rules} == {wanted}


def test_a_threshold_left_out_is_explained() -> None:
    assert [cid for cid, row in ROWS.items() if row["not_scored"]] == ["7.2.1"]
    listed = CRITERIA["7.2.1"]["assumed"]
    said = [a["text"] for a in RULES["assumed"] if a["id"] in listed]
    for lang in ("vi", "en"):
        assert any(ROWS["7.2.1"]["not_scored"] in text[lang] for text in said)


def test_points_are_assumed_and_targets_are_the_plans() -> None:
    assert RULES["basis"] == {"kind": "assumed", "total": "100"}
    assert not any("points" in criterion for criterion in CRITERIA.values())
    targets = {row["id"]: row for row in INVENTORY if row["kind"] == "target"}
    assert [t["id"] for t in RULES["targets"]] == list(targets)
    for target in RULES["targets"]:
        assert targets[target["id"]]["requirement"] in target["text"]["vi"]
        assert target["at_least"] == targets[target["id"]]["thresholds"]
    assert [t["of"] for t in RULES["targets"]] == ["total", {"fact": "sipas_index"}]


@each_criterion
def test_a_criterion_lists_what_it_leans_on(cid: str) -> None:
    criterion = CRITERIA[cid]
    rules = leaves(criterion["rule"])
    kinds = {kind for kind, _ in rules}
    about = {ASSUMED[a] for a in criterion["assumed"]}
    leans = {
        "threshold": bool(kinds & NUMERIC),
        "yes_no": "yes_no" in kinds,
        "judged": "judged" in kinds,
        "nothing_arose": "applies_when" in criterion or any("when_none" in b for _, b in rules),
        "repair": any(body.get("made_by") == "adding" for _, body in rules),
        "due": criterion["due"]["text"].startswith("Chậm nhất trước"),
        "split": "parts" in criterion["rule"],
    }
    assert {name for name, does in leans.items() if does} == about & set(leans)
    assert not about & NOT_OF_A_CRITERION
    for _, body in rules:
        if "to" in body:
            assert ("when_none" in body) != ("at_least" in FACTS[body["to"]])


def test_every_assumption_is_used_and_said_in_both_languages() -> None:
    listed = {a for criterion in CRITERIA.values() for a in criterion["assumed"]}
    assert {a for a, about in ASSUMED.items() if about not in NOT_OF_A_CRITERION} == listed
    assert len(ASSUMED) == len(RULES["assumed"])
    assert all(a["text"]["vi"] and a["text"]["en"] for a in RULES["assumed"])


@each_fact
def test_a_fact_says_what_it_is_and_who_holds_it(fact: str) -> None:
    words = FACTS[fact]
    assert set(words["label"]) == {"vi", "en"}
    assert (words["type"] == "yes_no") == ("unit" not in words)
    assert words["proof"]
    assert set(words["proof"]) <= set(RULES["proofs"])
    if fact == "sipas_index":
        assert not any(fact in reads(criterion) for criterion in CRITERIA.values())
        return
    concerned = {fact} | {part for part in FACTS if FACTS[part].get("part_of") == fact}
    assert any(fact in reads(criterion) for criterion in CRITERIA.values())
    assert words["from"] in {c["lead"] for c in CRITERIA.values() if concerned & reads(c)}


def wholes(fact: str) -> list[str]:
    """The facts that a fact is a part of, the nearest first."""
    above = FACTS[fact].get("part_of")
    return [above, *wholes(above)] if above else []


@each_fact
def test_a_part_is_of_its_wholes_type(fact: str) -> None:
    assert all(FACTS[whole]["type"] == FACTS[fact]["type"] for whole in wholes(fact))


@each_criterion
def test_a_share_is_of_a_part(cid: str) -> None:
    for kind, body in leaves(CRITERIA[cid]["rule"]):
        if kind == "ratio":
            assert body["to"] in wholes(body["of"])
            assert all(body["to"] in wholes(out) for out in body.get("exclude", []))


@each_criterion
def test_examples_stand_on_both_sides_of_the_edge(cid: str) -> None:
    criterion = CRITERIA[cid]
    examples, rules = criterion.get("examples", []), leaves(criterion["rule"])
    if {kind for kind, _ in rules} == {"judged"}:
        assert not examples
        return
    assert all(set(e["facts"]) == reads(criterion) for e in examples)
    shares = [number(e["share"]) for e in examples if "share" in e]
    assert shares[0] == 1
    assert min(shares) < 1
    if len(rules) == 1 and rules[0][0] in ("ratio", "count"):
        body, good, bad = rules[0][1], examples[0]["facts"], examples[1]["facts"]
        whole = number(good[body["to"]]) if "to" in body else Fraction(1)
        whole -= sum(number(good[out]) for out in body.get("exclude", []))
        edge = number(body["at_least"]) * whole
        assert (number(good[body["of"]]), number(bad[body["of"]])) == (edge, edge - 1)


def given(submission: Data) -> dict[str, str]:
    """The figures of a submission as text."""
    facts: Data = submission["facts"]
    return {fact: v["value"] if isinstance(v, dict) else v for fact, v in facts.items()}


def contradictions(submission: Data) -> set[str]:
    """Facts above a whole they are part of, and facts above 0 of which nothing is said to arise."""
    figures = given(submission)
    over = {
        fact
        for fact, figure in figures.items()
        for whole in wholes(fact)
        if whole in figures and number(figure) > number(figures[whole])
    }
    return over | {
        d["fact"]
        for d in submission["declarations"]
        if figures.get(d["fact"], "0") not in ("0", "no")
    }


@pytest.mark.parametrize("name", ["tan-duc-2024", "tan-duc-2024-contradiction"])
def test_an_example_is_marked_and_points_at_things_that_exist(name: str) -> None:
    path = EXAMPLES / f"{name}.yaml"
    submission = read(path)
    assert "số liệu giả định" in " ".join(path.read_text(encoding="utf-8").splitlines()[:3])
    assert (submission["illustrative"], submission["ruleset"]) == ("true", RULES["ruleset"])
    assert set(submission["facts"]) <= set(FACTS)
    documents: dict[str, Data] = submission["documents"]
    assert all(d["issued"] <= submission["as_of"] for d in documents.values())
    cited = [(f, v["document"]) for f, v in submission["facts"].items() if isinstance(v, dict)]
    cited += [(d["fact"], d["document"]) for d in submission["declarations"] if "document" in d]
    assert all(documents[document]["kind"] in FACTS[fact]["proof"] for fact, document in cited)
    assert all(d["fact"] in FACTS and d["reason"] for d in submission["declarations"])


def test_the_example_holds_together() -> None:
    submission = read(EXAMPLES / "tan-duc-2024.yaml")
    assert contradictions(submission) == set()
    judged = {cid for cid, c in CRITERIA.items() if "judged" in c["rule"]}
    assert set(submission["marks"]) < judged
    assert all(number(mark["mark"]) <= Fraction(100, 40) for mark in submission["marks"].values())
    claims = {cid: number(claim) for cid, claim in submission["claims"].items() if cid != "total"}
    assert set(claims) <= set(CRITERIA)
    silent = {d["fact"] for d in submission["declarations"]}
    applicable = [c for c in CRITERIA.values() if not silent & reads(c)]
    share = sum(claims.values()) / (Fraction(100, 40) * len(applicable)) * 100
    assert round(share, 2) == number(submission["claims"]["total"])


def test_the_contradictions_are_there() -> None:
    submission = read(EXAMPLES / "tan-duc-2024-contradiction.yaml")
    assert contradictions(submission) == {"files_on_time", "feedback_received"}
