"""What follows from work: no step and no plan leads to figures that a submission is warned of."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.facts import Evidence, Value
from engine.follow import follow, followed
from engine.plan.costs import Costs
from engine.plan.goal import at_least
from engine.plan.search import planned
from engine.rule import Change
from engine.ruleset.load import load_ruleset
from engine.ruleset.model import Ruleset
from engine.score import Engine
from engine.steps import steps
from engine.whatif import Scenario, alone, tried
from tests.engine.small import START
from tests.laws.settings import tried as times

TEXT = (
    START.format(name="follow", total=20)
    + """\
facts:
  files: {label: {vi: Hồ sơ, en: Files}, type: count}
  excused: {label: {vi: Bất khả kháng, en: Excused}, type: count, part_of: files}
  early: {label: {vi: Trước hạn, en: Early}, type: count, part_of: in_time}
  in_time: {label: {vi: Đúng hạn, en: In time}, type: count, part_of: files}
  sorry: {label: {vi: Xin lỗi, en: Apologies}, type: count, part_of: files}
  letters: {label: {vi: Bằng thư, en: By letter}, type: count, part_of: sorry}
areas:
  - id: A
    title: A
    criteria:
      - {id: "1", title: x, points: 6, rule: {ratio: {of: in_time, to: files,
         exclude: [excused], at_least: 90%, when_none: full}}}
      - {id: "2", title: x, points: 4, rule: {ratio: {of: sorry, to: files,
         exclude: [in_time], at_least: 100%, when_none: full}}}
      - {id: "3", title: x, points: 4, rule: {ratio: {of: letters, to: files,
         exclude: [in_time], proportional: {}, when_none: full}}}
      - {id: "4", title: x, points: 6, rule: {branch: [
         {when: {criterion: "1", is: met}, then: {ratio: {of: early, to: files, at_least: 50%,
         when_none: full}}}, {otherwise: {count: {of: letters, at_least: 3}}}]}}
"""
)
DAY = date(2024, 5, 1)


def rules() -> Ruleset:
    return load_ruleset(TEXT, "follow.yaml")


def figures(**values: int) -> dict[str, Value]:
    return {fact: Fraction(value) for fact, value in values.items()}


NOW = figures(files=100, excused=0, in_time=80, early=10, sorry=19, letters=5)


@pytest.mark.parametrize(
    ("values", "found"),
    [
        (figures(in_time=81), figures(in_time=81)),
        (figures(in_time=82), figures(in_time=82, sorry=18)),
        (figures(in_time=97), figures(in_time=97, sorry=3, letters=3)),
        (figures(files=98), figures(files=98, sorry=18)),
        (figures(sorry=25), figures(sorry=20)),
        (figures(in_time=90, sorry=20), figures(in_time=90, sorry=10)),
        (figures(in_time=100, excused=3), figures(in_time=97, excused=3, sorry=3, letters=3)),
        (
            figures(in_time=100, excused=3, sorry=20),
            figures(in_time=97, excused=3, sorry=3, letters=3),
        ),
        (figures(early=12), figures(early=12)),
    ],
)
def test_a_part_is_no_more_than_what_is_left(
    values: dict[str, Value], found: dict[str, Value]
) -> None:
    with Engine(rules()) as engine:
        assert followed(engine.compiled, Evidence(DAY, NOW), values) == found


def test_what_contradicted_itself_before_is_left_alone() -> None:
    odd = {**NOW, **figures(sorry=30)}
    with Engine(rules()) as engine:
        assert followed(engine.compiled, Evidence(DAY, odd), figures(in_time=90)) == figures(
            in_time=90
        )


def test_what_follows_is_a_change_and_no_work() -> None:
    work = (Change("in_time", Fraction(80), Fraction(90), Fraction(10), "more"),)
    with Engine(rules()) as engine:
        [first, second] = follow(engine.compiled, Evidence(DAY, NOW), work)
    assert first == work[0]
    assert second == Change("sorry", Fraction(19), Fraction(10), Fraction(9), "fewer_due")
    assert Costs().of(second, rules().facts) == 0


@st.composite
def units(draw: st.DrawFn) -> dict[str, Value]:
    files = draw(st.integers(1, 12))
    in_time = draw(st.integers(0, files))
    excused = draw(st.integers(0, files - in_time))
    sorry = draw(st.integers(0, files - in_time))
    early, letters = draw(st.integers(0, in_time)), draw(st.integers(0, sorry))
    return figures(
        files=files, excused=excused, in_time=in_time, early=early, sorry=sorry, letters=letters
    )


def agree(values: dict[str, Value]) -> bool:
    """Whether a submission with these figures is neither refused nor warned of."""
    n = {fact: value for fact, value in values.items() if isinstance(value, Fraction)}
    late = n["files"] - n["in_time"]
    return (
        n["early"] <= n["in_time"] <= n["files"] - n["excused"]
        and n["letters"] <= n["sorry"] <= late
    )


@times(60)
@given(units(), st.integers(1, 20))
def test_no_step_and_no_plan_leads_to_what_contradicts_itself(
    unit: dict[str, Value], points: int
) -> None:
    with Engine(rules()) as engine:
        run = engine.run(Evidence(DAY, unit))
        suppose = alone(engine.compiled, run)
        found = planned(engine.compiled, run, suppose, at_least(Fraction(points)), Costs())
        for one in (found.plan, found.best):
            if one is not None:
                after = {**unit, **{c.fact: c.after for c in one.changes}}
                assert agree(after)
                assert engine.run(Evidence(DAY, after)).earned == one.run.earned
        for id_, one_ in engine.compiled.criteria.items():
            for step in steps(engine.compiled, run, one_):
                if step is not None:
                    after = {**unit, **{c.fact: c.after for c in step.changes}}
                    assert agree(after)
                    made = engine.run(Evidence(DAY, after))
                    assert made.outcomes[id_].earned == step.award
                    assert made.earned - run.earned == step.gain
        for id_ in engine.compiled.criteria:
            fixed = tried(engine.compiled, run, Scenario("", fixes=(id_,)))
            assert agree(dict(fixed.run.evidence.values))
