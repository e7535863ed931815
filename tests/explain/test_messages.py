"""Messages and words as they are said: numbers, languages, what is missing."""

from datetime import date

import pytest

from engine.source.diagnostic import Diagnostic, Severity, Span
from explain.words import catalogue, words
from explain.words.messages import CATALOGUES, message


def test_a_missing_word_shows_and_does_not_fail() -> None:
    assert words("vi").say("report.nowhere") == "⟨report.nowhere⟩"
    assert words("vi").say("report.cite", place="a") == "a, mục ⟨row⟩"


def test_a_language_that_is_not_known_is_vietnamese() -> None:
    assert words("fr") is not None
    assert words("fr").date(date(2024, 1, 2)) == "02/01/2024"


def test_every_catalogue_of_codes_is_one_of_the_files() -> None:
    assert set(CATALOGUES.values()) <= set(catalogue.names())


@pytest.mark.parametrize(
    ("code", "params", "vi"),
    [
        (
            "R406",
            {"name": "1.2", "best": "1.9375", "worth": "2.5"},
            "1.2: nhiều nhất 1,9375 trên 2,5",
        ),
        ("E082", {"name": "1.1", "got": "8.4", "limit": "7.25"}, "1.1: điểm tự chấm 8,4 cao hơn"),
        ("E021", {"name": "a", "got": "1.240", "whole": "1240", "decimal": "1.24"}, "“1.240” đọc"),
        ("E021", {"name": "a", "got": "1.240", "whole": "1240", "decimal": "1.24"}, "hoặc 1,24"),
        ("E041", {"name": "a", "got": "−0.5%", "limit": "0.25%"}, "a: −0,5% nhỏ hơn"),
        ("C021", {"got": "4.1", "expected": "4.1-a, 4.1-b"}, "Mã 4.1 chỉ nhiều tiêu chí: 4.1-a"),
        ("E010", {"got": "1.0", "expected": "1"}, "phiên bản 1.0,"),
    ],
)
def test_exact_numbers_have_a_decimal_comma_in_vietnamese(
    code: str, params: dict[str, str], vi: str
) -> None:
    one = Diagnostic(code, Severity.ERROR, params, (Span("f", 1, 1),))
    assert vi in message(words("vi"), one)
    assert all(value in message(words("en"), one) for value in params.values())


@pytest.mark.parametrize(
    ("code", "params", "vi", "en"),
    [
        (
            "E046",
            {"name": "a", "got": "2024-11-30", "as_of": "2024-11-15"},
            "a: ngày 30/11/2024 sau ngày tính 15/11/2024",
            "a: 30 Nov 2024 is after as_of, 15 Nov 2024",
        ),
        ("R504", {"day": "2024-02-01"}, "Ngày 01/02/2024 chỗ này", "1 Feb 2024 is meant"),
        (
            "E032",
            {"name": "a", "got": "1/2/2024", "read": "2024-02-01", "count": "4"},
            "(4 chỗ); chỗ đầu tiên là a: “1/2/2024” là ngày 1 tháng 2 năm 2024",
            "(places: 4); the first is a: “1/2/2024” is 1 February 2024",
        ),
        ("E030", {"name": "a", "got": "2024-2-30"}, "a: “2024-2-30”", "a: “2024-2-30”"),
        ("E031", {"name": "a", "got": "2023-02-29"}, "“2023-02-29”", "“2023-02-29”"),
    ],
)
def test_a_day_is_written_by_the_habits_of_the_language_unless_it_is_quoted(
    code: str, params: dict[str, str], vi: str, en: str
) -> None:
    one = Diagnostic(code, Severity.ERROR, params, (Span("f", 1, 1),))
    assert vi in message(words("vi"), one)
    assert en in message(words("en"), one)


@pytest.mark.parametrize(
    ("params", "vi"),
    [
        ({"got": "-3", "limit": "0"}, "a: −3 nhỏ hơn"),
        ({"got": "-20/3", "limit": "-1.5"}, "a: −20/3 nhỏ hơn mức thấp nhất có thể là −1,5"),
        ({"got": "x-1", "limit": "0"}, "a: x-1 nhỏ hơn"),
    ],
)
def test_a_negative_number_has_a_minus_sign_and_a_word_its_hyphen(
    params: dict[str, str], vi: str
) -> None:
    one = Diagnostic("E041", Severity.ERROR, {"name": "a", **params}, (Span("f", 1, 1),))
    assert vi in message(words("vi"), one)


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        (
            "vi",
            "Đơn vị là phường (ward), bộ tiêu chí dành cho xã (commune), đặc khu (special_zone)",
        ),
        ("en", "The unit is a ward; the ruleset is for a commune, special zone (special_zone)"),
    ],
)
def test_a_kind_of_units_is_said_with_the_word_to_write(lang: str, said: str) -> None:
    params = {"got": "ward", "expected": "commune, special_zone"}
    assert message(words(lang), Diagnostic("E012", Severity.WARNING, params, ())) == said


@pytest.mark.parametrize(
    ("code", "params", "said"),
    [
        ("R047", {"type": "count"}, "số đếm"),
        ("R220", {"type": "rows"}, "bảng"),
        ("R223", {"name": "a", "got": "date", "expected": "count, money"}, "số đếm, số tiền"),
        ("E110", {"name": "a", "expected": "yes_no"}, "có/không"),
        ("D007", {"name": "1", "says": "change"}, "đổi điểm"),
    ],
)
def test_words_of_the_program_are_said_in_vietnamese(
    code: str, params: dict[str, str], said: str
) -> None:
    assert said in message(words("vi"), Diagnostic(code, Severity.ERROR, params, ()))
