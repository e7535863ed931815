"""Golden texts at 80 and 140 columns, bars; CHAMDIEM_UPDATE=1 writes them anew."""

import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from engine import __version__
from explain.card import card
from explain.render import paper, terminal
from explain.render.bars import cells
from explain.render.card import parts as card_parts
from explain.report.criterion import Criterion
from explain.reporting import report
from tests.explain.support import CASES, LANGS, changed, held, scored

GOLDEN = CASES / "golden"


def shown(lang: str, width: int) -> str:
    return paper.as_text(*terminal.parts(report(scored(lang)), width), width=width)


def lasting(text: str) -> str:
    """A text without what changes with every release: digests and the version."""
    text = re.sub(r"[0-9a-f]{64}", "<digest>", text)
    text = re.sub(r"· [0-9a-f]{12}\b", "· <digest>", text)
    return re.sub(rf"{re.escape(__version__)}$", "<version>", text, flags=re.MULTILINE)


@pytest.mark.parametrize("width", [80, 140])
@pytest.mark.parametrize("lang", LANGS)
def test_the_report_at_a_width(lang: str, width: int) -> None:
    text = shown(lang, width)
    assert max(cell_len(line) for line in text.splitlines()) <= width
    held(GOLDEN / f"report.{width}.{lang}.txt", lasting(text))


@pytest.mark.parametrize("lang", LANGS)
def test_every_criterion_s_card(lang: str) -> None:
    result = scored(lang)
    text = "\n".join(
        paper.as_text(*card_parts(card(result, id_)), width=80) for id_ in result.card.criteria
    )
    assert max(cell_len(line) for line in text.splitlines()) <= 80
    held(GOLDEN / f"cards.{lang}.txt", text)


@pytest.mark.parametrize("width", [20, 40, 60, 100, 300])
def test_no_width_breaks_the_report(width: int) -> None:
    assert "18,3 / " in shown("vi", width).replace("\n", " ")


def test_a_total_just_below_its_target_is_printed_below_it() -> None:
    told = report(scored("vi"))
    total = told.total.model_copy(update={"earned": Fraction("49.9996")})
    near = told.model_copy(update={"total": total})
    assert "49,9996 / " in paper.as_text(*terminal.parts(near, 100), width=100)
    limited = paper.as_text(*terminal.parts(told, 100, (Fraction("18.3004"),)), width=100)
    assert "18,3 / " in limited


def test_without_value_there_is_no_total() -> None:
    result = scored("vi", changed({"answers": "3"}))
    text = paper.as_text(*terminal.parts(report(result), 100), width=100)
    if report(result).total.value:
        assert "Đạt được" in text
    else:
        assert "Không có tổng điểm" in text


def test_markup_in_a_title_is_text() -> None:
    told = report(scored("vi"))
    title = "Tỷ lệ [bold]hồ sơ[/] :smile: \x1b[31m"
    first = Criterion.model_validate({**dict(told.criteria[0]), "title": title})
    told = told.model_copy(update={"criteria": (first, *told.criteria[1:])})
    text = paper.as_text(*terminal.parts(told, 140), width=140)
    assert "[bold]hồ sơ[/] :smile:" in text
    assert "\x1b" not in text


amounts = st.lists(st.fractions(0, 100, max_denominator=50), min_size=3, max_size=3)


@given(amounts, st.integers(3, 80))
def test_a_bar_is_full_and_shows_what_is_not_nothing(parts: list[Fraction], width: int) -> None:
    counts = cells(parts, width)
    assert sum(counts) == (width if any(parts) else 0)
    assert all((count > 0) == (part > 0) for count, part in zip(counts, parts, strict=True))
