"""What is generated is what it says: valid, free of contradiction, and of every kind."""

from fractions import Fraction
from pathlib import Path
from typing import Any

import yaml
from hypothesis import given, seed, settings
from hypothesis import strategies as st

from tests.generate import evidence_for, rulesets, small_domains
from tests.oracle import Outcome, Range, bounds, complete, total
from tests.oracle_leaves import exact
from tests.oracle_questions import spelled
from tests.oracle_rules import criteria

WORDS = Path(__file__).parent / "cases" / "generate" / "words.txt"


@given(st.data())
@settings(deadline=None, max_examples=60)
def test_text_says_what_the_data_says(data: st.DataObject) -> None:
    made = data.draw(rulesets())
    assert yaml.load(made.text, yaml.CBaseLoader) == made.data
    assert not {"&", "*", "!"} & {word[0] for word in made.text.split()}


@given(st.data())
@settings(deadline=None, max_examples=100)
def test_complete_evidence_decides_everything(data: st.DataObject) -> None:
    ruleset = data.draw(rulesets(tangled=data.draw(st.booleans()))).data
    outcomes = complete(ruleset, data.draw(evidence_for(ruleset)))
    for criterion, kind in criteria(ruleset):
        found = outcomes[criterion["id"]]
        if found.award is not None and kind == "penalty":
            assert found.award <= found.max == 0
        elif found.award is not None:
            assert 0 <= found.award <= found.max
    sums = total(ruleset, outcomes)
    assert set(sums) > {area["id"] for area in ruleset["areas"]}


@given(st.data())
@settings(deadline=None, max_examples=100)
def test_evidence_keeps_to_limits_and_wholes(data: st.DataObject) -> None:
    ruleset = spelled(data.draw(rulesets(small=data.draw(st.booleans()))).data)
    evidence = data.draw(evidence_for(ruleset))
    values, declared = evidence["values"], evidence["declared"]
    assert not set(values) & set(declared)
    assert set(values) | set(declared) == set(ruleset["facts"])
    for fact, value in values.items():
        words = ruleset["facts"][fact]
        if words["type"] == "count":
            assert value >= 0
            assert value.denominator == 1
        assert "at_least" not in words or value >= exact(words["at_least"])
        assert "at_most" not in words or value <= exact(words["at_most"])
        if "part_of" in words:
            assert value <= values.get(words["part_of"], Fraction(0))


@given(st.data())
@settings(deadline=None, max_examples=100)
def test_small_domains_reach_the_ends(data: st.DataObject) -> None:
    """Values outside the domains come to nothing that the domains do not bound."""
    ruleset = spelled(data.draw(rulesets(small=True, most=5)).data)
    evidence = data.draw(evidence_for(ruleset))
    names = st.sampled_from(sorted({**ruleset["facts"], **evidence["marks"]}) or ["none"])
    left_out = data.draw(st.sets(names, max_size=4))
    partial = dict(evidence)
    for part in ("values", "declared", "marks"):
        known = evidence[part].items()
        partial[part] = {name: value for name, value in known if name not in left_out}
    lines, sums = bounds(ruleset, partial, small_domains(ruleset))
    outcomes = complete(ruleset, evidence)
    for criterion, found in outcomes.items():
        assert _within(found, lines[criterion]), criterion
    assert set(sums) == set(total(ruleset, outcomes))


def _within(found: Outcome, ends: Range) -> bool:
    if found.kind == "not_applicable":
        return ends.maybe_na
    if found.award is None:
        return ends.maybe_no_value
    assert ends.least is not None
    assert ends.greatest is not None
    return ends.least <= found.award <= ends.greatest


@given(st.data())
@settings(deadline=None, max_examples=60)
def test_what_is_left_out_is_limited(data: st.DataObject) -> None:
    ruleset = spelled(data.draw(rulesets(small=True)).data)
    evidence = data.draw(evidence_for(ruleset, missing=3, few=100))
    open_ = [f for f in ruleset["facts"] if f not in {**evidence["values"], **evidence["declared"]}]
    assert len(open_) <= 3
    sizes = small_domains(ruleset)
    product = 1
    for fact in open_:
        product *= len(sizes[fact])
    assert product <= 100


def test_every_kind_of_thing_is_made() -> None:
    wanted, seen = set(WORDS.read_text(encoding="utf-8").split()), set[str]()

    @given(st.data())
    @settings(deadline=None, max_examples=25, database=None)
    def look(data: st.DataObject) -> None:
        made = data.draw(rulesets()).data
        evidence = data.draw(evidence_for(made, missing=2))
        _collect(made, seen)
        seen.update(evidence["declared"].values())
        seen.update("never" for value in evidence["values"].values() if value == "never")

    for number in range(100):
        if not wanted <= seen:
            seed(number)(look)()
    assert sorted(wanted - seen) == []


def _collect(node: Any, seen: set[str]) -> None:
    """Every key and every word of a ruleset."""
    match node:
        case dict():
            seen.update(node)
            for inner in node.values():
                _collect(inner, seen)
        case list():
            for inner in node:
                _collect(inner, seen)
        case str():
            seen.add(node)
