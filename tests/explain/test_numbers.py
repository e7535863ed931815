"""Figures for a person: each language's habits, and the right side of every threshold."""

from datetime import date
from decimal import Decimal, localcontext
from fractions import Fraction as F

import pytest
from babel.numbers import format_decimal, format_percent, parse_decimal
from hypothesis import given
from hypothesis import strategies as st

from engine.points import exact, rounded, terminates
from explain.words import Words, words

VI, EN = words("vi"), words("en")


@pytest.mark.parametrize(
    ("value", "vi", "en"),
    [
        ("45.84", "45,84", "45.84"),
        ("2.5", "2,5", "2.5"),
        ("100", "100", "100"),
        ("20/3", "6,67", "6.67"),
        ("-1.5", "−1,5", "−1.5"),
        ("1234567.891", "1.234.567,89", "1,234,567.89"),
        ("0.0004", "0,0004", "0.0004"),
        ("-1/3000", "−0,0003", "−0.0003"),
        ("0", "0", "0"),
        ("0.125", "0,13", "0.13"),
        ("-0.125", "−0,13", "−0.13"),
    ],
)
def test_points(value: str, vi: str, en: str) -> None:
    assert VI.points(exact(value)) == vi
    assert EN.points(exact(value)) == en


@pytest.mark.parametrize(
    ("value", "near", "vi"),
    [
        ("1187/1240", "100%", "95,73%"),
        ("0.899996", "90%", "89,9996%"),
        ("0.9", "90%", "90%"),
        ("0.90000001", "90%", "90,000001%"),
        ("999999/1000000", "100%", "99,9999%"),
        ("2/3", "66.67%", "66,667%"),
        ("2/3", "66.66666666666667%", "66,666666666666667%"),
        ("0.66666", "2/3", "66,666%"),
        ("2/3", "2/3", "66,67%"),
        ("0.899996", "89.9996%", "89,9996%"),
    ],
)
def test_a_share_keeps_to_its_side_of_the_threshold(value: str, near: str, vi: str) -> None:
    assert VI.share(exact(value), near=(exact(near),)) == vi


def test_a_total_just_below_its_target_does_not_read_as_the_target() -> None:
    assert VI.points(exact("84.9996"), near=(F(85),)) == "84,9996"
    assert VI.points(exact("85.0004"), near=(F(85),)) == "85,0004"
    assert VI.points(exact("85"), near=(F(85),)) == "85"


fractions = st.fractions(min_value=-200, max_value=200, max_denominator=10**9)


@given(fractions, st.lists(fractions, max_size=4), st.sampled_from([VI, EN]))
def test_what_is_printed_is_on_the_side_of_what_is(value: F, near: list[F], said: Words) -> None:
    shown = said.number(value, near=tuple(near))
    read = F(parse_decimal(shown.replace("−", "-"), locale=said.lang))
    for other in near:
        if other == value and not terminates(value):
            continue
        assert (read > other) == (value > other)
        assert (read < other) == (value < other)
    if not near:
        assert read == rounded(value, 2)


@given(st.integers(-(10**45), 10**45) | st.integers(-9999, 9999), st.integers(0, 12))
def test_figures_are_written_as_cldr_has_it(whole: int, places: int) -> None:
    with localcontext(prec=100):
        value = Decimal(whole).scaleb(-places)
        for said in (VI, EN):
            shown = format_decimal(value, locale=said.lang, decimal_quantization=False)
            share = format_percent(value, locale=said.lang, decimal_quantization=False)
            assert said.exact(F(whole, 10**places)) == shown.replace("-", "−")
            assert said.exact(F(whole, 10**places), share=True) == share.replace("-", "−")


@given(st.fractions(max_denominator=10**6).filter(bool))
def test_what_is_not_nothing_never_reads_as_0(value: F) -> None:
    assert VI.points(value) not in ("0", "−0")


@pytest.mark.parametrize(
    ("text", "share", "vi"),
    [
        ("0.8085858", True, "80,85858%"),
        ("96.4%", True, "96,4%"),
        ("1/3", False, "0,3333333333"),
        ("1240", False, "1.240"),
        ("1" + "0" * 38, False, "100" + ".000" * 12),
    ],
)
def test_a_figure_given_is_shown_with_every_digit(text: str, share: bool, vi: str) -> None:
    assert VI.exact(exact(text), share=share) == vi


def test_fractions_that_people_cannot_read_as_decimals_stay_fractions() -> None:
    assert VI.precise(F(5, 6)) == "5/6"
    assert VI.precise(F(-5, 6)) == "−5/6"
    assert VI.precise(F(5, 8)) == "0,625"


def test_days() -> None:
    assert VI.date(date(2024, 3, 5)) == "05/03/2024"
    assert EN.date(date(2024, 3, 5)) == "5 Mar 2024"
    assert VI.date(date(1, 1, 1)) == "01/01/0001"
