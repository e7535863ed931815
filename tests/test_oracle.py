"""The oracle against cases worked by hand, and its independence of what it judges."""

import ast
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.oracle import Incomplete, Outcome, Range, bounds, complete, completions, total
from tests.oracle_leaves import exact

HERE = Path(__file__).parent
CASES = HERE / "cases" / "oracle"
RULES = ("ratio", "count_and_limit", "answers", "index", "composites")

Case = dict[str, Any]


def _cases(*names: str) -> list[Any]:
    return [
        pytest.param(case, id=f"{name}: {case['case']}")
        for name in names
        for case in yaml.load((CASES / f"{name}.yaml").read_text("utf-8"), yaml.CBaseLoader)
    ]


def _facts(case: Case) -> dict[str, Any]:
    return {
        fact: {"type": words} if isinstance(words, str) else words
        for fact, words in case["facts"].items()
    }


def _typed(kind: str, text: str) -> Any:
    if text in ("nothing_arose", "blank"):
        return text
    match kind:
        case "yes_no":
            return {"yes": True, "no": False}[text]
        case "date":
            return text if text == "never" else date.fromisoformat(text)
        case "choice":
            return text
    return exact(text)


def _evidence(case: Case, row: Case) -> Case:
    facts = _facts(case)
    return {
        "values": {f: _typed(facts[f]["type"], v) for f, v in row.get("given", {}).items()},
        "declared": {
            **dict.fromkeys(row.get("nothing", ()), "nothing_arose"),
            **dict.fromkeys(row.get("blank", ()), "blank"),
        },
        "marks": {path: exact(mark) for path, mark in row.get("marks", {}).items()},
    }


def _alone(case: Case) -> Case:
    """A ruleset of the one rule of a case, as criterion c."""
    criterion = {"id": "c", "points": case["points"], "rule": case["rule"]}
    area = {"id": "I", "kind": case.get("in", "base"), "criteria": [criterion]}
    basis = {"kind": "official", "total": case["points"]}
    return {"basis": basis, "facts": _facts(case), "areas": [area]}


def _whole(case: Case) -> Case:
    """The ruleset of a case that lays out areas."""

    def node(words: Case) -> Case:
        criteria = [
            {"id": name, "points": points, "rule": rule}
            | ({"applies_when": when[0]} if when else {})
            for name, (points, rule, *when) in words.get("criteria", {}).items()
        ]
        return {
            **words,
            "criteria": criteria,
            "groups": [node(group) for group in words.get("groups", ())],
        }

    return {
        "basis": case.get("basis", {"kind": "official", "total": "100"}),
        "facts": _facts(case),
        "areas": [node(area) for area in case["areas"]],
        "total": case.get("total", {}),
    }


def _award(outcome: Outcome) -> Fraction | str:
    return outcome.kind if outcome.award is None else outcome.award


def _expected(text: str) -> Fraction | str:
    return text if text in ("not_applicable", "no_value") else exact(text)


@pytest.mark.parametrize("case", _cases(*RULES))
def test_rule_gives_what_the_language_says(case: Case) -> None:
    ruleset = _alone(case)
    for row in case["rows"]:
        outcome = complete(ruleset, _evidence(case, row))["c"]
        assert _award(outcome) == _expected(row["award"]), row
        if "max" in row:
            assert outcome.max == exact(row["max"]), row


@pytest.mark.parametrize("case", _cases("totals"))
def test_totals_are_put_together_in_order(case: Case) -> None:
    ruleset = _whole(case)
    outcomes = complete(ruleset, _evidence(case, case))
    for name, award in case.get("criteria", {}).items():
        assert _award(outcomes[name]) == _expected(award), name
    sums = total(ruleset, outcomes)
    for name, words in case["sums"].items():
        earned, _, most = words.partition(" of ")
        assert (_award(sums[name]), sums[name].max) == (_expected(earned), exact(most)), name


def _range(words: str) -> Range:
    points, *other = words.split(" or ")
    least, _, greatest = points.partition(" to ")
    return Range(exact(least), exact(greatest), "not_applicable" in other, "no_value" in other)


