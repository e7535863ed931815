"""PAPI 2019: the published results of 63 provinces come out of the engine again, as fractions.

The weights of the weighted total are fitted to these same provinces: that part shows that they are
written down right, not that PAPI weights so. Published figures are single precision.
"""

import re
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from engine.facts import Declaration, Declared, Evidence
from engine.ruleset.load import load_ruleset
from engine.score import Engine
from engine.scorecard import Scorecard
from tests.rulesets.papi_data import Province, provinces, rows

ROOT = Path(__file__).parents[2]
RULESET = ROOT / "rulesets" / "papi" / "2019.yaml"
QUANG_BINH = ROOT / "evidence" / "examples" / "papi-2019-quang-binh.yaml"
AS_OF = date(2020, 12, 31)

RECOVERED = {"1.1", "3.2", "3.3", "4.1", "4.3", "7.2", "7.3", "8.1", "8.2"}
SUBDIMENSION = Fraction(1, 10**6)
DIMENSION = Fraction(3, 10**6)
TOTAL = Fraction(1, 10**5)
ATTRIBUTION = "© CECODES, VFF-CRT, RTA & UNDP"

Data = dict[str, Any]


def read(path: Path) -> Data:
    """A YAML file with every scalar as text, without the engine's own reader."""
    data: Data = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return data


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    """The ruleset of 2019, ready to score."""
    with Engine(load_ruleset(RULESET.read_text(encoding="utf-8"), RULESET.name)) as ready:
        yield ready


def score(engine: Engine, facts: dict[str, str], blank: str | None = None) -> Scorecard:
    """The scorecard of figures as spelt; one of them may be declared blank instead."""
    declared = {blank: Declaration(blank, Declared.BLANK, "n < 15")} if blank else {}
    values = {fact: Fraction(text) for fact, text in facts.items() if fact != blank}
    return engine.score(Evidence(as_of=AS_OF, values=values, declared=declared))


def earned(card: Scorecard) -> dict[str, Fraction]:
    """Points by id of criterion and area, `total` and `weighted`."""
    points = {id_: one.points.earned for id_, one in card.criteria.items()}
    points |= {id_: one.points.earned for id_, one in card.groups.items()}
    weighted = card.derived["weighted"].value
    assert weighted is not None
    return {**points, "total": card.total.points.earned, "weighted": weighted}


@cache
def criteria() -> dict[str, Data]:
    """Every criterion of the file, by id."""
    return {one["id"]: one for area in read(RULESET)["areas"] for one in area["criteria"]}


def by_formula(criterion: Data, facts: dict[str, str]) -> Fraction:
    """What a criterion's formula gives before its least and its maximum hold it."""
    index = criterion["rule"]["index"]
    weights = index.get("sum") or {index["of"]: "1"}
    parts = (Fraction(weight) * Fraction(facts[fact]) for fact, weight in weights.items())
    return sum(parts, Fraction(index.get("plus", "0")))


def plain(name: str) -> str:
    """A published name without its number, its closing (%) and its footnote mark."""
    return re.sub(r"^(Chỉ số nội dung \d|\d\.\d): | ?\(%\)\*?$|\*$", "", name)


@pytest.mark.parametrize("province", provinces().values(), ids=lambda p: p.name)
def test_a_province_comes_out_as_published(engine: Engine, province: Province) -> None:
    points = earned(score(engine, province.facts))
    assert points.keys() == province.published.keys()
    off = {id_: abs(points[id_] - published) for id_, published in province.published.items()}
    taken = criteria().keys() - RECOVERED
    assert {id_: gap for id_, gap in off.items() if id_ in taken and gap} == {}
    assert {id_: gap for id_, gap in off.items() if id_ in RECOVERED and gap > SUBDIMENSION} == {}
    assert {id_: gap for id_, gap in off.items() if id_[0] == "D" and gap > DIMENSION} == {}
    assert off["total"] <= TOTAL
    assert off["weighted"] <= TOTAL


def test_the_proof_is_of_63_provinces() -> None:
    assert len(provinces()) == 63
    assert len({tuple(province.facts.items()) for province in provinces().values()}) == 63


