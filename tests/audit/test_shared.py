"""When two documents are one, when figures are twins, and what most units have anyway."""

from datetime import date
from fractions import Fraction

import pytest

from engine.audit.many import Shared, Twins, shared, twins
from engine.facts import Document, Evidence

OWN = 'claims: {"1": 4, "2": 2, "3": 1.5}\n'
DAY = date(2024, 12, 1)


def listing(**documents: Document) -> Evidence:
    return Evidence(DAY, documents=documents)


def paper(number: str | None, issuer: str | None = "UBND xã A", **more: str) -> Document:
    return Document("D", "Báo cáo", number, issuer, DAY, **more)


def offers(found: tuple[Shared, ...]) -> list[tuple[str, list[str], bool]]:
    return [(one.by, [unit for unit, _ in one.offers], one.usual) for one in found]


@pytest.mark.parametrize(
    ("first", "second", "by"),
    [
        (paper("1/BC"), paper(" 1 /bc", "ubnd  XÃ A"), "number"),
        (paper("1/BC"), paper("2/BC"), None),
        (paper("1/BC"), paper("1/BC", "UBND xã B"), None),
        (paper(None), paper(None), None),
        (paper("1/BC", None), paper("1/BC", None), None),
        (paper("1/BC", sha256="ab"), paper("2/BC", "X", sha256="AB "), "digest"),
        (paper("1/BC", file="a.pdf"), paper("2/BC", file="a.pdf"), "file"),
        (paper("1/BC", sha256="ab", file="a"), paper("1/BC", sha256="ab", file="a"), "digest"),
    ],
)
def test_when_two_documents_are_one(first: Document, second: Document, by: str | None) -> None:
    found = shared({"a": listing(D1=first), "b": listing(D7=second)})
    assert offers(found) == ([(by, ["a", "b"], False)] if by else [])


def test_a_document_twice_in_one_submission_is_nobody_else_s() -> None:
    assert shared({"a": listing(D1=paper("1/BC"), D2=paper("1/BC")), "b": listing()}) == ()


@pytest.mark.parametrize(
    ("units", "holders", "usual"), [(4, 2, False), (4, 3, True), (3, 3, False), (5, 3, True)]
)
def test_what_most_units_offer_is_usual(units: int, holders: int, usual: bool) -> None:
    given = {
        str(number): listing(D1=paper("1/QĐ")) if number < holders else listing()
        for number in range(units)
    }
    [one] = shared(given)
    assert (one.usual, len(one.offers)) == (usual, holders)


def figures(*values: int) -> Evidence:
    return Evidence(DAY, values={f"f{n}": Fraction(value) for n, value in enumerate(values)})


@pytest.mark.parametrize(
    ("first", "second", "facts"),
    [
        ((100, 200, 300), (100, 200, 300), ("f0", "f1", "f2")),
        ((100, 200, 301), (100, 200, 300), None),
        ((99, 200, 300), (99, 200, 300), None),
        ((100, 200, 300, 400), (100, 201, 300, 400), ("f0", "f2", "f3")),
    ],
)
def test_identical_figures(
    first: tuple[int, ...], second: tuple[int, ...], facts: tuple[str, ...] | None
) -> None:
    found = twins({"a": figures(*first), "b": figures(*second), "c": figures(1, 2, 3)})
    assert found == ((Twins(("a", "b"), facts),) if facts else ())


def test_figures_that_most_units_have_are_usual() -> None:
    same = {name: figures(100, 200, 300) for name in "abc"}
    assert len(twins(same)) == 3
    assert twins({**same, "d": figures(1, 2, 3)}) == ()
