"""Laws of the audit: one's own score claimed is no difference; a claim moved by x is exactly x."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from engine.audit import TOTAL, Audit, Materiality, audit
from engine.audit.finding import agrees
from engine.audit.limits import criterion_limits
from engine.audit.sums import claimed_sums
from engine.outcome import Tri
from engine.score import Engine
from engine.scorecard import Scorecard
from tests.generate import evidence_for, rulesets
from tests.laws.settings import tried
from tests.laws.support import evidence_of, ruleset_of

LEAST = Materiality()
SUMS = frozenset({"A111", "A113", "A114"})
DIFFERENCES = frozenset({"A101", "A102", "A103", "A105", "A106", "A107"}) | SUMS | {"A112"}


def own(card: Scorecard) -> dict[str, Fraction]:
    """What the unit would claim if it had scored itself, criterion by criterion."""
    return {
        id_: one.points.earned
        for id_, one in card.criteria.items()
        if one.away is not Tri.YES and one.points.value
    }


def audited(engine: Engine, card: Scorecard, claims: dict[str, Fraction]) -> Audit:
    again = engine.score(replace(card.evidence, claims=claims))
    return audit(engine.compiled, again, LEAST)


@tried(40)
@given(st.data())
def test_one_s_own_score_claimed_is_no_difference(data: st.DataObject) -> None:
    generated = data.draw(rulesets(tangled=True))
    plain = data.draw(evidence_for(generated.data, missing=data.draw(st.sampled_from([0, 4]))))
    with Engine(ruleset_of(generated)) as engine:
        card = engine.score(evidence_of(plain))
        claims = own(card)
        sums = [(TOTAL, card.total), *card.groups.items()]
        claims |= {
            id_: one.points.earned
            for id_, one in sums
            if one.points.value and one.away is Tri.NO and one.points.earned == one.points.highest
        }
        found = audited(engine, card, claims)
    assert [one for one in found.findings if one.code in DIFFERENCES] == []
    assert not any(line.difference for line in found.lines.values() if line.claimed is not None)


@tried(40)
@given(st.data())
def test_a_claim_moved_by_x_is_reported_as_exactly_x(data: st.DataObject) -> None:
    generated = data.draw(rulesets(tangled=True))
    plain = data.draw(evidence_for(generated.data, missing=4))
    x = data.draw(st.fractions(-3, 3, max_denominator=40))
    with Engine(ruleset_of(generated)) as engine:
        card = engine.score(evidence_of(plain))
        claims = own(card)
        assume(x != 0 and claims)
        id_ = data.draw(st.sampled_from(sorted(claims)))
        assume(not agrees(claims[id_] + x, claims[id_]))
        found = audited(engine, card, {**claims, id_: claims[id_] + x})
    apart = [one for one in found.findings if one.code in DIFFERENCES - {"A112"}]
    assert [(one.line, one.points, one.over) for one in apart] == [(id_, abs(x), x > 0)]
    assert apart[0].material == (abs(x) >= LEAST.line)
    assert found.lines[id_].difference == x
    others = [line for line in found.lines.values() if line.kind == "criterion" and line.id != id_]
    assert not any(line.difference for line in others)


@tried(40)
@given(st.data())
def test_a_whole_is_never_held_against_lines_left_blank_that_may_make_it_up(
    data: st.DataObject,
) -> None:
    generated = data.draw(rulesets(tangled=True))
    plain = data.draw(evidence_for(generated.data, missing=data.draw(st.sampled_from([0, 4]))))
    with Engine(ruleset_of(generated)) as engine:
        card = engine.score(evidence_of(plain))
        claims = {id_: data.draw(claim_for(engine, id_)) for id_ in own(card)}
        sums = claimed_sums(engine.compiled, card, claims)
        wholes = {id_ or TOTAL: one.figure for id_, one in sums.items()}
        kept = {id_: claim for id_, claim in claims.items() if data.draw(st.booleans())}
        found = audited(engine, card, {**kept, **wholes})
    gone = claims.keys() - kept.keys()
    assert [one for one in found.findings if one.code in SUMS] == []
    for id_, line in found.lines.items():
        if line.summed is not None and line.kind in ("group", "total"):
            assert set(line.summed.blank) <= gone, id_
            assert line.summed.low is None or line.summed.low <= wholes[id_]
            assert wholes[id_] <= line.summed.high


def claim_for(engine: Engine, id_: str) -> st.SearchStrategy[Fraction]:
    """Any claim that a criterion can come to."""
    low, high = criterion_limits(engine.compiled.criteria[id_])
    assert high is not None
    least = high - 9 if low is None else low
    return st.integers(0, 8).map(lambda n: least + (high - least) * n / 8)
