"""What every ruleset written from a plan keeps to, and the example submission that goes with it."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

import pytest

from tests.rulesets.examples import scored
from tests.rulesets.plain import (
    EXAMPLES,
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
    "tan-duc-2024/par": "tan-duc-2024.yaml",
    "huong-tra-2024/par": "huong-tra-2024.yaml",
    "bang-phuc-2023/par": "bang-phuc-2023.yaml",
    "minh-duc-2025/par": "minh-duc-2025.yaml",
    "ba-don-2024/par": "ba-don-2024.yaml",
    "ba-don-2024/papi": "ba-don-2024-papi.yaml",
}
MORE = [("tan-duc-2024/par", "tan-duc-2024-contradiction.yaml")]
RULES = {name: ruleset(name) for name in PLANS}
LINES = [(name, cid) for name, rules in RULES.items() for cid in criteria(rules)]
WHOLE_SET = {"points", "total", "proof", "target", "id", "line", "time"}
WORD = {
    **dict.fromkeys(("ratio", "count", "change", "index"), "threshold"),
    "limit": "tolerance",
    "deadline": "deadline",
    "yes_no": "yes_no",
    "judged": "judged",
}
"""What an assumption on a kind is about; `threshold` where a set has no word of its own."""
PLAIN = {"of", "to", "from", "within", "exclude", "at_least", "above", "at_most", "by", "before"}
PLAIN |= {"way", "made_by", "when_none", "on", "step"}
CAN_PASS = {("huong-tra-2024/par", "8.b")}
"""Shares that can pass 100 %: revenue against its plan."""
NEVER_MET = {("huong-tra-2024/par", "3.b")}
"""What nothing can meet: the whole cost of compliance cut, where some is always left."""
COUNTED = ("count", "number", "money")
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
    bodies = [body for _, body in found]
    topics = told_about(rules)
    about = {topics[a] for a in line["assumed"]}
    policies = {body["when_none"] for body in bodies if "when_none" in body}
    bases = [facts[body[key]] for body in bodies for key in ("to", "from") if key in body]
    leans = {
        "limit": any(b.get("at_least", "") not in ("", b.get("at_most")) for b in bases),
        "nothing_arose": "applies_when" in line or "not_applicable" in policies,
        "no_answers": "zero" in policies,
        "repair": any(body.get("made_by") == "adding" for body in bodies),
        "split": "parts" in line["rule"],
    }
    wanted = {topic for topic, does in leans.items() if does}
    wanted |= {WORD[k] if WORD[k] in topics.values() else "threshold" for k, _ in found}
    assert wanted == about & {*leans, *WORD.values()}
    assert "conjunction" in about or "all_of" not in str(line["rule"])
    assert not about & WHOLE_SET


@each_line
def test_a_share_is_of_a_part_and_says_what_none_is_worth(name: str, cid: str) -> None:
    facts = RULES[name]["facts"]
    for kind, body in leaves(criteria(RULES[name])[cid]["rule"]):
        if kind == "ratio" and "to" in body:
            parts = [body["of"], *body.get("exclude", [])]
            part_of = all(body["to"] in wholes(facts, part) for part in parts)
            assert part_of != ((name, cid) in CAN_PASS)
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
    count = len(criteria(rules))
    worth = {f"100/{count}", str(Fraction(100, count)), str(Decimal(100) / count)}
    assert any(one in points["en"] for one in worth)
    assert any(one.replace(".", ",") in points["vi"] for one in worth)
    assert not any("points" in line for line in criteria(rules).values())
    titles = [node["title"] for node in (*rules["areas"], *criteria(rules).values())]
    assert all(title["vi"] and title["en"] for title in titles)


@each_plan
def test_a_fact_says_what_it_is_and_who_holds_it(name: str) -> None:
    rules = RULES[name]
    leads = " | ".join(line.get("lead", "") for line in criteria(rules).values())
    read_by = {fact for line in criteria(rules).values() for fact in reads(line, rules["facts"])}
    aimed_at = {one["of"]["fact"] for one in rules.get("targets", []) if "fact" in one["of"]}
    assert set(rules["facts"]) == read_by | aimed_at
    for fact, words in rules["facts"].items():
        assert set(words["label"]) == {"vi", "en"}
        assert words["type"] == "share" or (words["type"] in COUNTED) == ("unit" in words), fact
        assert words["proof"]
        assert set(words["proof"]) <= set(rules["proofs"])
        assert words.get("from", "") in leads, fact


def units_away(kind: str, body: Data, given: dict[str, str], facts: Data) -> int | None:
    """How far a rule's figure is from its threshold, 0 or more where the rule is met."""
    if kind == "yes_no":
        return 0 if given[body["of"]] == "yes" else -1
    if kind == "deadline" and given[body["of"]] == "never":
        return None
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
        away = {units_away(kind, body, given, facts) for given in scored}
        assert away >= NEAREST if (name, cid) not in NEVER_MET else away == {-1}
    if found and (name, cid) not in NEVER_MET:
        shares = [number(one["share"]) for one in examples if "share" in one]
        judged = len(leaves(line["rule"])) - len(found)
        assert shares[0] == 1 - Fraction(judged, len(leaves(line["rule"])))
        assert min(shares) < shares[0]


