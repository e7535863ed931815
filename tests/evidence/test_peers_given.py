"""Other units' figures in a submission: read by type, blank is unknown, cited documents count."""

from fractions import Fraction

from engine.facts import Other
from engine.score import Engine
from evidence.submission import read_submission
from tests.evidence.support import BESIDE

RULESET = BESIDE["test/among"]
TEXT = """submission: 1
ruleset: test/among
unit: {id: a, name: Xã A}
as_of: 2024-11-15
facts: {online: 60%, has_forest: có, planted: 110, target: 100}
peers:
  online: {Xã B: 80%, Xã C: {value: 50%, document: D1, page: 3}, Xã D: }
  planted/target: {Xã B: 120%}
documents:
  D1: {title: Báo cáo tổng hợp, kind: report}
"""


def test_figures_of_others() -> None:
    found = read_submission(TEXT, "s.yaml", RULESET)
    assert found.diagnostics == ()
    assert found.evidence.peers == {
        "online": (
            Other("Xã B", Fraction(4, 5), Fraction(4, 5)),
            Other("Xã C", Fraction(1, 2), Fraction(1, 2), document="D1"),
            Other("Xã D", Fraction(0), Fraction(1), leaves=True),
        ),
        "planted/target": (Other("Xã B", Fraction(6, 5), Fraction(6, 5)),),
    }


def test_they_decide_what_is_relative() -> None:
    evidence = read_submission(TEXT, "s.yaml", RULESET).evidence
    with Engine(RULESET) as engine:
        card = engine.score(evidence)
    assert card.criteria["2"].points.earned == 15
    open_ = card.criteria["1"].points
    assert [open_.earned, open_.highest] == [12, 15]  # Xã D is at 100 % or below


def test_they_are_part_of_the_digest() -> None:
    with Engine(RULESET) as engine:
        one, other = (
            engine.score(read_submission(text, "s.yaml", RULESET).evidence).digests["facts"]
            for text in (TEXT, TEXT.replace("120%", "121%"))
        )
    assert one != other
