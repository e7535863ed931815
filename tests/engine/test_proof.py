"""What stands only on figures with the proof they need."""

import unicodedata
from datetime import date
from fractions import Fraction

import pytest

from engine.facts import NEVER, Declaration, Declared, Document, Evidence, Mark, Source
from engine.proof import Refusal, Unproved, another
from engine.score import Engine
from engine.scorecard import Scorecard
from tests.engine.small import small

RATIO = "{ratio: {of: done, to: due, at_least: 90%, when_none: full}}"
NFD = unicodedata.normalize("NFD", "Nguyễn Thị Hạnh")
TODAY, LATER = date(2024, 11, 15), date(2024, 11, 16)
FIGURES = {"due": Fraction(10), "done": Fraction(10)}


def scored(document: Document | None, *, cited: bool = True) -> Scorecard:
    """The scorecard when both figures cite the document."""
    sources = {fact: Source("D1") for fact in FIGURES} if cited else {}
    documents = {"D1": document} if document is not None else {}
    evidence = Evidence(TODAY, FIGURES, sources=sources, documents=documents)
    with Engine(small(RATIO, more="proof: [report], ")) as engine:
        return engine.score(evidence)


@pytest.mark.parametrize(
    ("document", "why"),
    [
        (Document("D1", "Báo cáo", issued=TODAY, kind="report"), None),
        (Document("D1", "Báo cáo", issued=None, kind="report"), None),
        (Document("D1", "Không ghi loại", issued=TODAY), None),
        (Document("D1", "Ban hành sau", issued=LATER, kind="report"), Refusal.ISSUED_LATER),
        (Document("D1", "Loại khác", issued=TODAY, kind="register"), Refusal.WRONG_KIND),
        (Document("D1", "Cả hai", issued=LATER, kind="register"), Refusal.WRONG_KIND),
        (None, Refusal.NOT_LISTED),
    ],
)
def test_a_document_proves_when_it_is_listed_in_time_and_of_the_kind(
    document: Document | None, why: Refusal | None
) -> None:
    card = scored(document)
    assert card.total.points.earned == 10
    assert card.total.supported == (10 if why is None else 0)
    kinds = frozenset({"report"})
    refused = {fact: Unproved(fact, why, "D1", kinds) for fact in FIGURES if why is not None}
    assert card.unproved == refused


def test_a_figure_that_cites_nothing_supports_nothing() -> None:
    card = scored(Document("D1", "Báo cáo", kind="report"), cited=False)
    assert card.total.supported == 0
    assert {one.why for one in card.unproved.values()} == {Refusal.NOT_CITED}
    assert {one.document for one in card.unproved.values()} == {None}


def test_what_was_never_done_has_no_document_and_needs_none() -> None:
    """Unless one is cited: that is looked at."""
    with Engine(small("{deadline: {of: issued, by: 2024-06-30}}", more="proof: [report], ")) as one:
        bare = one.score(Evidence(TODAY, {"issued": NEVER}))
        cited = one.score(Evidence(TODAY, {"issued": NEVER}, sources={"issued": Source("D1")}))
        done = one.score(Evidence(TODAY, {"issued": TODAY}))
    assert bare.unproved == {}
    assert cited.unproved["issued"].why is Refusal.NOT_LISTED
    assert done.unproved["issued"].why is Refusal.NOT_CITED


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
    assert card.unconfirmed == (frozenset() if points else {"1"})


@pytest.mark.parametrize(
    "other",
    [
        "Nguyễn Thị Hạnh",
        "nguyễn  thị hạnh ",
        NFD,
        "Nguyễn\u200b Thị Hạnh",
        "Nguyễn\xa0Thị Hạnh\ufeff",
        "nguyen thi hanh",
    ],
)
def test_one_name_in_other_letters_is_one_person(other: str) -> None:
    assert not another("Nguyễn Thị Hạnh", other)
    assert not another(other, "Nguyễn Thị Hạnh")
    assert another(other, "Nguyễn Thị Hạnh B")
    assert not another(other, "\u200b")  # nobody
