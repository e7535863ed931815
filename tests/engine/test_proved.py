"""What stands on what is proved: never more than with the figures that are not."""

from datetime import date
from fractions import Fraction

from engine.facts import Declaration, Declared, Document, Evidence, Source
from engine.linked import LinkedEngine
from engine.ruleset.load import load_ruleset
from engine.score import Engine
from tests.engine.small import START

RULESET = (
    START.format(name="proved", total=10)
    + """\
proofs: {register: {vi: Sổ, en: Register}}
facts:
  files: {label: {vi: Hồ sơ, en: Files}, type: count, at_least: 1, proof: [register]}
  on_time: {label: {vi: Đúng hạn, en: On time}, type: count, part_of: files, proof: [register]}
  plan: {label: {vi: Kế hoạch, en: Plan}, type: yes_no, proof: [register]}
areas:
  - id: A
    title: LĨNH VỰC
    criteria:
      - id: "1"
        title: Đúng hạn
        points: 6
        rule:
          ratio:
            of: on_time
            to: files
            when_none: zero
            bands: [{at_least: 90%, share: 100%}, {otherwise: true, share: 50%}]
      - {id: "2", title: Kế hoạch, points: 4, rule: {yes_no: {of: plan}}}
"""
)
DAY = date(2024, 11, 15)
NONE = Declaration("files", Declared.NOTHING_AROSE, "không có")


def test_what_nothing_proves_does_not_make_up_for_another() -> None:
    """Without its declaration, the first could only earn more, and the second loses all it has."""
    evidence = Evidence(DAY, {"plan": True}, {"files": NONE})
    for more in ("", "total: {round: 2}\n"):
        with Engine(load_ruleset(RULESET + more, "proved.yaml")) as engine:
            run = engine.run(evidence)
            for card in (engine.score(evidence), engine.card(run, engine.supported(run))):
                assert {one.supported for one in card.criteria.values()} == {0}
                assert card.total.points.earned == 4
                assert card.total.supported == card.groups["A"].supported == 0


ASKED = """\
      - id: "3"
        title: Hỏi
        points: 4
        rule:
          branch:
            - {when: {criterion: "1", is: not_met}, then: {yes_no: {of: plan}}}
            - {otherwise: {fixed: {share: 100%}}}
"""


def test_what_asks_for_it_does_not_take_it_for_surer() -> None:
    """Half is the least that the first can earn; with its figure it earns nothing."""
    with Engine(load_ruleset(RULESET + ASKED, "proved.yaml")) as engine:
        card = engine.score(Evidence(DAY, {"plan": True}, {"files": NONE}))
    assert [one.points.earned for one in card.criteria.values()] == [0, 4, 4]
    assert [one.supported for one in card.criteria.values()] == [0, 0, 0]
    assert card.total.supported == 0


READS = (
    START.format(name="reads", total=10)
    + """\
facts:
  result:
    label: {vi: Kết quả, en: Result}
    type: number
    unit: {vi: điểm, en: points}
    result_of: {ruleset: test/proved, of: total, as: points}
areas:
  - id: A
    title: LĨNH VỰC
    criteria:
      - {id: "1", title: Ít, points: 10, rule: {count: {of: result, at_most: 2}}}
"""
)


def test_what_nothing_proves_is_no_proof_that_it_is_so_little() -> None:
    rulesets = [load_ruleset(RULESET, "proved.yaml"), load_ruleset(READS, "reads.yaml")]
    with LinkedEngine([Engine(one) for one in rulesets]) as engines:
        runs = engines.run(
            {"test/proved": Evidence(DAY, {}, {"files": NONE}), "test/reads": Evidence(DAY)}
        )
        card = engines.cards(runs)["test/reads"]
        proved = runs["test/reads"].given.evidence.linked["result"].proved
    assert (proved.low, proved.high) == (Fraction(0), Fraction(10))
    assert card.total.supported == 0


def test_what_is_proved_stands_beside_it() -> None:
    evidence = Evidence(
        DAY,
        {"plan": True},
        {"files": NONE},
        sources={"plan": Source("D")},
        documents={"D": Document("D", "Sổ", kind="register")},
    )
    with Engine(load_ruleset(RULESET, "proved.yaml")) as engine:
        card = engine.score(evidence)
    assert [one.supported for one in card.criteria.values()] == [Fraction(0), Fraction(4)]
    assert card.total.supported == 4
