"""Rulesets that read each other's results: figures carried over, bounds, order, changes, proof."""

from datetime import date
from fractions import Fraction

import pytest

from engine.facts import Declaration, Declared, Document, Evidence, Source, Value
from engine.linked import Circle, LinkedEngine, NoFigure, in_order
from engine.ruleset.load import load_ruleset
from engine.ruleset.model import Ruleset
from engine.score import Engine
from engine.scorecard import CriterionResult, GroupResult, Scorecard, Status
from engine.table import State
from engine.whatif import Scenario, beside, tried

HEAD = """
ruleset: {id}
index: other
title: {{vi: Bộ thử, en: A test set}}
unit_kind: commune
period: {{from: 2024-01-01, to: 2024-12-31}}
source: {{document: "1/KH", title: Kế hoạch, issuer: UBND xã, date: 2024-02-01}}
basis: {{kind: official, total: {total}}}
proofs: {{report: {{vi: Báo cáo, en: Report}}}}
facts:
"""
SURVEY = (
    HEAD.format(id="test/survey", total=20)
    + """
  asked: {label: {vi: Hỏi, en: Asked}, type: count}
  pleased: {label: {vi: Hài lòng, en: Pleased}, type: count, part_of: asked}
  kind: {label: {vi: Tử tế, en: Kind}, type: count, part_of: asked}
areas:
  - id: A
    title: A
    criteria:
      - id: "1"
        title: Một
        points: 10
        rule: {ratio: {of: pleased, to: asked, proportional: {}, when_none: not_applicable}}
  - id: B
    title: B
    criteria:
      - id: "2"
        title: Hai
        points: 10
        proof: [report]
        rule: {ratio: {of: kind, to: asked, proportional: {}, when_none: not_applicable}}
derived:
  - {id: weighted, title: {vi: Gộp, en: Weighted}, sum: {A: 2, B: 1}, plus: 1}
"""
)
WHOLE = (
    HEAD.format(id="test/whole", total=10)
    + """
  asked: {label: {vi: Hỏi, en: Asked}, type: count}
  pleasure: {label: {vi: Chỉ số, en: Index}, type: share, result_of: {ruleset: test/survey, of: OF}}
areas:
  - id: A
    title: A
    criteria:
      - id: "1"
        title: Một
        points: 6
        rule: {index: {of: pleasure, at_least: 90%, when_blank: zero}}
      - {id: "2", title: Hai, points: 4, rule: {index: {of: pleasure, when_blank: zero}}}
targets:
  - {id: T, text: từ 90%, of: {fact: pleasure}, at_least: 90%}
"""
)
IDS = ("test/survey", "test/whole")


def rulesets(of: str = "total") -> tuple[Ruleset, Ruleset]:
    return load_ruleset(SURVEY, "survey.yaml"), load_ruleset(WHOLE.replace("OF", of), "whole.yaml")


def given(**values: int) -> dict[str, Evidence]:
    one = Evidence(date(2024, 12, 31), {f: Fraction(v) for f, v in values.items()})
    return dict.fromkeys(IDS, one)


def scored(evidence: dict[str, Evidence], of: str = "total") -> dict[str, Scorecard]:
    # The reader comes first: order is by dependency, not as given.
    with LinkedEngine([Engine(one) for one in reversed(rulesets(of))]) as engines:
        return engines.score(evidence)


def bounds(one: CriterionResult) -> list[Fraction]:
    return [one.points.earned, one.points.highest]


def test_a_closed_result_is_an_exact_figure() -> None:
    cards = scored(given(asked=10, pleased=9, kind=10))
    assert cards["test/survey"].total.points.earned == 19
    whole = cards["test/whole"]
    assert whole.evidence.values["pleasure"] == Fraction(19, 20)
    assert whole.total.points.earned == 6 + Fraction(19, 5)
    assert whole.targets[0].met is True
    assert list(cards) == ["test/whole", "test/survey"]


def test_an_open_result_is_an_interval_and_no_guess() -> None:
    whole = scored(given(asked=10, pleased=9))["test/whole"]
    span = whole.evidence.linked["pleasure"].span
    assert (span.low, span.high) == (Fraction(9, 20), Fraction(19, 20))
    by_bands, by_share = whole.criteria["1"], whole.criteria["2"]
    assert bounds(by_bands) == [0, 6]
    assert bounds(by_share) == [Fraction(9, 5), Fraction(19, 5)]
    assert by_share.status is Status.UNKNOWN
    assert [one.facts for one in whole.missing] == [("pleasure",)]
    target = whole.targets[0]
    assert (target.value, target.highest, target.met) == (Fraction(9, 20), Fraction(19, 20), None)


def test_an_open_result_can_decide_all_the_same() -> None:
    whole = scored(given(asked=10, pleased=2))["test/whole"]
    assert whole.criteria["1"].points.highest == 0
    assert whole.targets[0].met is False


def test_no_value_is_blank() -> None:
    nothing = Evidence(
        date(2024, 12, 31),
        declared={"asked": Declaration("asked", Declared.NOTHING_AROSE, "không")},
    )
    whole = scored(dict.fromkeys(IDS, nothing))["test/whole"]
    assert whole.criteria["1"].checks[0].state is State.BLANK
    assert whole.total.points.highest == 0


