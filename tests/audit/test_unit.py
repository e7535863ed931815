"""Every finding of one unit's audit, on claims and documents made for it."""

from datetime import date
from fractions import Fraction

import pytest

from engine.audit import CODES, SEVERITIES, Finding, Materiality, audit
from engine.score import Engine
from engine.source.diagnostic import Severity
from tests.audit.support import FULL, RULESET, audited, codes, doubted

UNKNOWN = "  cases: {value: 3}\n"
"""Of 4 it is known that it applies, and not how it went."""


def claimed(claims: str, facts: str = "", full: str = FULL) -> str:
    return full.replace("facts:\n", f"facts:\n{facts}", 1) + f"claims: {{{claims}}}\n"


CASES: list[tuple[str, str, list[tuple[str, str]]]] = [
    ('"1": 4, "2": 2, "3": 1.5', "", []),
    ('"1": 4, "2": 2, "3": 2', "", [("A101", "3")]),
    ('"1": 2, "2": 2, "3": 1.5', "", [("A102", "1")]),
    ('"1": 4, "2": 2, "3": 1.5, "4": 2', UNKNOWN, [("A103", "4")]),
    ('"1": 4, "2": 2', "", [("A106", "total")]),
    ('"1": 4', "", [("A106", "total")]),
    ('"1": 4, "2": 2, total: 7', "", [("A102", "total"), ("A106", "total")]),
    ('"1": 4, "2": 2, total: 5', "", [("A102", "total"), ("A106", "total"), ("A113", "total")]),
    ('"1": 4, "3": 1.5, A: 6', "", [("A106", "total")]),
    ('"1": 4, "3": 1.5, A: 7', "", [("A106", "total"), ("A107", "A"), ("A114", "A")]),
    ('"1": 4, "2": 2, "3": 1.5, total: 7.5', "", []),
    ('"1": 4, "2": 2, "3": 1.5, total: 8', "", [("A107", "total")]),  # 4 may be claimed in it
    ('"1": 4, "2": 2, "3": 1.5, total: 9.5', "", [("A107", "total")]),
    ('"1": 4, "2": 2, "3": 1.5, total: 9.6', "", [("A107", "total"), ("A114", "total")]),
    ('"1": 4, "2": 2, "3": 1.5, total: 7.4', "", [("A102", "total"), ("A113", "total")]),
    ('"1": 4, "2": 2, "3": 1.5, "4": 0, total: 8', "", [("A107", "total"), ("A111", "total")]),
    ('"1": 4, "2": 2, "3": 1.5, A: 6, B: 1.5', "", []),
    ('"1": 4, "2": 2, "3": 1.5, A: 7', "", [("A107", "A"), ("A111", "A")]),
    ('"1": 4, "2": 2, "2/1": 1, "2/2": 1, "3": 1.5', "", []),
    ('"1": 4, "2": 2, "2/1": 1, "2/2": 0, "3": 1.5', "", [("A102", "2/2"), ("A111", "2")]),
    ('"1": 4, "2/1": 1, "2/2": 1, "3": 1.5', "", []),
    ('"1": 4, "2/1": 1, "2/2": 1, "3": 1.5, total: 7.5', "", []),
    ('"1": 4, "2/1": 1, "2/2": 1, "3": 1.5, A: 5', "", [("A102", "A"), ("A111", "A")]),
    ("total: 7.5", "", []),
    ("total: 8", "", [("A107", "total")]),
    ('A: 6, "3": 1.5', "", []),
    ('A: 6, "3": 1.5, total: 7.5', "", []),
    ('"1": 3, "2": 2, "3": 1.5', "", [("A102", "1"), ("A112", "1")]),
    ('"1": 4, "2": 2, "3": 1.3', "", [("A102", "3"), ("A112", "3")]),
    ("", "", []),
]


@pytest.mark.parametrize(("claims", "facts", "expected"), CASES)
def test_claims_against_the_evidence(
    claims: str, facts: str, expected: list[tuple[str, str]]
) -> None:
    found = audited(claimed(claims, facts))
    ours = [(code, line) for code, line in codes(found) if code < "A2"]
    assert sorted(ours) == sorted(expected)


