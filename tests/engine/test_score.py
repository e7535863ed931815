"""Whole scores: two evaluators, one process for many units, several threads."""

import gc
import resource
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from fractions import Fraction

import pytest

from engine.facts import Evidence
from engine.rete import RefusedRuleset
from engine.score import Disagreement, Engine
from engine.scorecard import Scorecard, Status
from engine.table import Hit, Placed
from tests.engine.small import small
from tests.engine.units import tan_duc, unit

DAY = date(2024, 11, 15)
MANY_LATE = "{count: {of: late, at_least: 5}}"
MANY_DONE = "{count: {of: done, at_least: 5}}"


def test_a_disagreement_refuses_the_score_and_names_the_check() -> None:
    ruleset = tan_duc()
    with Engine(ruleset) as engine:
        _mislead(engine, "1.2")
        with pytest.raises(Disagreement) as refused:
            engine.score(unit(ruleset, 1))
        assert refused.value.checks == ("1.2",)


def test_a_disagreement_refuses_a_changed_fact() -> None:
    with Engine(small(MANY_LATE, MANY_DONE, points=5)) as engine:
        run = engine.run(Evidence(DAY, {"late": Fraction(1), "done": Fraction(1)}))
        _mislead(engine, "2")
        assert engine.changed(run, {"late": Fraction(7)}).earned == run.earned + 5
        with pytest.raises(Disagreement) as refused:
            engine.changed(run, {"done": Fraction(7)})
        assert refused.value.checks == ("2",)


def test_nothing_is_changed_once_closed_and_nothing_is_no_value() -> None:
    with Engine(small(MANY_LATE, MANY_DONE, points=5)) as engine:
        run = engine.run(Evidence(DAY, {"late": Fraction(1)}))
        for value in (None, 7, 0.5):
            with pytest.raises(TypeError, match="late: "):
                engine.changed(run, {"late": value})  # type: ignore[dict-item]
    with pytest.raises(RuntimeError, match="closed"):
        engine.changed(run, {"late": Fraction(7)})


def _mislead(engine: Engine, check: str) -> None:
    """Let the rule network err about one check."""
    right = engine.agreed.rete.decide

    def wrong(placed: Sequence[Placed]) -> dict[str, Hit]:
        hits = dict(right(placed))
        if check in hits:
            hits[check] = Hit(check, hits[check].state, 1 - max(hits[check].row, 0))
        return hits

    engine.agreed.rete.decide = wrong  # type: ignore[method-assign]


def test_four_threads_give_what_one_gives() -> None:
    ruleset = tan_duc()
    units = [unit(ruleset, seed) for seed in range(24)]
    with Engine(ruleset) as engine:
        alone = [engine.score(one) for one in units]
        with ThreadPoolExecutor(4) as pool:
            together = list(pool.map(engine.score, units))
    assert together == alone
    assert len({card.total.points.earned for card in alone}) > 5


def test_five_hundred_units_leave_memory_flat() -> None:
    ruleset = tan_duc()
    with Engine(ruleset) as engine:
        for seed in range(100):
            engine.run(unit(ruleset, seed))
        gc.collect()
        before = _resident()
        for seed in range(100, 600):
            engine.run(unit(ruleset, seed))
        gc.collect()
        grown = _resident() - before
    assert grown < 4 * 1024, f"{grown} KiB over 500 units"


def _resident() -> int:
    """Peak resident memory in KiB (macOS gives bytes)."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak // 1024 if sys.platform == "darwin" else peak


def test_the_same_evidence_has_the_same_digests_and_another_figure_others() -> None:
    ruleset = tan_duc()
    evidence = unit(ruleset, 3)
    with Engine(ruleset) as engine:
        first, again = engine.score(evidence), engine.score(evidence)
        fact = next(f for f, v in evidence.values.items() if isinstance(v, Fraction))
        other = engine.score(evidence.with_values({fact: Fraction(1, 1) * 999}))
    assert first.digests == again.digests
    assert _differing(first, other) == {"facts"}


def _differing(a: Scorecard, b: Scorecard) -> set[str]:
    return {name for name in a.digests if a.digests[name] != b.digests[name]}


@pytest.mark.parametrize("threshold", [2 * 10**18, 2**60])
def test_a_threshold_past_what_positions_hold_is_refused(threshold: int) -> None:
    with pytest.raises(RefusedRuleset):
        Engine(small(f"{{count: {{of: late, at_least: {threshold}}}}}"))


def test_the_last_threshold_that_positions_hold_is_told_from_what_is_below() -> None:
    last = 2**60 - 1
    with Engine(small(f"{{count: {{of: late, at_least: {last}}}}}")) as engine:
        for figure, earned in ((last - 1, 0), (last, 10), (10 * last, 10)):
            found = engine.run(Evidence(date(2024, 5, 1), {"late": Fraction(figure)}))
            assert found.earned == earned


PARTS = "{parts: [{rule: RULE}, {rule: NONE}, {rule: NONE}]}"
DONE = "{count: {of: late, at_most: 0}}"
NONE = "{ratio: {of: done, to: due, at_least: 1, when_none: not_applicable}}"


@pytest.mark.parametrize(
    ("points", "rule", "most"),
    [
        (2, PARTS.replace("RULE", DONE).replace("NONE", NONE), Fraction(2, 3)),
        ("100/7", DONE, Fraction(100, 7)),
    ],
)
def test_a_criterion_is_rounded_to_no_more_than_its_maximum(
    points: int | str, rule: str, most: Fraction
) -> None:
    given = Evidence(date(2024, 6, 1), {f: Fraction(0) for f in ("late", "due", "done")})
    with Engine(small(rule, more="round: 2, ", points=points)) as engine:
        [one] = engine.score(given).criteria.values()
    assert (one.points.earned, one.points.max) == (most, most)
    assert one.status is Status.MET


@pytest.mark.parametrize("value", [48, 0.5, "48"])
def test_a_value_of_no_type_of_a_fact_is_refused(value: object) -> None:
    with Engine(small("{ratio: {of: done, to: due, at_least: 90%}}")) as engine:
        evidence = Evidence(date(2024, 6, 1), {"done": value, "due": Fraction(50)})  # type: ignore[dict-item]
        with pytest.raises(TypeError, match="is no Fraction"):
            engine.score(evidence)
