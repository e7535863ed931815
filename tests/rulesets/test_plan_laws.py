"""What every ruleset written from a plan keeps to, and the example submission that goes with it."""

from datetime import date, timedelta
from fractions import Fraction
from math import ceil, floor

import pytest

from engine.ruleset.check import load_checked
from engine.score import Engine
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
    wholes,
)

PLANS = {
    "minh-duc-2025/par": "minh-duc-2025.yaml",
    "ba-don-2024/par": "ba-don-2024.yaml",
    "ba-don-2024/papi": "ba-don-2024-papi.yaml",
}
RULES = {name: ruleset(name) for name in PLANS}
LINES = [(name, cid) for name, rules in RULES.items() for cid in criteria(rules)]
WHOLE_SET = {"points", "total", "proof", "target", "line", "time"}
NUMERIC = {"ratio", "count", "change"}
NEAREST = {0, -1}
"""Units from a threshold: exactly there, and one short of it."""

each_plan = pytest.mark.parametrize("name", list(PLANS))
each_line = pytest.mark.parametrize(("name", "cid"), LINES)


def told_about(rules: Data) -> dict[str, str]:
    """What each assumption is about, by its id."""
    return {one["id"]: one["about"] for one in rules["assumed"]}


@each_line
def test_a_line_lists_what_it_leans_on(name: str, cid: str) -> None:
    rules, line = RULES[name], criteria(RULES[name])[cid]
    facts, found = rules["facts"], leaves(line["rule"])
    kinds = {kind for kind, _ in found}
    bodies = [body for _, body in found]
    about = {told_about(rules)[a] for a in line["assumed"]}
    policies = {body["when_none"] for body in bodies if "when_none" in body}
    leans = {
        "threshold": bool(kinds & NUMERIC),
        "tolerance": "limit" in kinds,
        "limit": any("at_least" in facts[b["to"]] for _, b in found if "to" in b),
        "yes_no": "yes_no" in kinds,
        "judged": "judged" in kinds,
        "deadline": "deadline" in kinds,
        "nothing_arose": "applies_when" in line or "not_applicable" in policies,
        "no_answers": "zero" in policies,
        "repair": any(body.get("made_by") == "adding" for body in bodies),
        "split": "parts" in line["rule"],
    }
    assert {topic for topic, does in leans.items() if does} == about & set(leans)
    assert "conjunction" in about or "all_of" not in str(line["rule"])
    assert not about & WHOLE_SET


@each_line
def test_a_share_is_of_a_part_and_says_what_none_is_worth(name: str, cid: str) -> None:
    facts = RULES[name]["facts"]
    for kind, body in leaves(criteria(RULES[name])[cid]["rule"]):
        if kind == "ratio" and "to" in body:
            parts = [body["of"], *body.get("exclude", [])]
            assert all(body["to"] in wholes(facts, part) for part in parts)
            never_none = "at_least" in facts[body["to"]] and "exclude" not in body
            assert ("when_none" in body) != never_none


@each_plan
def test_assumptions_are_used_and_said_in_both_languages(name: str) -> None:
    rules = RULES[name]
    listed = {a for line in criteria(rules).values() for a in line["assumed"]}
    assert {a for a, about in told_about(rules).items() if about not in WHOLE_SET} == listed
    assert len(told_about(rules)) == len(rules["assumed"])
    assert all(one["text"]["vi"] and one["text"]["en"] for one in rules["assumed"])


@each_plan
def test_points_are_assumed_and_told_right(name: str) -> None:
    rules = RULES[name]
    assert rules["basis"] == {"kind": "assumed", "total": "100"}
    assert rules["total"] == {"rescale": "100"}
    [points] = [one["text"] for one in rules["assumed"] if one["about"] == "points"]
    worth = f"100/{len(criteria(rules))}"
    assert worth in points["vi"]
    assert worth in points["en"]
    titles = [node["title"] for node in (*rules["areas"], *criteria(rules).values())]
    assert all(title["vi"] and title["en"] for title in titles)


@each_plan
def test_a_fact_says_what_it_is_and_who_holds_it(name: str) -> None:
    rules = RULES[name]
    leads = " | ".join(line.get("lead", "") for line in criteria(rules).values())
    for fact, words in rules["facts"].items():
        assert set(words["label"]) == {"vi", "en"}
        assert (words["type"] in ("count", "number", "money")) == ("unit" in words), fact
        assert words["proof"]
        assert set(words["proof"]) <= set(rules["proofs"])
        assert words.get("from", "") in leads, fact


