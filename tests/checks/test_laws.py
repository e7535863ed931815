"""What holds for checks on every ruleset that the generators can make."""

from fractions import Fraction
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from engine.lower import lower
from engine.ruleset.check import check_ruleset
from engine.ruleset.load import load_ruleset
from engine.source.diagnostic import Severity
from tests import oracle
from tests.generate import rulesets, small_domains
from tests.laws.settings import tried


@tried(60)
@given(st.data())
def test_a_valid_ruleset_has_no_errors(data: st.DataObject) -> None:
    generated = data.draw(rulesets(tangled=True))
    found = check_ruleset(generated.text, "generated.yaml")
    assert not [str(one) for one in found if one.severity is Severity.ERROR]


@tried(25)
@given(st.data())
def test_nobody_and_everybody_are_what_all_completions_say(data: st.DataObject) -> None:
    generated = data.draw(rulesets(small=True, most=3))
    nothing: dict[str, Any] = {"values": {}, "declared": {}, "marks": {}}
    alone = oracle.bounds_alone(generated.data, nothing, small_domains(generated.data))
    worth = {
        id_: one.sign * one.points
        for id_, one in lower(load_ruleset(generated.text, "generated.yaml")).criteria.items()
    }
    nobody = {
        id_
        for id_, bounds in alone.items()
        if bounds.greatest is not None and bounds.greatest < max(worth[id_], Fraction(0))
    }
    found = check_ruleset(generated.text, "generated.yaml")
    assert {one.params["name"] for one in found if one.code == "R406"} == nobody