def test_all_lines_left_blank_are_one_finding_and_no_difference() -> None:
    [one] = [one for one in audited(claimed('"1": 4')).findings if one.code == "A106"]
    points = Fraction(7, 2)
    assert one.params == {"earned": points, "supported": points, "criteria": ("2", "3")}
    assert (one.points, one.over, one.material) == (None, False, False)
    loose = FULL.replace("by: A, confirmed_by: B", "by: A")
    [one] = [one for one in audited(claimed('"1": 4', full=loose)).findings if one.code == "A106"]
    assert (one.params["earned"], one.params["supported"]) == (points, Fraction(2))


NO_PROOF = FULL.replace("due: {value: 1000, document: D1}", "due: 1000")


@pytest.mark.parametrize(
    ("claims", "lines"),
    [
        ('"1": 4, "2": 2, "3": 1.5', ["1"]),
        ('"1": 1', ["1"]),
        ('"2": 2, "3": 1.5', []),  # nothing is claimed that is not proved
        ('"2": 2, "3": 1.5, total: 7.5', []),
        ('"2": 2, A: 6', []),
        ("total: 7.5", ["1"]),  # claimed in the whole, of which no line is claimed
        ('A: 6, "3": 1.5', ["1"]),
        ('A: 6, "3": 1.5, total: 7.5', ["1"]),
        ('B: 1.5, "2": 2', []),
        ("", []),
    ],
)
def test_a_line_left_blank_claims_nothing_that_is_not_proved(claims: str, lines: list[str]) -> None:
    found = audited(claimed(claims, full=NO_PROOF))
    assert [one.line for one in found.findings if one.code == "A104"] == lines
    assert found.material is bool(lines)


@pytest.mark.parametrize(
    ("claims", "total", "group"),
    [
        ('"1": 4, "2": 1, "3": 1, "4": 0', Fraction(-3, 2), Fraction(-1)),
        ('"1": 4, "2": 1, "3": 1', None, Fraction(-1)),  # 4 may apply, and may be claimed
        ('"1": 4, "3": 1', None, None),
        ('"1": 4, "3": 1, total: 7', Fraction(-1, 2), None),
    ],
)
def test_a_sum_with_a_line_left_blank_is_no_claim_of_the_whole(
    claims: str, total: Fraction | None, group: Fraction | None
) -> None:
    found = audited(claimed(claims)).lines
    assert (found["total"].difference, found["A"].difference) == (total, group)
    assert found["1"].difference == 0


def test_a_claim_for_what_does_not_apply() -> None:
    away = "declarations: [{fact: cases, is: nothing_arose, reason: không có vụ nào}]\n"
    found = audited(claimed('"1": 4, "2": 2, "3": 1.5, "4": 2') + away)
    ours = [one for one in found.findings if one.code == "A105"]
    assert [(one.line, one.points, one.over, one.material) for one in ours] == [
        ("4", Fraction(2), True, True)
    ]
    assert audited(claimed('"1": 4, "2": 2, "3": 1.5, "4": 0') + away).material is False


@pytest.mark.parametrize(
    ("change", "line", "points", "names"),
    [
        (("due: {value: 1000, document: D1}", "due: 1000"), "1", Fraction(4), ("due",)),
        (("kind: report", "kind: register"), "1", Fraction(4), ("done", "due")),
        (("by: A, confirmed_by: B", "by: A"), "3", Fraction(3, 2), ("3",)),
        (("by: A, confirmed_by: B", "by: A, confirmed_by: a"), "3", Fraction(3, 2), ("3",)),
    ],
)
def test_points_without_proof(
    change: tuple[str, str], line: str, points: Fraction, names: tuple[str, ...]
) -> None:
    found = audited(claimed('"1": 4, "2": 2, "3": 1.5', full=FULL.replace(*change)))
    ours = {one.line: one for one in found.findings if one.code == "A104"}
    assert ours[line].points == points
    assert ours[line].params["facts"] == names
    assert ours[line].material


