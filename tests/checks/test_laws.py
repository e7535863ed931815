"""What holds for checks on every ruleset that the generators can make."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from engine.lower import lower
from engine.ruleset.check import check_ruleset
from engine.ruleset.load import load_ruleset
from engine.source.diagnostic import Severity
from evidence.calendars import Calendars
from tests import oracle
from tests.generate import evidence_for, rulesets
from tests.laws.settings import tried


@tried(60)
@given(st.data())
def test_a_valid_ruleset_has_no_errors(data: st.DataObject) -> None:
    generated = data.draw(rulesets(tangled=True))
    found = check_ruleset(generated.text, "generated.yaml", Calendars())
    assert not [str(one) for one in found if one.severity is Severity.ERROR]


@tried(60)
@given(st.data())
def test_nobody_and_everybody_hold_for_whatever_is_handed_in(data: st.DataObject) -> None:
    generated = data.draw(rulesets(tangled=True))
    evidence = data.draw(evidence_for(generated.data))
    found = check_ruleset(generated.text, "generated.yaml", Calendars())
    nobody = {one.params["name"] for one in found if one.code == "R406"}
    everybody = {one.params["name"] for one in found if one.code == "R407"}
    lowered = lower(load_ruleset(generated.text, "generated.yaml", Calendars())).criteria
    for id_, outcome in oracle.complete(generated.data, evidence).items():
        if outcome.award is not None:
            full = max(lowered[id_].sign * lowered[id_].points, Fraction(0))
            assert outcome.award < full or id_ not in nobody or outcome.max < full
            assert outcome.award == outcome.max or id_ not in everybody
