"""What would be, against scoring the changed submission from scratch."""

from dataclasses import replace

from hypothesis import assume, given
from hypothesis import strategies as st

from engine.facts import Evidence
from engine.score import Engine
from engine.whatif import Scenario, moved, sweep, tried
from tests.generate import evidence_for, rulesets
from tests.laws.settings import tried as examples
from tests.laws.support import evidence_of, ruleset_of


@examples(40)
@given(st.data())
def test_what_is_supposed_is_scored_as_if_it_had_been_handed_in(data: st.DataObject) -> None:
    generated = data.draw(rulesets(tangled=True))
    before = evidence_of(data.draw(evidence_for(generated.data, missing=3)))
    after = evidence_of(data.draw(evidence_for(generated.data, missing=3)))
    with Engine(ruleset_of(generated)) as engine:
        scenario = Scenario("", after.values, after.declared, after.marks)
        found = tried(engine.compiled, engine.run(before), scenario)
        fresh = engine.run(_both(before, after))
    assert found.run.outcomes == fresh.outcomes
    assert found.run.sums == fresh.sums


def _both(before: Evidence, after: Evidence) -> Evidence:
    """Everything that `after` says, and what `before` says of the rest."""
    said = {*after.values, *after.declared}
    return replace(
        before,
        values={**{f: v for f, v in before.values.items() if f not in said}, **after.values},
        declared={**{f: d for f, d in before.declared.items() if f not in said}, **after.declared},
        marks={**before.marks, **after.marks},
    )


@examples(40)
@given(st.data())
def test_nothing_supposed_is_the_score(data: st.DataObject) -> None:
    generated = data.draw(rulesets(tangled=True))
    evidence = evidence_of(data.draw(evidence_for(generated.data, missing=3)))
    with Engine(ruleset_of(generated)) as engine:
        run = engine.run(evidence)
        again = Scenario("", evidence.values, evidence.declared, evidence.marks)
        for scenario in (Scenario(""), again):
            found = tried(engine.compiled, run, scenario)
            assert (found.run.outcomes, found.run.sums) == (run.outcomes, run.sums)
            assert not found.late
            assert not moved(engine.compiled, evidence, found.run.evidence)


@examples(40)
@given(st.data())
def test_a_criterion_fixed_wins_what_the_sweep_says(data: st.DataObject) -> None:
    generated = data.draw(rulesets(tangled=True))
    evidence = evidence_of(data.draw(evidence_for(generated.data, missing=2)))
    with Engine(ruleset_of(generated)) as engine:
        card = engine.score(evidence)
        gains = sweep(card)
        assume(gains)
        run = engine.run(evidence)
        assert [one.best.gain for one in gains] == sorted(
            (one.best.gain for one in gains), reverse=True
        )
        for one in gains:
            found = tried(engine.compiled, run, Scenario("", fixes=(one.criterion,)))
            step = one.full or one.next
            assert step is not None
            assert found.run.earned - run.earned == step.gain
            assert (one.criterion in found.late) is not step.in_time
            assert engine.run(found.run.evidence).sums == found.run.sums
