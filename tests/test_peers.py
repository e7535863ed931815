"""What other engines answer with a wrong number, here: a placed error, or an honest "unknown".

One criterion, done / due, 90 % -> 1 point, 70 % -> 0.7, 50 % -> 0.4, else 0. ZEN, publicodes,
OpenFisca and json-logic were each asked the same nine things.
"""

from fractions import Fraction

import pytest

from engine.ruleset.check import check_ruleset, load_checked
from engine.score import Engine
from engine.scorecard import Scorecard, Status
from engine.source.diagnostic import Diagnostic, Severity, SourceError
from evidence.submission import read_submission

BANDS = """
              - {at_least: 90%, points: 1}
              - {at_least: 70%, points: 0.7}
              - {at_least: 50%, points: 0.4}
              - {otherwise: true, points: 0}
"""
RULESET = f"""\
ruleset: lang-gieng/mot
index: other
title: {{vi: Một tiêu chí, en: One criterion}}
unit_kind: commune
period: {{from: 2024-01-01, to: 2024-12-31}}
source: {{document: 01/KH-UBND, title: Kế hoạch, issuer: UBND xã, date: 2024-01-05}}
basis: {{kind: official, total: 1}}
facts:
  due: {{label: {{vi: Đến hạn, en: Due}}, type: count}}
  done: {{label: {{vi: Đã xong, en: Done}}, type: count, part_of: due}}
areas:
  - id: I
    title: LĨNH VỰC I
    criteria:
      - id: "1"
        title: Hoàn thành nhiệm vụ
        points: 1
        rule:
          ratio:
            of: done
            to: due
            when_none: not_applicable
            bands:{BANDS}"""
SUBMISSION = """\
submission: 1
ruleset: lang-gieng/mot
unit: {id: xa, name: Xã A}
as_of: 2024-12-01
facts:
"""


def score(facts: str, ruleset: str = RULESET) -> Scorecard:
    """The scorecard of these facts."""
    rules = load_checked(ruleset, "rules.yaml")
    evidence = read_submission(SUBMISSION + facts, "facts.yaml", rules).evidence
    with Engine(rules) as engine:
        return engine.score(evidence)


def refused(old: str, new: str) -> list[tuple[str, str, str | None]]:
    """The errors of the ruleset with one thing written otherwise: code, place, what was meant."""
    text = RULESET.replace(old, new)
    assert text != RULESET
    with pytest.raises(SourceError) as raised:
        load_checked(text, "rules.yaml")
    assert errors(check_ruleset(text, "rules.yaml")) == list(raised.value.diagnostics)
    return [(d.code, str(d.spans[0]), d.suggestion) for d in raised.value.diagnostics]


def errors(found: list[Diagnostic]) -> list[Diagnostic]:
    return [one for one in found if one.severity is Severity.ERROR]


@pytest.mark.parametrize(
    ("done", "points"), [(90, "1"), (89, "0.7"), (70, "0.7"), (50, "0.4"), (49, "0")]
)
def test_with_nothing_wrong_the_points_are_right(done: int, points: str) -> None:
    card = score(f"  due: 100\n  done: {done}\n")
    assert card.total.points.earned == card.total.points.highest == Fraction(points)


@pytest.mark.parametrize("facts", ["  due: 100\n", "  done: 95\n", "  due:\n  done:\n"])
def test_a_fact_that_is_absent_is_unknown(facts: str) -> None:
    # OpenFisca and json-logic answer 0.
    card = score(facts)
    assert card.criteria["1"].status is Status.UNKNOWN
    assert card.total.points.earned == 0
    assert card.total.points.highest == 1
    assert card.missing


def test_dividing_by_zero_does_what_the_ruleset_says() -> None:
    # OpenFisca answers 0, ZEN nothing, json-logic falls over.
    card = score("  due: 0\n  done: 0\n")
    assert card.criteria["1"].status is Status.NOT_APPLICABLE
    assert card.total.points.max == 0


def test_dividing_by_zero_without_saying_so_is_an_error() -> None:
    found = refused("            when_none: not_applicable\n", "")
    assert found == [("R401", "rules.yaml:21:17", None)]


def test_a_gap_between_bands_is_an_error_with_a_value_in_it() -> None:
    # ZEN answers {} and json-logic null.
    text = RULESET.replace("{at_least: 50%,", "{at_least: 50%, at_most: 65%,")
    (found,) = errors(check_ruleset(text, "rules.yaml"))
    assert (found.code, str(found.spans[0])) == ("R103", "rules.yaml:25:17")
    assert found.params["span"] == "above: 65%, below: 70%"
    assert found.params["proposed"] == "{above: 65%, below: 70%, points: …}"
    assert Fraction(65, 100) < Fraction(found.params["witness"][:-1]) / 100 < Fraction(70, 100)


def test_bands_out_of_order_are_an_error() -> None:
    # ZEN and json-logic answer 0.4 for 0.7; OpenFisca sorts them in silence.
    rows = BANDS.splitlines(keepends=True)
    found = refused(BANDS, "".join([rows[0], rows[3], rows[2], rows[1], rows[4]]))
    assert found == [("R101", "rules.yaml:25:17", None), ("R101", "rules.yaml:26:17", None)]


def test_the_same_threshold_twice_is_an_error() -> None:
    # OpenFisca adds the two (0.9); in ZEN and json-logic the second is dead in silence.
    assert refused("{at_least: 50%", "{at_least: 70%") == [("R101", "rules.yaml:26:17", None)]


def test_a_misspelt_fact_is_an_error_with_the_right_one() -> None:
    # json-logic answers 0 and ZEN {}.
    assert refused("of: done", "of: doen") == [("R203", "rules.yaml:20:17", "done")]


def test_a_misspelt_key_is_an_error_with_the_right_one() -> None:
    # publicodes ignores it.
    found = refused("            when_none:", "            wen_none:")
    assert found == [("Y040", "rules.yaml:22:13", "when_none")]


def test_a_fact_that_the_ruleset_does_not_know_is_an_error() -> None:
    # ZEN and json-logic ignore it.
    with pytest.raises(SourceError) as raised:
        score("  due: 100\n  doen: 95\n")
    (found,) = raised.value.diagnostics
    assert (str(found.spans[0]), found.suggestion) == ("facts.yaml:7:3", "done")


def test_broken_yaml_is_an_error_at_its_line() -> None:
    # OpenFisca gives a traceback, publicodes a caret without the line of the file.
    found = refused("title: {vi: Một tiêu chí, en: One criterion}", "title: {vi: Một tiêu chí")
    assert found == [("Y016", "rules.yaml:3:8", None)]
