"""Generated names, and the limits of a rule network."""

import json
import re

import pytest

from engine import reference
from engine.rete import RefusedRuleset, Rete
from engine.rete_rules import MAX_BANDS, MAX_CHECKS, MAX_CONSTANT, WORDS, Names, compiled, fnv1a
from engine.table import Placed, State
from tests.engine.rete_tables import at, of_rows, row, several, table

COLLIDING = ("ratio_6d7d8077ef", "ratio_8cf7d98397")


def test_the_hash_is_fnv_1a() -> None:
    assert fnv1a("") == 2_166_136_261
    assert fnv1a("a") == 0xE40C292C
    assert fnv1a("foobar") == 0xBF9CF968


def test_the_known_pair_collides() -> None:
    assert fnv1a(COLLIDING[0]) == fnv1a(COLLIDING[1])


def test_a_name_that_collides_is_drawn_again() -> None:
    names = Names((COLLIDING[0],), lambda stem, salt: (COLLIDING[1], stem)[salt])
    assert names.draw("other") == "other"


def test_a_name_that_collides_with_one_drawn_before_is_drawn_again() -> None:
    spelled = {"a": COLLIDING, "b": (COLLIDING[1], "third")}
    names = Names((), lambda stem, salt: spelled[stem][salt])
    assert [names.draw("a"), names.draw("b")] == [COLLIDING[0], "third"]


def test_another_form_of_a_name_that_collides_is_drawn_again() -> None:
    pair = [name.removeprefix("ratio_") for name in COLLIDING]
    names = Names((COLLIDING[0],), lambda stem, salt: (pair[1], stem)[salt])
    assert names.draw("other", "ratio_{}") == "other"


def test_a_name_that_collides_with_its_own_form_is_drawn_again() -> None:
    names = Names((), lambda stem, salt: (COLLIDING[0], stem)[salt])
    assert names.draw("other", COLLIDING[1]) == "other"


def test_the_words_of_a_rule_do_not_collide() -> None:
    assert len({fnv1a(word) for word in WORDS}) == len(WORDS)


def test_no_property_is_looked_up_among_the_checks() -> None:
    first = {word: fnv1a(word) % 32 for word in ("id", "sid", "s", "m")}
    assert max(first.values()) < fnv1a("chk") % 32


def test_names_are_plain_distinct_and_the_same_at_every_run() -> None:
    tables = several(90, -5, 20, 300)
    rules = compiled(tables)
    assert rules == compiled(tables)
    written = json.loads(rules.text)
    codes = [json.loads(telling.retracted + "}")["id"] for telling in rules.checks.values()]
    ids = [f"sid-{sid}" for sid in rules.sids]
    boot = json.loads(rules.boot + "}")["id"]
    assert boot in written
    names = [*WORDS, *written, *codes, *rules.sids, *ids]
    assert len({fnv1a(name) for name in names}) == len(names) == len(set(names))
    assert all(re.fullmatch(r"[A-Za-z0-9_.-]{1,64}", name) for name in names if name not in WORDS)


def test_every_rule_tests_the_code_then_the_state_then_the_bounds() -> None:
    rules = compiled({"1": table("1", 0, 10)})
    bodies = [body["all"] for body in json.loads(rules.text).values()]
    conditions = [body[0]["m"]["$and"] for body in bodies]
    assert all(len(body) == 1 for body in bodies)
    assert [list(one[0]) for one in conditions] == [["chk"]] * 9
    assert sorted(one[1]["s"] for one in conditions[1:]) == [0, 0, 0, 1, 2, 3, 4, 5]
    assert [one[2:] for one in conditions if len(one) > 2] == [
        [{"$lte": {"m": -1}}],
        [{"$gte": {"m": 0}}, {"$lte": {"m": 9}}],
        [{"$gte": {"m": 10}}],
    ]


def test_as_many_checks_as_may_be_and_one_more() -> None:
    tables = several(MAX_CHECKS, 0)
    with Rete(tables) as rete:
        placed = [Placed(check, State(n % 6), n - 250) for n, check in enumerate(tables)]
        assert rete.decide(placed) == reference.decide(tables, placed)
    tables["one more"] = table("one more", 0)
    with pytest.raises(RefusedRuleset) as refused:
        Rete(tables)
    wrong = refused.value
    assert (wrong.limit, wrong.count, wrong.allowed) == ("checks", 500, 499)


def test_as_many_rules_as_may_be_and_one_more() -> None:
    tables = several(93, *range(0, 370, 10))
    with Rete(tables) as rete:
        for position in (-1, 0, 185, 360, 900):
            placed = at(tables, position)
            assert rete.decide(placed) == reference.decide(tables, placed)
    tables["0.0"] = table("0.0", *range(38))
    with pytest.raises(RefusedRuleset) as refused:
        Rete(tables)
    wrong = refused.value
    assert (wrong.limit, wrong.count, wrong.allowed) == ("rules", 4_000, 3_999)


def test_as_many_bands_as_may_be_and_one_more() -> None:
    tables = {"wide": table("wide", *range(MAX_BANDS - 1))}
    with Rete(tables) as rete:
        for position in (-1, 0, 30, MAX_BANDS - 2, MAX_BANDS, 10_000):
            placed = at(tables, position)
            assert rete.decide(placed) == reference.decide(tables, placed)
    tables["wider"] = table("wider", *range(MAX_BANDS))
    with pytest.raises(RefusedRuleset, match="bands of wider: 61, at most 60") as refused:
        Rete(tables)
    wrong = refused.value
    assert (wrong.limit, wrong.count, wrong.allowed) == ("bands", 61, 60)
    assert wrong.check == "wider"


@pytest.mark.parametrize("bound", [MAX_CONSTANT, -MAX_CONSTANT])
def test_as_large_a_constant_as_may_be_and_one_more(bound: int) -> None:
    tables = {"1": table("1", 0), "2": of_rows("2", (row(None, bound - 1), row(bound, None)))}
    if bound > 0:
        with Rete(tables) as rete:
            for position in (bound - 1, bound):
                placed = at(tables, position)
                assert rete.decide(placed) == reference.decide(tables, placed)
    further = bound + (1 if bound > 0 else -1)
    tables["2"] = of_rows("2", (row(None, 0), row(1, further)))
    with pytest.raises(RefusedRuleset) as refused:
        Rete(tables)
    wrong = refused.value
    assert (wrong.limit, wrong.count, wrong.allowed) == ("constant", 2**62 + 1, 2**62)
    assert wrong.check == "2"
