"""The costs file: what it says, and every mistake at its place."""

from datetime import date
from fractions import Fraction

import pytest

from engine.plan.costs import Costs, Need, Officer, Price
from engine.points import ONE, ZERO
from engine.rule import Change
from engine.source.diagnostic import SourceError
from evidence.codes import CODES
from evidence.costs_file import read_costs
from evidence.library import Shelf, find, shipped
from tests.evidence.support import RULESET

FILE = """costs:
  unit: {vi: ngày công, en: working days}
  default: {fixed: 2}
  facts:
    files: {each: 0,5, until: 2024-12-20}
    budget_used: {fixed: 3, each: 0.05, lead: Kế toán, needs: budget}
    satisfied: {lead: Một cửa}
  not_touched: sipas
  not_both: [[files, budget_used]]
  officers: {Kế toán: {total: 5}, Một cửa: {per_week: 1.5}}
"""


def test_what_a_file_says() -> None:
    found = read_costs(FILE.replace("0,5", "'0,5'"), "c.yaml", RULESET)
    assert found == Costs(
        default=Price(Fraction(2), ZERO),
        prices={
            "files": Price(ZERO, Fraction(1, 2)),
            "budget_used": Price(Fraction(3), Fraction(1, 20)),
            "satisfied": Price(Fraction(2), ZERO),
        },
        leads={"budget_used": "Kế toán", "satisfied": "Một cửa"},
        until={"files": date(2024, 12, 20)},
        excluded=frozenset(["sipas"]),
        needs=(Need("budget_used", "budget"),),
        not_both=(("files", "budget_used"),),
        officers={
            "Kế toán": Officer(total=Fraction(5)),
            "Một cửa": Officer(per_week=Fraction(3, 2)),
        },
        unit={"vi": "ngày công", "en": "working days"},
    )


def test_an_officer_may_be_spelled_in_another_way_than_the_lead() -> None:
    text = FILE.replace("0,5", "'0,5'").replace("lead: Kế toán", "lead: Thuế - Kế toán")
    text = text.replace("{Kế toán: {total", "{thuế–Kế toán: {total")
    found = read_costs(text, "c.yaml", RULESET)
    assert found.leads["budget_used"] == "Thuế - Kế toán"
    assert list(found.officers) == ["thuế–Kế toán", "Một cửa"]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("    files: {each: 0,5", "    filess: {each: 1", ("E040", 5)),
        ("0,5", "-1", ("E025", 5)),
        ("0,5", "x", ("E020", 5)),
        ("2024-12-20", "31/02/2024", ("E031", 5)),
        ("needs: budget", "needs: budgets", ("E040", 6)),
        ("not_touched: sipas", "not_touched: [spas]", ("E040", 8)),
        ("[files, budget_used]", "[files, x]", ("E040", 9)),
        ("Kế toán: {total", "Kế tóan: {total", ("E143", 10)),
        ("officers", "officer", ("Y040", 10)),
    ],
)
def test_mistakes_are_placed(old: str, new: str, expected: tuple[str, int]) -> None:
    text = FILE.replace(old, new).replace("0,5", "0.5")
    with pytest.raises(SourceError) as error:
        read_costs(text, "c.yaml", RULESET)
    assert [(d.code, d.spans[0].line) for d in error.value.diagnostics] == [expected]
    assert all(set(d.params) == CODES[d.code] for d in error.value.diagnostics if d.code in CODES)


def test_all_mistakes_come_at_once() -> None:
    text = (
        FILE.replace("0,5", "-1").replace("sipas", "spas").replace("Kế toán: {total", "A: {total")
    )
    with pytest.raises(SourceError) as error:
        read_costs(text, "c.yaml", RULESET)
    assert [d.code for d in error.value.diagnostics] == ["E025", "E040", "E143"]


@pytest.mark.parametrize(
    ("fact", "action", "units", "cost"),
    [
        ("files", "more", Fraction(3), Fraction(3, 2)),
        ("satisfied", "more", Fraction(1, 100), Fraction(2)),
        ("growth", "more", ONE, Fraction(2)),
        ("files_done", "more_due", ONE, ZERO),
    ],
)
def test_what_a_change_costs(fact: str, action: str, units: Fraction, cost: Fraction) -> None:
    costs = read_costs(FILE.replace("0,5", "0.5"), "c.yaml", RULESET)
    assert costs.of(Change(fact, ZERO, ONE, units, action), RULESET.facts) == cost


def test_a_percentage_point_is_a_unit_of_a_share() -> None:
    costs = Costs(prices={"satisfied": Price(ZERO, ONE)})
    change = Change("satisfied", ZERO, ONE, Fraction(3, 100), "more")
    assert costs.of(change, RULESET.facts) == 3


def test_shipped_costs_hold() -> None:
    from engine.ruleset.load import load_ruleset

    ruleset = load_ruleset(find("tan-duc-2024/par", Shelf.RULESETS).text, "par.yaml")
    assert shipped(Shelf.COSTS)
    for id_ in shipped(Shelf.COSTS):
        assert read_costs(find(id_, Shelf.COSTS).text, id_, ruleset).prices
