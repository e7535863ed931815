"""Cards of surveys: the share with its numbers, who would answer otherwise, what is open."""

import pytest

from engine.ruleset.check import load_checked
from evidence.submission import read_submission
from explain.card import card
from explain.render import paper
from explain.render.card import parts
from explain.reporting import report
from explain.scored import Scored
from tests.explain.support import CASES, LANGS, held, score

RULES, UNIT = CASES / "survey.yaml", CASES / "survey-unit.yaml"


def result(lang: str) -> Scored:
    by = load_checked(RULES.read_text("utf-8"), RULES.name)
    given = read_submission(UNIT.read_text("utf-8"), UNIT.name, by).evidence
    return score(by, given, lang)


@pytest.mark.parametrize("lang", LANGS)
def test_cards(lang: str) -> None:
    scored = result(lang)
    text = "\n".join(
        paper.as_text(*parts(card(scored, id_)), width=80) for id_ in scored.card.criteria
    )
    held(CASES / "golden" / f"surveys.{lang}.txt", text)


@pytest.mark.parametrize(
    ("lang", "text"),
    [("vi", "bớt 20 người ở mức “Bình thường”"), ("en", "20 people more at “Satisfied”")],
)
def test_each_side_of_a_move_has_its_words(lang: str, text: str) -> None:
    [top] = [one for one in report(result(lang)).criteria if one.id == "top"]
    assert top.full is not None
    assert text in [change.text for change in top.full.change]
