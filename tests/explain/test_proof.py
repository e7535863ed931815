"""How documents are cited, and why one does not prove a figure, in both languages."""

from dataclasses import replace
from datetime import date

import pytest

from engine.facts import Document
from explain.card import card
from explain.facts import fact
from explain.proof import cited, in_full
from explain.render import paper, terminal
from explain.render.card import parts
from explain.reporting import report
from explain.scored import Scored
from explain.words import words
from tests.explain.support import LANGS, evidence, score, scored
from tests.explain.support import ruleset as rules

DAY = date(2024, 11, 10)
D1 = Document("D1", "Thống kê một cửa.", "5/BC", "Một cửa", DAY, "report")


def with_document(document: Document | None, lang: str = "vi") -> Scored:
    listed = {} if document is None else {"D1": document}
    return scored(lang, documents=listed)


@pytest.mark.parametrize(
    ("document", "page", "said"),
    [
        (D1, "2", ("số 5/BC ngày 10/11/2024, trang 2", "no. 5/BC of 10 Nov 2024, page 2")),
        (D1, None, ("số 5/BC ngày 10/11/2024", "no. 5/BC of 10 Nov 2024")),
        (replace(D1, issued=None), "2", ("số 5/BC, trang 2", "no. 5/BC, page 2")),
        (
            replace(D1, number="Số 5/BC"),
            None,
            ("số 5/BC ngày 10/11/2024", "no. 5/BC of 10 Nov 2024"),
        ),
        (replace(D1, number=None), "2", ("tài liệu D1, trang 2", "document D1, page 2")),
        (None, None, ("tài liệu D1", "document D1")),
    ],
)
def test_a_citation_is_written_as_the_field_writes_it(
    document: Document | None, page: str | None, said: tuple[str, str]
) -> None:
    for lang, text in zip(LANGS, said, strict=True):
        assert cited(with_document(document, lang), "D1", page) == text


@pytest.mark.parametrize(
    ("document", "said"),
    [
        (D1, "Thống kê một cửa, số 5/BC ngày 10/11/2024; nơi ban hành: Một cửa"),
        (replace(D1, number=None, issuer=None), "Thống kê một cửa, ngày 10/11/2024"),
        (Document("D1", "Sổ"), "Sổ"),
    ],
)
def test_a_document_in_full_says_all_that_is_given_of_it(document: Document, said: str) -> None:
    assert in_full(words("vi"), document) == said


@pytest.mark.parametrize(
    ("document", "code", "said"),
    [
        (
            None,
            "not_listed",
            (
                "tài liệu D1 không có trong danh mục, chưa kiểm chứng được",
                "document D1 is not listed, so it proves nothing",
            ),
        ),
        (
            replace(D1, kind="register"),
            "wrong_kind",
            (
                "không kiểm chứng được vì là loại “Sổ theo dõi”; cần: Báo cáo",
                "not proved, as the document is of the kind “Register”; wanted: Report",
            ),
        ),
        (
            replace(D1, issued=date(2024, 11, 21)),
            "issued_later",
            (
                "không kiểm chứng được vì tài liệu ban hành ngày 21/11/2024, sau ngày tính điểm"
                " 20/11/2024",
                "not proved, as the document was issued on 21 Nov 2024, after the score's day"
                " 20 Nov 2024",
            ),
        ),
    ],
)
def test_a_refused_proof_says_why_in_report_and_card(
    document: Document | None, code: str, said: tuple[str, str]
) -> None:
    for lang, text in zip(LANGS, said, strict=True):
        result = with_document(document, lang)
        told = fact(result, "due")
        assert told.unproved is not None
        assert (told.unproved.code, told.unproved.text) == (f"proof.{code}", text)
        for shown in (parts(card(result, "ratio-threshold")), terminal.parts(report(result), 400)):
            assert f"({text})" in paper.as_text(*shown, width=400)


def test_a_figure_that_cites_nothing_says_so_and_a_proved_one_nothing() -> None:
    bare = score(rules(), replace(evidence(), sources={}))
    told = fact(bare, "due").unproved
    assert told is not None
    assert told.text == "chưa có tài liệu kiểm chứng"
    assert fact(scored(), "due").unproved is None
    assert fact(scored(), "on_time").unproved is None  # needs none


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("vi", "điểm chấm chưa được người khác xác nhận"),
        ("en", "the mark is not confirmed by another person"),
    ],
)
def test_a_mark_that_nobody_confirmed_says_so(lang: str, said: str) -> None:
    result = scored(lang)
    assert result.card.unconfirmed == {"mark"}
    for shown in (parts(card(result, "mark")), terminal.parts(report(result), 400)):
        assert f"({said})" in paper.as_text(*shown, width=400)
