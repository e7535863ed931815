"""PAPI 2018 and 2019: the published results of 63 provinces come out of the engine again, exactly.

The weights of 2019's weighted total are fitted to these same provinces: that part shows that they
are written down right, not that PAPI weights so. Published figures are single precision.
"""

import re
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from engine.facts import Declaration, Declared, Evidence
from engine.ruleset.load import load_ruleset
from engine.score import Engine
from engine.scorecard import Scorecard
from tests.rulesets import papi_data, plain
from tests.rulesets.papi_data import Province, provinces, rows

YEARS = ("2018", "2019")
RULESETS = {year: plain.ROOT / "rulesets" / "papi" / f"{year}.yaml" for year in YEARS}
SUBMISSIONS = {
    "2018": plain.EXAMPLES / "papi-2018-quang-ninh.yaml",
    "2019": plain.EXAMPLES / "papi-2019-quang-binh.yaml",
}
HANDED_IN = {"2018": "Quang Ninh", "2019": "Quang Binh"}

SAME = {"1.1", "3.2", "3.3", "4.1", "4.3", "7.2", "7.3", "8.1", "8.2"}
RECOVERED = {"2018": SAME | {"7.1"}, "2019": SAME}
SUBDIMENSION = Fraction(1, 10**6)
DIMENSION = Fraction(3, 10**6)
TOTAL = Fraction(1, 10**5)
ATTRIBUTION = "© CECODES, VFF-CRT, RTA & UNDP"

Data = dict[str, Any]
EVERY = [province for year in YEARS for province in provinces(year).values()]
each_year = pytest.mark.parametrize("year", YEARS)
each_province = pytest.mark.parametrize("province", EVERY, ids=lambda p: f"{p.year} {p.name}")


@pytest.fixture(scope="module")
def engines() -> Iterator[dict[str, Engine]]:
    """The ruleset of each year, ready to score."""
    ready = {}
    for year, path in RULESETS.items():
        ready[year] = Engine(load_ruleset(path.read_text(encoding="utf-8"), path.name))
    yield ready
    for engine in ready.values():
        engine.close()


def score(engine: Engine, facts: dict[str, str], blank: set[str]) -> Scorecard:
    """The scorecard of figures as spelt; some of them may be declared blank instead."""
    declared = {fact: Declaration(fact, Declared.BLANK, "n < 15") for fact in blank}
    values = {fact: Fraction(text) for fact, text in facts.items() if fact not in blank}
    return engine.score(Evidence(as_of=date(2020, 12, 31), values=values, declared=declared))


def earned(card: Scorecard) -> dict[str, Fraction | None]:
    """Points by id of criterion and area, `total` and `weighted`; None without a value."""
    all_points = {id_: one.points for id_, one in card.criteria.items()}
    all_points |= {id_: one.points for id_, one in card.groups.items()}
    all_points["total"] = card.total.points
    points = {id_: one.earned if one.value else None for id_, one in all_points.items()}
    return {**points, **{id_: derived.value for id_, derived in card.derived.items()}}


@cache
def criteria(year: str) -> dict[str, Data]:
    """Every criterion of a year's file, by id."""
    return plain.criteria(plain.ruleset(f"papi/{year}"))


def by_formula(criterion: Data, facts: dict[str, str]) -> Fraction:
    """What a criterion's formula gives before its least and its maximum hold it."""
    index = criterion["rule"]["index"]
    weights = index.get("sum") or {index["of"]: "1"}
    parts = (Fraction(weight) * Fraction(facts[fact]) for fact, weight in weights.items())
    return sum(parts, Fraction(index.get("plus", "0")))


def plain_name(name: str) -> str:
    """A published name without its number, its closing (%) and its footnote mark."""
    return re.sub(r"^(Chỉ số nội dung \d|\d\.\d): | ?\(%\)\*?$|\*$", "", name)