@pytest.mark.parametrize(
    ("issued", "expected"),
    [
        ("2024-11-30", []),
        ("2024-12-01", [("A201", ("1",))]),
        ("2024-12-31", [("A201", ("1",))]),
        ("2025-01-01", [("A201", ("1",)), ("A201", ("2",))]),
        ("2024-01-01", []),
        ("2023-12-31", [("A202", ("1", "2"))]),
        ("2025-01-11", []),  # after as_of: it does not count, and the reading says so
    ],
)
def test_documents_against_deadlines_and_the_period(
    issued: str, expected: list[tuple[str, tuple[str, ...]]]
) -> None:
    found = audited(FULL.replace("2024-12-20", issued))
    ours = [(one.code, one.params["criteria"]) for one in found.findings if one.code[1] == "2"]
    assert ours == expected


@pytest.mark.parametrize(
    ("done", "parked"),
    [("899", False), ("900", True), ("904", True), ("905", False), ("703", True), ("704", False)],
)
def test_a_rate_just_over_a_threshold_is_a_signal(done: str, parked: bool) -> None:
    found = audited(FULL.replace("value: 904", f"value: {done}"))
    assert [one.line for one in found.findings if one.code == "A901"] == ["1"] * parked


def test_a_rate_of_few_is_no_signal() -> None:
    few = FULL.replace("value: 1000", "value: 10").replace("value: 904", "value: 9")
    assert "A901" not in dict(codes(audited(few)))


def test_what_matters_comes_first_then_the_most_points() -> None:
    found = audited(claimed('"1": 0, "2": 1.9, "3": 2, total: 3.9'))
    assert [(one.code, one.points, one.material) for one in found.findings[:4]] == [
        ("A102", Fraction(4), True),
        ("A102", Fraction(18, 5), True),
        ("A101", Fraction(1, 2), True),
        ("A102", Fraction(1, 10), False),
    ]


@pytest.mark.parametrize(("least", "material"), [("1/2", True), ("51/100", False)])
def test_the_materiality_is_reached_at_its_own_value(least: str, material: bool) -> None:
    limit = Fraction(least)
    body = claimed('"1": 4, "2": 2, "3": 2')
    assert audited(body, Materiality(limit, limit)).material is material
    whole = claimed('"1": 4, "2": 2, "3": 1.5, total: 8')
    assert audited(whole, Materiality(Fraction(9), limit)).material is material
    assert not audited(whole, Materiality(limit, Fraction(9))).material


def test_a_finding_has_the_parameters_of_its_code() -> None:
    bodies = [claimed(claims, facts) for claims, facts, _ in CASES]
    bodies += [FULL.replace("2024-12-20", day) for day in ("2023-01-01", "2025-01-01")]
    bodies += [claimed('"1": 4', full=NO_PROOF)]
    bodies += [
        claimed('"4": 1') + "declarations: [{fact: cases, is: nothing_arose, reason: không}]\n"
    ]
    every: list[Finding] = [one for body in bodies for one in audited(body).findings]
    assert {one.code for one in every} == {code for code in CODES if code in SINGLE}
    for one in every:
        assert set(one.params) == CODES[one.code], one
        assert (one.points is None) == ("points" not in one.params), one
        assert SEVERITIES[one.code] is not Severity.ERROR
        assert all(value for value in one.params.values() if isinstance(value, date))


OTHER = """facts: {due: 1000, done: 903, met: không, sites: 3}
declarations: [{fact: cases, is: nothing_arose, reason: không có}]
"""


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ("", [("1", "done"), ("2", "met")]),
        ("  cases: {value: 0}\n", [("1", "done"), ("2", "met")]),
        ("  cases: {value: 3}\n", [("1", "done"), ("2", "met"), ("4", "cases")]),
    ],
)
def test_figures_against_another_source(facts: str, expected: list[tuple[str, str]]) -> None:
    with Engine(RULESET) as engine:
        card = engine.score(doubted(claimed('"1": 4', facts)).evidence)
        found = audit(engine.compiled, card, Materiality(), other=doubted(OTHER).evidence)
    ours = [one for one in found.findings if one.code == "A121"]
    assert [(one.line, one.params["fact"]) for one in ours] == expected
    assert all(set(one.params) == CODES["A121"] for one in ours)


SINGLE = {code for code in CODES if code[1] in "12" or code == "A901"} - {"A121", "A203"}
"""What the audit of one unit can find by itself."""