def shows_none(body: Data, example: Data) -> bool:
    """Whether nothing arose for a rule in an example."""
    given, declared = example.get("facts", {}), example.get("declared", {})
    if body.get("to") in given:
        left_out = sum(number(given[one]) for one in body.get("exclude", []))
        return number(given[body["to"]]) == left_out
    told: str | None = declared.get(body.get("to", body["of"]))
    return told == "nothing_arose"


@each_line
def test_examples_show_what_nothing_is_worth(name: str, cid: str) -> None:
    line = criteria(RULES[name])[cid]
    examples = line.get("examples", [])
    for _, body in leaves(line["rule"]):
        assert "when_none" not in body or any(shows_none(body, one) for one in examples)
    if "applies_when" in line and examples:
        assert any(one["facts"].get(line["applies_when"]) == "no" for one in examples)


@each_line
def test_a_rule_names_one_threshold_and_no_steps(name: str, cid: str) -> None:
    for kind, body in leaves(criteria(RULES[name])[cid]["rule"]):
        assert set(body) <= PLAIN
        asks_a_share = kind in ("ratio", "change", "index")
        assert "at_least" not in body or body["at_least"].endswith("%") == asks_a_share


@each_plan
def test_times_are_told_in_the_plans_words(name: str) -> None:
    for line in criteria(RULES[name]).values():
        texts = [one["text"] for one in dues(line)]
        assert all(texts)
        assert len(set(texts)) == len(texts)


@pytest.mark.parametrize(("name", "example"), [*PLANS.items(), *MORE])
def test_an_example_is_marked_and_points_at_things_that_exist(name: str, example: str) -> None:
    path = EXAMPLES / example
    submission = read(path)
    sets = submission.get("rulesets") or [submission["ruleset"]]
    facts = {fact: words for one in sets for fact, words in ruleset(one)["facts"].items()}
    assert "số liệu giả định" in " ".join(path.read_text(encoding="utf-8").splitlines()[:3])
    assert submission["illustrative"] == "true"
    assert name in sets
    documents: dict[str, Data] = submission["documents"]
    assert all(one["issued"] <= submission["as_of"] for one in documents.values())
    given = {f: v for f, v in submission["facts"].items() if isinstance(v, dict)}
    silent = {one["fact"]: one for one in submission["declarations"]}
    assert all(one["reason"] for one in silent.values())
    cited = [(f, v["document"]) for f, v in {**given, **silent}.items() if "document" in v]
    proofs = {fact: facts[words.get("like", fact)]["proof"] for fact, words in facts.items()}
    assert all(documents[document]["kind"] in proofs[fact] for fact, document in cited)
    assert {document for _, document in cited} == set(documents)


@each_plan
def test_the_example_shows_gains_losses_and_what_is_open(name: str) -> None:
    given, cards = scored(PLANS[name])
    assert {one.code for one in given.diagnostics} <= {"E049"}  # a sample too small, on purpose
    card = cards[name]
    shown = {one.status.value for one in card.criteria.values()}
    every = {"met", "partly", "not_met", "unknown", "awaiting_judgement", "not_applicable"}
    judged = sum(
        kind == "judged"
        for line in criteria(RULES[name]).values()
        for kind, _ in leaves(line["rule"])
    )
    if len(read(EXAMPLES / PLANS[name]).get("marks", {})) == judged:
        every.remove("awaiting_judgement")
    assert shown == every
    points = card.total.points
    assert points.max == 100
    assert 0 < points.earned < points.highest < points.max
