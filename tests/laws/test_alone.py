"""Where sums are bare, what is worked out in fewer steps is what all steps give."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from engine.facts import Declaration, Declared, Document, Source
from engine.run import Run
from engine.score import Engine
from engine.scorecard import Scorecard
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


@tried(120)
@given(st.data())
def test_a_change_shifts_the_sums_to_what_they_add_up_to(data: st.DataObject) -> None:
    generated = plainly(data.draw(rulesets(tangled=data.draw(st.booleans()))))
    one, other = (evidence_of(data.draw(evidence_for(generated.data, missing=8))) for _ in "ab")
    with Engine(ruleset_of(generated)) as engine:
        run = engine.run(one)
        for fact in sorted(one.values.keys() & other.values.keys()):
            run = engine.changed(run, {fact: other.values[fact]})
            whole = engine.run(run.evidence)
            assert run.sums == whole.sums
            assert run.outcomes == whole.outcomes


@tried(60)
@given(st.data())
def test_what_is_proved_is_what_the_run_on_proof_gives(data: st.DataObject) -> None:
    generated = plainly(data.draw(rulesets(tangled=data.draw(st.booleans()))))
    evidence = evidence_of(data.draw(evidence_for(generated.data, missing=8)))
    ruleset = ruleset_of(generated)
    facts = st.lists(st.sampled_from(sorted(ruleset.facts) or [""]), max_size=4, unique=True)
    nothing = data.draw(facts)  # whatever the limits: a reader refuses what an engine may get
    shown = replace(
        evidence.without(nothing),
        sources={fact: Source("D") for fact in data.draw(facts)},
        documents={"D": Document("D", "Báo cáo")},
    )
    said = {fact: Declaration(fact, Declared.NOTHING_AROSE, "") for fact in nothing}
    shown = replace(shown, declared={**shown.declared, **said})
    with Engine(ruleset) as engine:
        engine._needs = {fact: frozenset({"report"}) for fact in ruleset.facts}
        run = engine.run(shown)
        card = engine.score(shown)
        assert card == engine.card(run, engine.supported(run))
        assert card == _without_shortcuts(engine, run)
    each = [(one.supported, one.points.earned) for one in card.criteria.values()]
    assert all(supported <= earned for supported, earned in each)
    if card.total.has_figure:
        assert card.total.supported == sum(supported for supported, _ in each)


def _without_shortcuts(engine: Engine, run: Run) -> Scorecard:
    engine.compiled.__dict__["plain"] = False
    return engine.score(run.evidence)
