"""Laws of the scorecard: identities, order, incremental runs, and steps that deliver."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from engine.facts import NEVER, Evidence
from engine.moves import IN, OUT
from engine.outcome import Outcome
from engine.points import ZERO
from engine.rule import Change
from engine.run import rerun
from engine.score import Engine
from engine.scorecard import CriterionResult, Points, Scorecard, Step
from engine.table import State
from engine.totals import Sum, add_up
from tests.generate import evidence_for, rulesets
from tests.laws.settings import tried
from tests.laws.support import evidence_of, ruleset_of


@tried(60)
@given(st.data())
def test_bounds_are_in_order_and_add_up(data: st.DataObject) -> None:
    generated = data.draw(rulesets(tangled=True))
    plain = data.draw(evidence_for(generated.data, missing=4))
    with Engine(ruleset_of(generated)) as engine:
        card = engine.score(evidence_of(plain))
    for points in _all_points(card):
        assert points.earned <= points.highest <= points.max
        assert points.max == points.earned + points.open + points.lost
    for one in card.criteria.values():
        assert one.supported <= one.points.earned or one.points.max == 0


def _all_points(card: Scorecard) -> list[Points]:
    found = [one.points for one in card.criteria.values()]
    found += [one.points for one in (*card.groups.values(), card.total)]
    return [points for points in found if points.value]


@tried(60)
@given(st.data())
def test_children_and_adjustments_are_the_whole(data: st.DataObject) -> None:
    generated = data.draw(rulesets())
    plain = data.draw(evidence_for(generated.data, missing=4))
    ruleset = ruleset_of(generated)
    with Engine(ruleset) as engine:
        run = engine.run(evidence_of(plain))
    tops = [run.sums[area.id] for area in ruleset.areas]
    _whole(run.sums[""], [one.outcome for one in tops])
    for group in ruleset.groups():
        inner = [run.outcomes[c.id] for c in group.criteria]
        inner += [run.sums[g.id].outcome for g in group.groups]
        _whole(run.sums[group.id], inner)


def _whole(total: Sum, children: list[Outcome]) -> None:
    for figure in ("earned", "highest", "max"):
        added = sum((getattr(child, figure) for child in children), ZERO)
        adjusted = sum((getattr(line, figure) for line in total.adjustments), ZERO)
        assert added + adjusted == getattr(total.outcome, figure), (figure, total)


@tried(40)
@given(st.data())
def test_order_of_facts_and_criteria_never_matters(data: st.DataObject) -> None:
    generated = data.draw(rulesets())
    plain = data.draw(evidence_for(generated.data, missing=3))
    evidence = evidence_of(plain)
    turned = replace(evidence, values=dict(reversed(list(evidence.values.items()))))
    ruleset = ruleset_of(generated)
    areas = tuple(
        area.model_copy(update={"criteria": tuple(reversed(area.criteria))})
        for area in ruleset.areas
    )
    with (
        Engine(ruleset) as engine,
        Engine(ruleset.model_copy(update={"areas": areas})) as other,
    ):
        first, second = engine.run(evidence), other.run(turned)
    assert first.outcomes == second.outcomes
    assert first.earned == second.earned


@tried(60)
@given(st.data())
def test_incremental_equals_from_scratch(data: st.DataObject) -> None:
    generated = data.draw(rulesets(tangled=True))
    before = evidence_of(data.draw(evidence_for(generated.data, missing=3)))
    after = evidence_of(data.draw(evidence_for(generated.data, missing=3)))
    after = replace(after, unit=before.unit, peers=before.peers)  # only figures change
    with Engine(ruleset_of(generated)) as engine:
        run, fresh = engine.run(before), engine.run(after)
        changed = rerun(engine.compiled, run, after, _differing(before, after))
    assert changed.outcomes == fresh.outcomes
    assert changed.sums == fresh.sums
    assert changed.sums == add_up(engine.ruleset, fresh.outcomes)


def _differing(a: Evidence, b: Evidence) -> list[str]:
    facts = {*a.values, *b.values, *a.declared, *b.declared}
    marks = {*a.marks, *b.marks}
    return [f for f in facts if _said(a, f) != _said(b, f)] + [
        m for m in marks if a.marks.get(m) != b.marks.get(m)
    ]


def _said(evidence: Evidence, fact: str) -> object:
    return evidence.values.get(fact), evidence.declared.get(fact)


@tried(80)
@given(st.data())
def test_a_stated_gain_is_delivered_and_one_unit_less_is_not(data: st.DataObject) -> None:
    generated = data.draw(rulesets(tangled=True))
    plain = data.draw(evidence_for(generated.data, missing=2))
    with Engine(ruleset_of(generated)) as engine:
        evidence = evidence_of(plain)
        card = engine.score(evidence)
        stepped = [one for one in card.criteria.values() if one.next or one.full]
        assume(stepped)
        for one in stepped:
            for step in filter(None, (one.next, one.full)):
                _delivers(engine, evidence, card, one, step)


def _delivers(
    engine: Engine, evidence: Evidence, card: Scorecard, one: CriterionResult, step: Step
) -> None:
    values = {change.fact: change.after for change in step.changes}
    moved = [change.action for change in step.changes] == [OUT, IN]
    run = engine.run(evidence.with_values(values))
    assert run.outcomes[one.id].earned == step.award > one.points.earned
    assert run.earned - card.total.points.earned == step.gain
    if len(step.changes) == 1 or moved or step.changes[0].action == "more_good":
        less = {change.fact: _one_less(engine, change) for change in step.changes}
        if None not in less.values():
            short = engine.run(evidence.with_values(less))  # type: ignore[arg-type]
            assert short.outcomes[one.id].earned < step.award, (one.id, step, less)


def _one_less(engine: Engine, change: Change) -> object:
    """The change with one unit of work left out; None where it has no smaller step."""
    from datetime import timedelta

    from engine.awards import STEP

    if isinstance(change.after, bool | str) or change.rows or change.before == NEVER:
        return None
    if change.action == "earlier":
        return change.after + timedelta(days=1)  # type: ignore[operator]
    step = STEP.get(engine.ruleset.facts[change.fact].type, Fraction(1))
    rising = change.after > (change.before or ZERO)  # type: ignore[operator]
    return change.after - step if rising else change.after + step  # type: ignore[operator]


@tried(40)
@given(st.data())
def test_a_better_position_never_lowers_a_monotone_check(data: st.DataObject) -> None:
    generated = data.draw(rulesets())
    with Engine(ruleset_of(generated)) as engine:
        for check in engine.compiled.checks.values():
            awards = [row.award for row in check.table.rows]
            if any(award.b for award in awards):
                continue
            values = [award.a for award in awards]
            rising = values == sorted(values)
            if not rising and values != sorted(values, reverse=True):
                continue
            m = data.draw(st.integers(-(10**6), 10**6))
            n = data.draw(st.integers(m, 2 * 10**6))
            low, high = (_award(engine, check.id, position) for position in (m, n))
            assert (low <= high) if rising else (low >= high)


def _award(engine: Engine, check: str, position: int) -> Fraction:
    from engine.reference import decide
    from engine.table import Placed

    table = engine.compiled.tables[check]
    hit = decide({check: table}, [Placed(check, State.KNOWN, position)])[check]
    return table.rows[hit.row].award.a