@pytest.mark.parametrize(
    ("of", "low", "high"),
    [
        ("A", Fraction(9, 10), Fraction(9, 10)),
        ("B", Fraction(0), Fraction(1)),
        ("weighted", Fraction(19, 31), Fraction(29, 31)),
    ],
)
def test_areas_and_derived_figures(of: str, low: Fraction, high: Fraction) -> None:
    whole = scored(given(asked=10, pleased=9), of)["test/whole"]
    span = whole.evidence.linked["pleasure"].span
    assert (span.low, span.high) == (low, high)


def test_what_is_not_proved_there_supports_nothing_here() -> None:
    def on(*proved: str) -> GroupResult:
        evidence = Evidence(
            date(2024, 12, 31),
            {fact: Fraction(10) for fact in ("asked", "pleased", "kind")},
            sources={fact: Source("D1") for fact in proved},
            documents={"D1": Document("D1", "Báo cáo", kind="report")},
        )
        whole = scored(dict.fromkeys(IDS, evidence))["test/whole"]
        assert not whole.criteria["1"].unproved
        return whole.total

    assert [on("asked").points.earned, on("asked").supported] == [10, 2]  # half the index is sure
    assert on("asked", "kind").supported == 10


CHANGES: list[dict[str, Value]] = [
    {"kind": Fraction(10)},
    {"kind": Fraction(3), "pleased": Fraction(1)},
    {"asked": Fraction(0), "pleased": Fraction(0), "kind": Fraction(0)},
    {"pleasure": Fraction(1, 2)},
    {"pleasure": Fraction(1, 2), "pleased": Fraction(3)},
    {"unheard_of": Fraction(1)},
]


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_as_if_from_scratch(change: dict[str, Value]) -> None:
    before = given(asked=10, pleased=9)
    after = {id_: one.with_values(change) for id_, one in before.items()}
    with LinkedEngine([Engine(one) for one in rulesets()]) as engines:
        runs = engines.changed(engines.run(before), change)
        by_hand = "pleasure" in change
        fresh = engines.run(after)
        for id_ in IDS if not by_hand else IDS[:1]:
            assert runs[id_].given.outcomes == fresh[id_].given.outcomes
            assert runs[id_].proved.outcomes == fresh[id_].proved.outcomes
        if by_hand:
            assert runs["test/whole"].given.outcomes["2"].earned == 2


def test_the_other_ruleset_left_out_leaves_a_fact_to_be_handed_in() -> None:
    _, whole = rulesets()
    with LinkedEngine([Engine(whole)]) as engines:
        evidence = Evidence(date(2024, 12, 31), {"pleasure": Fraction(1)})
        card = engines.score({"test/whole": evidence})["test/whole"]
    assert card.total.points.earned == 10


def test_a_circle_is_refused() -> None:
    back = SURVEY.replace(
        "asked: {label: {vi: Hỏi, en: Asked}, type: count}",
        "asked: {label: {vi: Hỏi, en: Asked}, type: count}\n"
        "  back: {label: {vi: V, en: B}, type: number, "
        "result_of: {ruleset: test/whole, as: points}}",
    )
    with pytest.raises(Circle) as refused:
        in_order([load_ruleset(back, "survey.yaml"), rulesets()[1]])
    assert set(refused.value.cycle) == set(IDS)
    assert refused.value.cycle[0] == refused.value.cycle[-1]


def test_a_figure_that_is_not_there_is_refused() -> None:
    with pytest.raises(NoFigure) as refused:
        in_order(rulesets("C"))
    assert refused.value.wanted.of == "C"
    assert refused.value.known == ("total", "A", "B", "weighted")


def test_the_digest_covers_the_result_read() -> None:
    one, other = (scored(given(asked=10, pleased=n))["test/whole"].digests for n in (8, 9))
    assert one["facts"] != other["facts"]


@pytest.mark.parametrize("fixes", [(), ("1",), ("1", "2")])
def test_what_is_supposed_of_one_comes_through_to_the_other(fixes: tuple[str, ...]) -> None:
    """As if it had been handed in; a figure that is a result is not there to be fixed."""
    nothing = Declaration("kind", Declared.NOTHING_AROSE, "")
    scenario = Scenario("", {"pleased": Fraction(8)}, {"kind": nothing}, fixes=fixes)
    with LinkedEngine(map(Engine, rulesets())) as engines:
        before = given(asked=10, pleased=5, kind=10)
        runs = engines.run(before)
        suppose = beside(engines, runs, "test/whole")
        compiled = engines.engines["test/whole"].compiled
        found = tried(compiled, runs["test/whole"].given, scenario, suppose)
        after = {
            id_: one.supposing(scenario.values, scenario.declared) for id_, one in before.items()
        }
        fresh = engines.run(after)["test/whole"].given
    assert found.stuck == fixes
    assert (found.run.outcomes, found.run.sums) == (fresh.outcomes, fresh.sums)
    assert found.run.evidence.values["pleasure"] == Fraction(2, 5)
