"""Sentences with the numbers, for every kind of rule, every band and every state; data in cases."""

from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from explain.sentences import of_check, of_criterion
from tests.explain.support import CASES, LANGS, changed, score, scored
from tests.generate import evidence_for, rulesets
from tests.laws.settings import tried
from tests.laws.support import evidence_of, ruleset_of

FILE = CASES / "sentences.yaml"


def cases() -> Iterator[Any]:
    for number, case in enumerate(yaml.load(FILE.read_text("utf-8"), yaml.CBaseLoader)):
        for criterion, said in case["sentences"].items():
            yield pytest.param(case.get("facts", {}), criterion, said, id=f"{number}-{criterion}")


@pytest.mark.parametrize(("facts", "criterion", "said"), list(cases()))
def test_a_sentence(facts: dict[str, str], criterion: str, said: dict[str, str]) -> None:
    for lang in LANGS:
        result = scored(lang, changed(facts))
        assert of_criterion(result, result.card.criteria[criterion]) == said[lang]


@tried(60)
@given(st.data())
def test_every_check_of_every_ruleset_has_its_sentence(data: st.DataObject) -> None:
    generated = data.draw(rulesets(most=6))
    given_ = evidence_of(data.draw(evidence_for(generated.data)))
    result = score(ruleset_of(generated), given_, data.draw(st.sampled_from(LANGS)))
    for one in result.card.criteria.values():
        told = [of_criterion(result, one), *(of_check(result, check) for check in one.checks)]
        assert not [text for text in told if "⟨" in text or "{" in text or not text]
