"""A criterion that stands alone is told the same steps as if it did not."""

from hypothesis import given
from hypothesis import strategies as st

from engine.score import Engine
from tests.generate import evidence_for, plainly, rulesets
from tests.laws.settings import tried
from tests.laws.support import evidence_of, ruleset_of


@tried(120)
@given(st.data())
def test_alone_or_not_the_card_is_the_same(data: st.DataObject) -> None:
    generated = plainly(data.draw(rulesets(tangled=data.draw(st.booleans()))))
    evidence = evidence_of(data.draw(evidence_for(generated.data, missing=8)))
    with Engine(ruleset_of(generated)) as engine:
        alone = engine.score(evidence)
        engine.compiled.__dict__["alone"] = {}
        assert engine.score(evidence) == alone
