"""What stands right of "=" is exactly what stands left of it; what is rounded stands after "≈"."""

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from engine.lower import lower
from engine.ruleset.check import load_checked
from evidence.submission import read_submission
from explain.card import card
from explain.scored import Scored
from explain.words import words
from tests.explain.support import LANGS, ROOT, score
from tests.explain.support import scored as of_kinds
from tests.rulesets.examples import loaded
from tests.rulesets.examples import scored as of_example
from tests.rulesets.plain import EXAMPLES

_PER_CENT = re.compile(r" (điểm phần trăm|percentage points?)")
_NUMBER = r"−?\d(?:[\d.,]*\d)?%?"
_TERM = rf"\(?{_NUMBER}(?:\s?[/×+−]\s?\(*{_NUMBER}\)*)*"
_POINT = {"vi": (".", ","), "en": (",", ".")}
SCORED = [p for p in sorted(EXAMPLES.glob("*.yaml")) if "contradiction" not in p.stem]
OWN = [
    ("docs/adding-a-set/unit.yaml", "docs/adding-a-set/set.yaml"),
    ("tests/cases/explain/survey-unit.yaml", "tests/cases/explain/survey.yaml"),
]


def number(text: str, lang: str) -> Fraction:
    """A printed sum, product or quotient, exactly."""
    thousands, point = _POINT[lang]
    plain = text.replace(thousands, "").replace(point, ".").replace("−", "-").replace("×", "*")
    exact = re.sub(r"(\d+(?:\.\d+)?)(%?)", _exact, plain)
    return Fraction(eval(exact, {"F": Fraction, "__builtins__": {}}))


def _exact(found: re.Match[str]) -> str:
    return f"(F('{found[1]}')/100)" if found[2] else f"F('{found[1]}')"


def equalities(text: str, lang: str) -> Iterator[tuple[Fraction, Fraction]]:
    """Both sides of every "=" that stands between figures."""
    sides = _PER_CENT.sub("%", " ".join(text.split())).split(" = ")
    for before, after in pairwise(sides):
        left, right = re.search(rf"{_TERM}$", before), re.match(_TERM, after)
        if left and right:
            terms = [_balanced(one[0]) for one in (left, right)]
            yield number(terms[0], lang), number(terms[1], lang)


def _balanced(term: str) -> str:
    lacking = term.count("(") - term.count(")")
    return term[lacking:] if lacking > 0 and term.startswith("(" * lacking) else term


def wrong(scored: Scored) -> list[str]:
    """The sentences of any criterion in which two sides of a "=" differ."""
    lang = scored.words.lang
    told = [text for id_ in scored.card.criteria for text in _texts(card(scored, id_).model_dump())]
    return [text for text in told if any(a != b for a, b in equalities(text, lang))]


def _texts(data: object) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        yield from (text for value in data.values() for text in _texts(value))
    elif isinstance(data, list | tuple):
        yield from (text for value in data for text in _texts(value))


@pytest.mark.parametrize("lang", LANGS)
def test_a_false_equality_is_seen(lang: str) -> None:
    false = {"vi": "Giá trị 1.000,755 − 0,7 = 1.000,06: x", "en": "1,000.755 − 0.7 = 1,000.06"}
    assert list(equalities(false[lang], lang)) == [(Fraction("1000.055"), Fraction("1000.06"))]
    true = {"vi": "Tỷ lệ (4 + 60% × 10)/20 = 50%, x", "en": "(4 + 60% × 10)/20 = 50%"}
    assert list(equalities(true[lang], lang)) == [(Fraction(1, 2), Fraction(1, 2))]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("path", SCORED, ids=lambda path: path.stem)
def test_every_equality_of_a_shipped_example_is_exact(path: Path, lang: str) -> None:
    _, cards = of_example(path.name)
    beside: dict[str, Scored] = {}
    for name, found in cards.items():
        compiled = lower(loaded(name))
        beside[name] = Scored(compiled, found.evidence, found, words(lang), beside)
    assert [text for one in beside.values() for text in wrong(one)] == []


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(("unit", "ruleset"), OWN)
def test_every_equality_of_a_worked_example_is_exact(unit: str, ruleset: str, lang: str) -> None:
    by = load_checked((ROOT / ruleset).read_text("utf-8"), ruleset)
    given = read_submission((ROOT / unit).read_text("utf-8"), unit, by)
    assert wrong(score(by, given.evidence, lang)) == []


FIGURES = [
    {},
    {"due": 7, "on_time": 3, "online": 2, "paper": 1, "due_before": 3, "paper_before": 3},
    {"plan": Fraction("1234.5"), "spent": Fraction("1001.25"), "sipas": Fraction("0.83335")},
    {"a": Fraction(1, 3), "b": Fraction("0.0123456"), "rate": Fraction(2, 7), "answers": 20},
    {"staff": 31, "quota": 30, "late": 3, "ideas": 1},
]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("values", FIGURES, ids=lambda values: "-".join(values) or "as given")
def test_every_equality_of_every_kind_is_exact(values: dict[str, Any], lang: str) -> None:
    given = {fact: Fraction(value) for fact, value in values.items()}
    assert wrong(of_kinds(lang, given)) == []