def units_away(kind: str, body: Data, given: dict[str, str], facts: Data) -> int | None:
    """How far a rule's figure is from its threshold, 0 or more where the rule is met."""
    if kind == "yes_no":
        return 0 if given[body["of"]] == "yes" else -1
    if kind == "deadline":
        last = date.fromisoformat(body.get("by") or body["before"])
        last -= timedelta(days="before" in body)
        return (last - date.fromisoformat(given[body["of"]])).days
    of = number(given[body["of"]])
    if kind == "limit":
        most: str = given[body["within"]] if "within" in body else body["at_most"]
        return int(number(most) - of)
    sign = -1 if body.get("way") == "down" else 1
    threshold = number(body.get("at_least") or body["above"])
    if kind == "change":
        base = number(given[body["from"]])
        edge = base + sign * threshold * base
    elif "to" in body:
        left_out = sum(number(given[one]) for one in body.get("exclude", []))
        edge = threshold * (number(given[body["to"]]) - left_out)
    else:
        edge = threshold
    if facts[body["of"]]["type"] == "share":
        of, edge = of * 1000, edge * 1000
    if "above" in body:
        return floor(sign * (of - edge)) - 1
    return floor(of) - ceil(edge) if sign > 0 else floor(edge - of)


@each_line
def test_examples_stand_on_both_sides_of_every_edge(name: str, cid: str) -> None:
    rules, line = RULES[name], criteria(RULES[name])[cid]
    facts, examples = rules["facts"], line.get("examples", [])
    found = [leaf for leaf in leaves(line["rule"]) if leaf[0] != "judged"]
    assert bool(found) == bool(examples)
    for one in examples:
        assert {*one.get("facts", {}), *one.get("declared", {})} == reads(line, facts)
    scored = [one["facts"] for one in examples if "share" in one and "declared" not in one]
    for kind, body in found:
        assert {units_away(kind, body, given, facts) for given in scored} >= NEAREST
    if found:
        shares = [number(one["share"]) for one in examples if "share" in one]
        judged = len(leaves(line["rule"])) - len(found)
        assert shares[0] == 1 - Fraction(judged, len(leaves(line["rule"])))
        assert min(shares) < shares[0]


@each_plan
def test_times_are_told_in_the_plans_words(name: str) -> None:
    for line in criteria(RULES[name]).values():
        texts = [one["text"] for one in dues(line)]
        assert all(texts)
        assert len(set(texts)) == len(texts)


@each_plan
def test_the_example_is_marked_and_points_at_things_that_exist(name: str) -> None:
    path = EXAMPLES / PLANS[name]
    submission, facts = read(path), RULES[name]["facts"]
    assert "số liệu giả định" in " ".join(path.read_text(encoding="utf-8").splitlines()[:3])
    assert (submission["illustrative"], submission["ruleset"]) == ("true", name)
    documents: dict[str, Data] = submission["documents"]
    assert all(one["issued"] <= submission["as_of"] for one in documents.values())
    given = {f: v for f, v in submission["facts"].items() if isinstance(v, dict)}
    silent = {one["fact"]: one for one in submission["declarations"]}
    assert all(one["reason"] for one in silent.values())
    cited = [(f, v["document"]) for f, v in {**given, **silent}.items() if "document" in v]
    assert all(documents[document]["kind"] in facts[fact]["proof"] for fact, document in cited)
    assert {document for _, document in cited} == set(documents)


@each_plan
def test_the_example_shows_gains_losses_and_what_is_open(name: str) -> None:
    path = ROOT / "rulesets" / f"{name}.yaml"
    loaded = load_checked(path.read_text(encoding="utf-8"), path.name)
    example = EXAMPLES / PLANS[name]
    given = read_submission(example.read_text(encoding="utf-8"), example.name, loaded)
    assert not given.diagnostics
    with Engine(loaded) as engine:
        card = engine.score(given.evidence)
    shown = {one.status.value for one in card.criteria.values()}
    every = {"met", "partly", "not_met", "unknown", "awaiting_judgement", "not_applicable"}
    assert shown == every
    points = card.total.points
    assert points.max == 100
    assert 0 < points.earned < points.highest < points.max
