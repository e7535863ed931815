"""What differs between two scorecards adds up, and every fact given otherwise is a cause."""

from hypothesis import given
from hypothesis import strategies as st

from engine.compare import compare
from engine.score import Engine
from tests.generate import evidence_for, rulesets
from tests.laws.settings import tried
from tests.laws.support import evidence_of, ruleset_of


@tried(30)
@given(st.data())
def test_differences_add_up_and_name_their_causes(data: st.DataObject) -> None:
    generated = data.draw(rulesets(tangled=True, most=4))
    first = evidence_of(data.draw(evidence_for(generated.data, missing=2)))
    second = evidence_of(data.draw(evidence_for(generated.data, missing=2)))
    with Engine(ruleset_of(generated)) as engine:
        before, after = engine.score(first), engine.score(second)
        same = compare(engine.compiled, before, engine.score(first))
        found = compare(engine.compiled, before, after)
        compiled = engine.compiled
    assert same.differences == ()
    assert not any((same.gain, same.criteria, same.adjustments))
    gain = after.total.points.earned - before.total.points.earned
    assert found.gain == gain == found.criteria + found.adjustments
    assert found.criteria == sum(one.gain for one in found.differences)
    told = {one.criterion: {cause.name for cause in one.causes} for one in found.differences}
    for id_, lowered in compiled.criteria.items():
        changed = {
            fact
            for fact in lowered.facts
            if first.values.get(fact) != second.values.get(fact)
            or (fact in first.declared) != (fact in second.declared)
        }
        assert changed <= told.get(id_, set())
        if before.criteria[id_].points != after.criteria[id_].points:
            assert id_ in told
