"""What stands only on figures with the proof they need."""

from datetime import date
from fractions import Fraction

import pytest

from engine.facts import Declaration, Declared, Document, Evidence, Mark, Source
from engine.score import Engine
from tests.engine.small import small

RATIO = "{ratio: {of: done, to: due, at_least: 90%, when_none: full}}"
TODAY = date(2024, 11, 15)
FIGURES = {"due": Fraction(10), "done": Fraction(10)}


def supported(document: Document | None, *, cited: bool = True) -> Fraction:
    """The points supported when both figures cite the document."""
    sources = {fact: Source("D1") for fact in FIGURES} if cited else {}
    documents = {"D1": document} if document is not None else {}
    evidence = Evidence(TODAY, FIGURES, sources=sources, documents=documents)
    with Engine(small(RATIO, more="proof: [report], ")) as engine:
        card = engine.score(evidence)
    assert card.total.points.earned == 10
    return card.total.supported


@pytest.mark.parametrize(
    ("document", "points"),
    [
        (Document("D1", "Báo cáo", issued=TODAY, kind="report"), 10),
        (Document("D1", "Báo cáo", issued=None, kind="report"), 10),
        (Document("D1", "Không ghi loại", issued=TODAY), 10),
        (Document("D1", "Ban hành sau", issued=date(2024, 11, 16), kind="report"), 0),
        (Document("D1", "Loại khác", issued=TODAY, kind="register"), 0),
        (None, 0),
    ],
)
def test_a_document_proves_when_it_is_listed_in_time_and_of_the_kind(
    document: Document | None, points: int
) -> None:
    assert supported(document) == points


def test_a_figure_that_cites_nothing_supports_nothing() -> None:
    assert supported(Document("D1", "Báo cáo", kind="report"), cited=False) == 0


def test_a_declaration_needs_proof_like_a_figure() -> None:
    said = Declaration("due", Declared.NOTHING_AROSE, "không có việc", "D1")
    document = Document("D1", "Báo cáo", kind="report")
    with Engine(small(RATIO, more="proof: [report], ")) as engine:
        proved = Evidence(TODAY, declared={"due": said}, documents={"D1": document})
        bare = Evidence(TODAY, declared={"due": said})
        assert engine.score(proved).total.supported == 10
        assert engine.score(bare).total.supported == 0
        assert engine.score(bare).criteria["1"].unproved == ("due",)


@pytest.mark.parametrize(
    ("by", "confirmed_by", "points"),
    [
        ("An", "Bình", 6),
        ("An", "An", 0),
        ("An", " an ", 0),
        ("An", None, 0),
        ("An", "", 0),
        (None, "Bình", 0),
    ],
)
def test_a_mark_is_supported_when_somebody_else_confirmed_it(
    by: str | None, confirmed_by: str | None, points: int
) -> None:
    mark = Mark(Fraction(6), "đủ minh chứng", by, confirmed_by)
    with Engine(small("{judged: {on: {vi: Mức độ, en: Degree}}}")) as engine:
        card = engine.score(Evidence(TODAY, marks={"1": mark}))
    assert card.total.points.earned == 6
    assert card.total.supported == points
