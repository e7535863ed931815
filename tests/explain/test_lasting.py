"""What is told of a ruleset alone: made once for all units, by language, gone with the ruleset."""

import gc
import weakref
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from fractions import Fraction

import pytest

from engine.facts import Unit
from engine.lower import lower
from engine.most import most
from engine.ruleset.load import load_ruleset
from explain import reasons
from explain.lasting import Lasting, lasting
from explain.scored import Scored
from explain.words import words
from tests.engine.small import CRITERION, HEAD
from tests.explain.support import LANGS, evidence, scored


def told(one: Scored) -> list[str]:
    return [
        reasons.criterion(one, result).model_dump_json() for result in one.card.criteria.values()
    ]


def again(one: Scored, lang: str) -> Scored:
    return Scored(one.compiled, one.evidence, one.card, words(lang))


def test_units_share_it_and_languages_do_not() -> None:
    one = scored("vi")
    assert again(one, "vi").lasting is one.lasting
    assert again(one, "en").lasting is not one.lasting
    assert told(again(one, "en")) != told(one)


def test_it_goes_with_the_compiled_ruleset() -> None:
    compiled = replace(scored().compiled)
    kept = weakref.ref(lasting(compiled, words("vi")))
    assert isinstance(kept(), Lasting)
    del compiled
    gc.collect()
    assert kept() is None


def test_no_unit_leaves_anything_of_its_own_in_it() -> None:
    one = scored(unit=Unit("a", "A", "ward"))
    told(one)
    held = one.lasting
    assert set(held._facts) <= set(one.ruleset.facts)
    assert set(held._criteria) <= set(one.compiled.criteria)
    assert set(held._checks) <= set(one.compiled.checks)
    assert {kind for _, kind in held._most} <= {"", None, *held._kinds}
    for check in held._checks.values():
        assert set(check._told) <= {0, *check.check.bands}


def test_the_most_that_it_keeps_is_the_most_of_that_kind_of_unit() -> None:
    one = scored()
    for kind in ("commune", "ward", "province", "", "commune"):
        unit = replace(evidence().unit, kind=kind)
        every = most(one.compiled, one.compiled.criteria, unit)
        assert {id_: one.lasting.most(id_, unit) for id_ in every} == every


def test_threads_tell_the_same() -> None:
    for lang in LANGS:
        one = scored(lang)
        fresh = replace(one.compiled)
        units = [Scored(fresh, one.evidence, one.card, one.words) for _ in range(8)]
        with ThreadPoolExecutor(4) as pool:
            assert all(each == told(one) for each in pool.map(told, units))


@pytest.mark.parametrize("kinds", [("", "commune"), ("commune", "")])
def test_a_unit_of_no_kind_may_be_of_any(kinds: tuple[str, str]) -> None:
    branch = (
        "{branch: [{when: {unit_kind: [ward]}, then: {yes_no: {of: issued_at_all}}},"
        " {otherwise: {fixed: {share: 50%}}}]}"
    )
    fact = "  issued_at_all: {label: {vi: Có, en: Issued}, type: yes_no}\nareas:"
    text = HEAD.replace("areas:", fact) + CRITERION.format(id=1, points=10, more="", rule=branch)
    held = lasting(lower(load_ruleset(text, "kinds.yaml")), words("vi"))
    assert {kind: held.most("1", Unit("a", "A", kind)) for kind in kinds} == {
        "": Fraction(10),
        "commune": Fraction(5),
    }
