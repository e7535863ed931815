"""Figures as people write them, by the type of the fact; the cases are data."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from engine.facts import NEVER, Value
from engine.points import text
from engine.ruleset.fact import FactDeclaration, FactType
from engine.ruleset.text import Label
from evidence.codes import CODES, SEVERITIES, E
from evidence.figure import Figure
from evidence.numbers import read_number
from evidence.values import read_value
from tests.evidence.support import CASES
from tests.laws.settings import tried

WRITTEN: dict[str, list[dict[str, Any]]] = yaml.load(
    (CASES / "numbers.yaml").read_text(encoding="utf-8"), Loader=yaml.CBaseLoader
)
EACH = [pytest.param(t, c, id=f"{t} {c['says']!a}") for t, cases in WRITTEN.items() for c in cases]
MEANT = [(t, case["meant"]) for t, cases in WRITTEN.items() for case in cases if "meant" in case]
OPTIONS = {
    "good": ("Tốt", "Good"),
    "fair": ("Khá", "Fair"),
    "none": ("Chưa xếp loại", "Not graded"),
}
AMOUNTS = (FactType.COUNT, FactType.MONEY)


def declared(type_: str) -> FactDeclaration:
    options = {code: Label(vi=vi, en=en) for code, (vi, en) in OPTIONS.items()}
    return FactDeclaration(
        label=Label(vi="x", en="x"),
        type=FactType(type_),
        options=options if type_ == "choice" else {},
    )


def expected(type_: str, says: str) -> Value:
    match type_:
        case "date":
            return NEVER if says == "never" else date.fromisoformat(says)
        case "yes_no":
            return says == "yes"
        case "choice":
            return says
        case _:
            return Fraction(says)


@pytest.mark.parametrize(("type_", "case"), EACH)
def test_a_figure(type_: str, case: dict[str, Any]) -> None:
    figure: Figure[Value] = read_value(case["says"], declared(type_))
    codes = [problem.code for problem in figure.problems]
    if "code" in case:
        assert figure.value is None
        assert codes == [case["code"]]
        assert SEVERITIES[codes[0]] is E
    else:
        assert figure.value == expected(type_, case["value"])
        assert type(figure.value) is type(expected(type_, case["value"]))
        assert codes == case.get("notes", [])
        assert all(SEVERITIES[code] is not E for code in codes)
    assert [p.suggestion for p in figure.problems if p.suggestion] == [
        case[key] for key in ("meant",) if key in case
    ]
    for problem in figure.problems:
        of_all = {"name", "count"} & CODES[problem.code]  # said where figures are folded
        assert {*problem.params, *of_all} == CODES[problem.code]


@pytest.mark.parametrize(("type_", "meant"), MEANT)
def test_what_is_proposed_is_taken(type_: str, meant: str) -> None:
    figure: Figure[Value] = read_value(meant, declared(type_))
    assert figure.value is not None


def test_both_readings_of_an_ambiguous_number_are_told() -> None:
    [problem] = read_number("1.240", FactType.MONEY).problems
    assert problem.params == {"got": "1.240", "whole": "1240", "decimal": "1.24"}


@pytest.mark.parametrize(
    ("limits", "says", "code", "limit"),
    [
        ({"at_least": "1"}, "0", "E041", "1"),
        ({"at_most": "17"}, "18", "E042", "17"),
        ({"at_least": "1", "at_most": "17"}, "17", None, ""),
        ({"at_least": "1", "at_most": "17"}, "1", None, ""),
    ],
)
def test_limits(limits: dict[str, str], says: str, code: str | None, limit: str) -> None:
    fact = FactDeclaration.model_validate(
        {"label": {"vi": "x", "en": "x"}, "type": "count", **limits}
    )
    figure: Figure[Value] = read_value(says, fact)
    said = [(p.code, p.params["limit"]) for p in figure.problems]
    assert said == ([] if code is None else [(code, limit)])


WHOLE = st.integers(0, 10**18)
DECIMALS = st.text("0123456789", min_size=1, max_size=6)


def grouped(whole: int, mark: str) -> str:
    return f"{whole:,}".replace(",", mark)


@tried(200)
@given(WHOLE, st.sampled_from(["", " ", "\u00a0"]), st.booleans())
def test_whole_numbers_are_read_back(whole: int, mark: str, wide: bool) -> None:
    says = grouped(whole, mark)
    if wide:
        says = says.translate({ord(d): ord(d) - 0x30 + 0xFF10 for d in "0123456789"})
    for type_ in (*AMOUNTS, FactType.NUMBER):
        assert read_number(says, type_) == Figure(Fraction(whole))


@tried(200)
@given(
    WHOLE, DECIMALS, st.sampled_from([("", "."), (",", "."), (" ", "."), (" ", ","), (".", ",")])
)
def test_decimals_are_read_back_or_refused_as_ambiguous(
    whole: int, decimals: str, marks: tuple[str, str]
) -> None:
    thousands, point = marks
    says = f"{grouped(whole, thousands)}{point}{decimals}"
    value = Fraction(f"{whole}.{decimals}")
    for type_ in (FactType.MONEY, FactType.NUMBER):
        figure = read_number(says, type_)
        alone = whole < 1000 and len(decimals) == 3 and whole > 0
        if alone and (point == "," or type_ is FactType.MONEY):
            assert [p.code for p in figure.problems] == ["E021"]
        else:
            assert figure.value == value


@tried(200)
@given(st.fractions(), st.sampled_from([FactType.NUMBER]))
def test_exact_text_of_a_number_is_read_back(value: Fraction, type_: FactType) -> None:
    assert len(text(value)) > 40 or read_number(text(value), type_).value == value


@tried(200)
@given(st.decimals(0, 100, places=4, allow_nan=False, allow_infinity=False))
def test_shares_are_read_back(percent: Any) -> None:
    assert read_number(f"{percent}%", FactType.SHARE).value == Fraction(percent) / 100
    assert read_number(str(percent / 100), FactType.SHARE).value == Fraction(percent / 100)


@tried(200)
@given(st.text(), st.sampled_from(sorted(WRITTEN)))
def test_any_text_is_taken_or_refused(says: str, type_: str) -> None:
    figure: Figure[Value] = read_value(says, declared(type_))
    assert (figure.value is None) == figure.refused


@tried(200)
@given(st.text("0123456789 .,%-+/", max_size=12), st.sampled_from(FactType))
def test_never_a_second_reading(says: str, type_: FactType) -> None:
    """What two people could read in two ways is refused: no value has another plain reading."""
    if not type_.numeric:
        return
    value = read_number(says, type_).value
    body = says.strip(" %+-")
    if (
        value is None
        or type_ not in AMOUNTS
        or body.count(",") + body.count(".") != 1
        or " " in body
    ):
        return
    head, _, tail = body.replace(",", ".").partition(".")
    assert len(tail) != 3 or len(head) > 3 or head.startswith("0")