@pytest.mark.parametrize("case", _cases("bounds"))
def test_bounds_are_the_least_and_greatest_of_all_completions(case: Case) -> None:
    ruleset = _whole(case)
    domains = {
        fact: [_typed(ruleset["facts"][fact]["type"], value) for value in values]
        for fact, values in case["domains"].items()
    }
    lines, sums = bounds(ruleset, _evidence(case, case), domains)
    assert {c: lines[c] for c in case["criteria"]} == {
        c: _range(words) for c, words in case["criteria"].items()
    }
    assert {s: sums[s] for s in case["sums"]} == {
        s: _range(words) for s, words in case["sums"].items()
    }


_CHAIN: Case = {
    "basis": {"kind": "official", "total": "1"},
    "facts": {"all": {"type": "count"}, "some": {"type": "count", "part_of": "all"}},
    "areas": [
        {
            "id": "I",
            "criteria": [
                {"id": "c", "points": "1", "rule": {"count": {"of": "some", "at_least": "1"}}}
            ],
        }
    ],
}
_THREE = {"all": [Fraction(n) for n in (-1, 0, 1)], "some": [Fraction(n) for n in (-1, 0, 1, 2)]}


def test_completions_keep_to_limits_and_wholes() -> None:
    made = [one["values"] for one in completions(_CHAIN, {}, _THREE)]
    assert made == [{"all": 0, "some": 0}, {"all": 1, "some": 0}, {"all": 1, "some": 1}]


def test_what_is_given_stays_as_it_is() -> None:
    evidence = {"values": {"some": Fraction(1)}, "declared": {}, "marks": {}}
    made = [one["values"] for one in completions(_CHAIN, evidence, _THREE)]
    assert made == [{"all": 1, "some": 1}]
    assert evidence == {"values": {"some": Fraction(1)}, "declared": {}, "marks": {}}


def test_a_contradiction_leaves_no_completion() -> None:
    evidence = {"values": {"all": Fraction(1), "some": Fraction(2)}}
    with pytest.raises(ValueError, match="contradicts"):
        bounds(_CHAIN, evidence, _THREE)


def test_a_part_of_what_did_not_arise_is_none() -> None:
    evidence = {"declared": {"all": "nothing_arose"}}
    lines, _ = bounds(_CHAIN, evidence, _THREE)
    assert lines["c"] == Range(Fraction(0), Fraction(0), False, False)


def test_missing_evidence_is_not_a_value() -> None:
    with pytest.raises(Incomplete, match="some"):
        complete(_CHAIN, {"values": {"all": Fraction(1)}})


def test_a_gap_between_bands_is_refused() -> None:
    rule = {"count": {"of": "some", "bands": [{"at_least": "2", "share": "100%"}]}}
    criterion = {"id": "c", "points": "1", "rule": rule}
    ruleset = {**_CHAIN, "areas": [{"id": "I", "criteria": [criterion]}]}
    with pytest.raises(ValueError, match="gap"):
        complete(ruleset, {"values": {"some": Fraction(1)}})


def test_a_bonus_hidden_inside_what_is_rescaled_is_refused() -> None:
    hidden = {"id": "I.1", "kind": "bonus", "criteria": []}
    area = {**_CHAIN["areas"][0], "groups": [hidden]}
    ruleset = {**_CHAIN, "areas": [area], "total": {"rescale": "100"}}
    outcomes = complete(ruleset, {"values": {"all": Fraction(1), "some": Fraction(1)}})
    with pytest.raises(ValueError, match=r"I\.1"):
        total(ruleset, outcomes)


def test_the_oracle_shares_no_code_with_the_engine() -> None:
    for module in [*HERE.glob("oracle*.py"), *HERE.glob("generate*.py")]:
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom):
                assert node.level == 0, module.name
                names = [node.module or ""]
            for name in names:
                assert name.split(".")[0] not in {"engine", "evidence", "explain"}, module.name
