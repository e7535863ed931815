"""Every evaluator equals the oracle, which works out the ruleset as written."""

from hypothesis import given
from hypothesis import strategies as st

from engine.outcome import Outcome, Tri
from engine.score import Engine
from tests import oracle
from tests.generate import evidence_for, rulesets, small_domains
from tests.laws.settings import tried
from tests.laws.support import evidence_of, ruleset_of
from tests.oracle_bounds import touching
from tests.oracle_leaves import Data
from tests.oracle_questions import spelled
from tests.oracle_rules import criteria


def holds(found: Outcome, expected: oracle.Outcome) -> bool:
    """Whether a decided outcome is the oracle's."""
    match expected.kind:
        case "not_applicable":
            return found.away is Tri.YES
        case "no_value":
            return found.blank is Tri.YES or found.away is Tri.YES
        case _ if expected.max == 0 and found.away is Tri.YES:
            return expected.award == 0  # a sum of nothing that applies: 0 of 0
        case _:
            alone = found.away is Tri.NO and found.blank is Tri.NO
            same = found.earned == found.highest == expected.award
            return alone and same and found.max == expected.max


@tried(60)
@given(st.data())
def test_complete_evidence_gives_the_oracles_award(data: st.DataObject) -> None:
    generated = data.draw(rulesets(tangled=True))
    plain = data.draw(evidence_for(generated.data))
    with Engine(ruleset_of(generated)) as engine:
        run = engine.run(evidence_of(plain))
    expected = oracle.complete(generated.data, plain)
    for id_, outcome in expected.items():
        assert holds(run.outcomes[id_], outcome), (id_, run.outcomes[id_], outcome)
    for id_, outcome in oracle.total(generated.data, expected).items():
        found = run.sums["" if id_ == "total" else id_].outcome
        assert holds(found, outcome), (id_, found, outcome)


@tried(60)
@given(st.data())
def test_bounds_are_the_least_and_greatest_over_all_completions(data: st.DataObject) -> None:
    generated = data.draw(rulesets(small=True, tangled=True, most=4))
    plain = data.draw(evidence_for(generated.data, missing=3))
    domains = small_domains(generated.data)
    with Engine(ruleset_of(generated)) as engine:
        run = engine.run(evidence_of(plain))
    alone, together = oracle.bounds(generated.data, plain, domains)
    for id_, expected in alone.items():
        found, asking = run.outcomes[id_], id_ in engine.compiled.links.before
        if asking and not countable(spelled(generated.data), plain, id_):
            assert contains(found, expected), (id_, found, expected)
            continue
        assert exactly(found, expected), (id_, found, expected)
    for id_, expected in together.items():
        found = run.sums["" if id_ == "total" else id_].outcome
        assert contains(found, expected), (id_, found, expected)


def countable(ruleset: Data, evidence: Data, id_: str) -> bool:
    """Whether all that is unknown to a criterion are facts of a few whole values each."""
    [criterion] = [one for one, _ in criteria(ruleset) if one["id"] == id_]
    names = touching(ruleset, criterion)
    facts = ruleset["facts"]
    types = [facts[f]["type"] for f in names & facts.keys() - evidence["values"].keys()]
    marks = names - facts.keys() - evidence["marks"].keys()
    return not marks and all(type_ in ("count", "yes_no", "choice") for type_ in types)


def exactly(found: Outcome, expected: oracle.Range) -> bool:
    """Whether bounds equal the least and greatest award of all completions."""
    if expected.least is None:
        return found.away is not Tri.NO or found.blank is not Tri.NO
    states = (found.away is Tri.NO) == (not expected.maybe_na) and (found.blank is Tri.NO) == (
        not expected.maybe_no_value
    )
    return states and (found.earned, found.highest) == (expected.least, expected.greatest)


def contains(found: Outcome, expected: oracle.Range) -> bool:
    """Whether bounds of a sum contain every award it can come to."""
    if expected.least is None or expected.greatest is None:
        return found.away is not Tri.NO or found.blank is not Tri.NO
    return found.earned <= expected.least and expected.greatest <= found.highest
