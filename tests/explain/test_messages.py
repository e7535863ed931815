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
        ("E041", {"name": "a", "got": "-0.5%", "limit": "0.25%"}, "a: -0,5% nhỏ hơn"),
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
