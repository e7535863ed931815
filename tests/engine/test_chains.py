"""Long chains of parts: read in a time that grows with their length, not with its cube."""

from datetime import date
from fractions import Fraction
from time import process_time

import pytest

from engine.facts import Evidence
from engine.nature import families, wholes
from engine.ruleset.check import load_checked
from engine.ruleset.fact import FactDeclaration
from engine.ruleset.text import Label
from engine.view import View

LONG = 1500
HEAD = """\
ruleset: test/chain
index: other
title: {vi: Chuỗi, en: Chain}
unit_kind: commune
period: {from: 2024-01-01, to: 2024-12-31}
source: {document: 1/KH, title: K, issuer: U, date: 2024-02}
"""


def chain(length: int) -> dict[str, FactDeclaration]:
    """Facts of which each is a part of the next."""
    label = Label(vi="Số", en="Number")
    return {
        f"f{n}": FactDeclaration.model_validate(
            {"label": label, "type": "count", "part_of": f"f{n + 1}" if n + 1 < length else None}
        )
        for n in range(length)
    }


def written(length: int) -> str:
    """A ruleset with a rate of every fact of a chain to the next."""
    last = length - 1
    label = "label: {vi: S, en: N}, type: count"
    parts = "".join(f"  f{n}: {{{label}, part_of: f{n + 1}}}\n" for n in range(last))
    facts = f"{parts}  f{last}: {{{label}}}\n"
    criteria = "".join(
        f'      - {{id: "1.{n}", title: T, points: 1, rule: {{ratio: {{of: f{n}, to: f{n + 1},'
        " at_least: 50%, when_none: zero}}}\n"
        for n in range(last)
    )
    basis = f"basis: {{kind: official, total: {last}}}\n"
    areas = f"areas:\n  - id: I\n    title: A\n    criteria:\n{criteria}"
    return f"{HEAD}{basis}facts:\n{facts}{areas}"


def test_a_ruleset_with_a_chain_of_parts_is_read_in_seconds() -> None:
    text = written(200)
    before = process_time()
    assert len(load_checked(text, "chain.yaml").facts) == 200
    assert process_time() - before < 10  # 36 s where every fact looks at every other's wholes


@pytest.mark.parametrize("known", [0, LONG // 2, LONG - 1])
def test_what_is_known_bounds_the_chain_below_and_above_it(known: int) -> None:
    view = View(chain(LONG), Evidence(date(2024, 6, 1), {f"f{known}": Fraction(7)}))
    for fact in range(LONG):
        low = Fraction(7) if fact > known else Fraction(0)
        high = Fraction(7) if fact < known else None
        expected = (Fraction(7), Fraction(7)) if fact == known else (low, high)
        found = view.range(f"f{fact}")
        assert (found.low, found.high) == expected


def test_a_chain_is_one_family() -> None:
    facts = chain(LONG)
    tied = families(facts)
    assert tied["f0"] is tied[f"f{LONG - 1}"]
    assert len(tied["f0"]) == LONG
    assert wholes(facts, "f0") == [f"f{n}" for n in range(1, LONG)]