@each_province
def test_a_province_comes_out_as_published(engines: dict[str, Engine], province: Province) -> None:
    points = earned(score(engines[province.year], province.facts, province.blank))
    assert points.keys() == province.published.keys() | province.silent
    assert {id_ for id_, point in points.items() if point is None} == province.silent
    told = {id_: point for id_, point in points.items() if point is not None}
    off = {id_: abs(told[id_] - published) for id_, published in province.published.items()}
    recovered = RECOVERED[province.year]
    taken = criteria(province.year).keys() - recovered
    assert {id_: gap for id_, gap in off.items() if id_ in taken and gap} == {}
    assert {id_: gap for id_, gap in off.items() if id_ in recovered and gap > SUBDIMENSION} == {}
    assert {id_: gap for id_, gap in off.items() if id_[0] == "D" and gap > DIMENSION} == {}
    totals = [off[id_] for id_ in ("total", "weighted") if id_ in off]
    assert all(gap <= TOTAL for gap in totals)


@each_year
def test_the_proof_is_of_63_provinces(year: str) -> None:
    assert len(provinces(year)) == 63
    assert len({tuple(one.facts.items()) for one in provinces(year).values()}) == 63


def test_two_provinces_of_2018_have_no_total() -> None:
    without = {one.name: one.silent for one in EVERY if one.silent}
    lines = {f"{d}.{n}" for d in (2, 4) for n in (1, 2, 3, 4)}
    assert without == dict.fromkeys(("Quang Ninh", "Dong Thap"), lines | {"D2", "D4", "total"})


@each_province
def test_no_published_figure_is_held_by_a_limit(province: Province) -> None:
    for id_, criterion in criteria(province.year).items():
        if id_ not in province.silent:
            least = Fraction(criterion["rule"]["index"]["least"])
            assert least < by_formula(criterion, province.facts) < Fraction(criterion["points"])
    declared = plain.ruleset(f"papi/{province.year}")["facts"]
    assert declared.keys() == province.facts.keys() | province.blank
    for fact, figure in province.facts.items():
        low, high = limits(declared[fact])
        assert low <= Fraction(figure) <= high


def limits(declared: Data) -> tuple[Fraction, Fraction]:
    """The least and greatest value of a declared fact."""
    low, high = (declared[key] for key in ("at_least", "at_most"))
    if declared["type"] == "share":
        assert (low, high) == ("0%", "100%")
        return Fraction(0), Fraction(1)
    return Fraction(low), Fraction(high)


@pytest.mark.parametrize(("year", "lines"), [("2018", 28), ("2019", 29)])
def test_all_is_80_points_in_8_dimensions(
    engines: dict[str, Engine], year: str, lines: int
) -> None:
    card = score(engines[year], provinces(year)["Quang Binh"].facts, set())
    assert card.total.points.max == 80
    assert [one.points.max for one in card.groups.values()] == [10] * 8
    assert len(card.criteria) == lines
    summed = {id_ for id_, one in criteria(year).items() if "sum" in one["rule"]["index"]}
    assert summed == RECOVERED[year]


@pytest.mark.parametrize(
    ("year", "weight", "plus"),
    [("2018", ("1.5", "2.25"), "0.5"), ("2019", ("0.99", "1.485"), "0.33")],
)
def test_e_governance_had_two_lines_and_then_three(
    year: str, weight: tuple[str, str], plus: str
) -> None:
    for id_, each in zip(("8.1", "8.2"), weight, strict=True):
        index = criteria(year)[id_]["rule"]["index"]
        assert set(index["sum"].values()) == {each}
        assert (index["plus"], index["least"]) == (plus, plus)


@each_year
@pytest.mark.parametrize("blank", ["papi_5_2", "water_clean_enough_to_drink"])
def test_a_blank_figure_leaves_no_total(engines: dict[str, Engine], year: str, blank: str) -> None:
    card = score(engines[year], provinces(year)["Quang Binh"].facts, {blank})
    assert not card.total.points.value
    assert all(derived.value is None for derived in card.derived.values())