@pytest.mark.parametrize("province", provinces().values(), ids=lambda p: p.name)
def test_no_published_figure_is_held_by_a_limit(province: Province) -> None:
    for criterion in criteria().values():
        least = Fraction(criterion["rule"]["index"]["least"])
        assert least < by_formula(criterion, province.facts) < Fraction(criterion["points"])
    for fact, declared in read(RULESET)["facts"].items():
        low, high = limits(declared)
        assert low <= Fraction(province.facts[fact]) <= high


def limits(declared: Data) -> tuple[Fraction, Fraction]:
    """The least and greatest value of a declared fact."""
    low, high = (declared[key] for key in ("at_least", "at_most"))
    if declared["type"] == "share":
        assert (low, high) == ("0%", "100%")
        return Fraction(0), Fraction(1)
    return Fraction(low), Fraction(high)


def test_all_is_80_points_in_8_dimensions_and_29_sub_dimensions(engine: Engine) -> None:
    card = score(engine, provinces()["Quang Binh"].facts)
    assert card.total.points.max == 80
    assert [one.points.max for one in card.groups.values()] == [10] * 8
    assert len(card.criteria) == 29
    assert {id_ for id_, one in criteria().items() if "sum" in one["rule"]["index"]} == RECOVERED


@pytest.mark.parametrize("blank", ["papi_5_2", "water_clean_enough_to_drink"])
def test_a_blank_figure_leaves_no_total(engine: Engine, blank: str) -> None:
    card = score(engine, provinces()["Quang Binh"].facts, blank)
    assert not card.total.points.value
    assert card.derived["weighted"].value is None


def test_quang_binh_is_handed_in_as_published(engine: Engine) -> None:
    submission, published = read(QUANG_BINH), provinces()["Quang Binh"]
    facts = {fact: given["value"] for fact, given in submission["facts"].items()}
    assert facts == published.facts
    assert {given["document"] for given in submission["facts"].values()} == {"PAPI"}
    assert submission["documents"]["PAPI"]["kind"] in read(RULESET)["proofs"]
    assert submission["illustrative"] == "false"
    assert submission["as_of"] == AS_OF.isoformat()
    assert round(earned(score(engine, facts))["total"], 2) == Fraction("45.84")


def test_names_are_the_published_ones() -> None:
    ruleset = read(RULESET)
    said = {area["id"]: area["title"]["vi"] for area in ruleset["areas"]}
    said |= {id_: one["title"]["vi"] for id_, one in criteria().items()}
    said |= {
        fact: declared["label"]["vi"]
        for fact, declared in ruleset["facts"].items()
        if not fact.startswith("papi_")
    }
    published = {
        row.fact if row.kind == "indicator" else row.id: plain(row.name_vn)
        for row in rows()
        if row.kind != "aggregate"
    }
    assert said == published


def test_every_fact_is_of_its_own_line_and_is_read() -> None:
    declared = read(RULESET)["facts"].keys()
    reads = [
        (fact, id_)
        for id_, one in criteria().items()
        for fact in one["rule"]["index"].get("sum", [one["rule"]["index"].get("of")])
    ]
    assert sorted(reads) == sorted((row.fact, row.id) for row in rows() if row.fact)
    assert declared == {fact for fact, _ in reads}


def test_assumptions_are_where_they_bear() -> None:
    for id_, one in criteria().items():
        assert ("A2" in one["assumed"]) == (id_ in RECOVERED)
        assert ("A3" in one["assumed"]) == (id_ not in RECOVERED)
        assert ("A1" in one["assumed"]) == (one["points"] == "10/3")
        assert one["rule"]["index"]["when_blank"] == "no_value"


@pytest.mark.parametrize("path", [RULESET, QUANG_BINH, Path(__file__).with_name("papi_2019.csv")])
def test_the_attribution_stands_with_the_figures(path: Path) -> None:
    assert ATTRIBUTION in "".join(path.read_text(encoding="utf-8").splitlines(True)[:3])


def test_the_ruleset_names_its_source() -> None:
    assert read(RULESET)["source"]["attribution"] == ATTRIBUTION
