"""What is missing settles every criterion that needs no more, in the order of the ruleset."""

from hypothesis import given
from hypothesis import strategies as st

from engine.missing import Key, _needs, _open, missing
from engine.score import Engine
from tests.generate import evidence_for, rulesets
from tests.laws.settings import tried
from tests.laws.support import evidence_of, ruleset_of


@tried(60)
@given(st.data())
def test_a_set_settles_all_that_need_no_more_in_order(data: st.DataObject) -> None:
    generated = data.draw(rulesets(tangled=True))
    evidence = evidence_of(data.draw(evidence_for(generated.data, missing=3)))
    with Engine(ruleset_of(generated)) as engine:
        run = engine.run(evidence)
        needs = {id_: _needs(engine.compiled, id_, run) for id_ in _open(run)}
        found = missing(engine.compiled, run)
    keys: list[Key] = [(one.facts, one.marks, one.peers) for one in found]
    assert set(keys) == {need for need in needs.values() if any(need)}
    assert [one.width for one in found] == sorted((one.width for one in found), reverse=True)
    for one, key in zip(found, keys, strict=True):
        assert one.criteria == tuple(id_ for id_, need in needs.items() if _inside(need, key))


def _inside(need: Key, key: Key) -> bool:
    return all(set(few) <= set(many) for few, many in zip(need, key, strict=True))