@each_year
def test_a_province_is_handed_in_as_published(year: str) -> None:
    submission, published = plain.read(SUBMISSIONS[year]), provinces(year)[HANDED_IN[year]]
    facts = {fact: given["value"] for fact, given in submission["facts"].items()}
    assert facts == published.facts
    declared = submission.get("declarations", [])
    assert {(one["fact"], one["is"]) for one in declared} == {(f, "blank") for f in published.blank}
    assert {one["document"] for one in [*submission["facts"].values(), *declared]} == {"PAPI"}
    proofs = plain.ruleset(f"papi/{year}")["proofs"]
    assert submission["documents"]["PAPI"]["kind"] in proofs
    assert (submission["ruleset"], submission["illustrative"]) == (f"papi/{year}", "false")


def test_quang_binh_has_its_published_total(engines: dict[str, Engine]) -> None:
    for year, total in (("2018", "46.27"), ("2019", "45.84")):
        points = earned(score(engines[year], provinces(year)["Quang Binh"].facts, set()))["total"]
        assert points is not None
        assert round(points, 2) == Fraction(total)


@each_year
def test_names_are_the_published_ones(year: str) -> None:
    ruleset = plain.ruleset(f"papi/{year}")
    said = {area["id"]: area["title"]["vi"] for area in ruleset["areas"]}
    said |= {id_: one["title"]["vi"] for id_, one in criteria(year).items()}
    said |= {
        fact: declared["label"]["vi"]
        for fact, declared in ruleset["facts"].items()
        if not fact.startswith("papi_")
    }
    published = {
        row.fact if row.kind == "indicator" else row.id: plain_name(row.name_vn)
        for row in rows(year)
        if row.kind != "aggregate"
    }
    assert said == published


@each_year
def test_every_fact_is_of_its_own_line_and_is_read(year: str) -> None:
    declared = plain.ruleset(f"papi/{year}")["facts"].keys()
    reads = [
        (fact, id_)
        for id_, one in criteria(year).items()
        for fact in one["rule"]["index"].get("sum", [one["rule"]["index"].get("of")])
    ]
    assert sorted(reads) == sorted((row.fact, row.id) for row in rows(year) if row.fact)
    assert declared == {fact for fact, _ in reads}


@each_year
def test_least_and_most_are_the_published_scales(year: str) -> None:
    scales = {row.id: row.scale for row in rows(year) if row.kind == "subdimension"}
    most = {"2.5": "2.5", "3.33": "10/3", "5.0": "5"}
    for id_, one in criteria(year).items():
        low, high = scales[id_].removesuffix(" điểm").split("-")
        assert (one["rule"]["index"]["least"], one["points"]) == (low, most[high])


@each_year
def test_assumptions_are_where_they_bear(year: str) -> None:
    for id_, one in criteria(year).items():
        assert ("A2" in one["assumed"]) == (id_ in RECOVERED[year])
        assert ("A3" in one["assumed"]) == (id_ not in RECOVERED[year])
        assert ("A1" in one["assumed"]) == (one["points"] == "10/3")
        assert one["rule"]["index"]["when_blank"] == "no_value"
    [count] = [a["text"] for a in plain.ruleset(f"papi/{year}")["assumed"] if a["id"] == "A3"]
    left = str(len(criteria(year)) - len(RECOVERED[year]))
    assert all(left in count[lang] for lang in ("vi", "en"))


@pytest.mark.parametrize(
    "path", [*RULESETS.values(), *SUBMISSIONS.values(), *map(papi_data.path, YEARS)]
)
def test_the_attribution_stands_with_the_figures(path: Path) -> None:
    assert ATTRIBUTION in "".join(path.read_text(encoding="utf-8").splitlines(True)[:3])


@each_year
def test_the_ruleset_names_its_source(year: str) -> None:
    assert plain.ruleset(f"papi/{year}")["source"]["attribution"] == ATTRIBUTION
