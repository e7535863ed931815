"""Every formula shape met in the field: at least one case named after it, both sides of edges."""

from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from engine.points import ONE
from engine.rank import Contender, groups, standings
from engine.ruleset.check import check_ruleset
from engine.score import Engine
from engine.scorecard import Scorecard
from engine.source.diagnostic import Severity
from engine.source.write import yaml_of
from explain.pages.sample import CRITERION, evidence_of, model_of
from explain.pages.shapes import ShapeCase, ShapeFile, read_shapes, ruleset_of_shape

FILES = read_shapes(Path(__file__).parent / "cases" / "shapes")
EACH = [pytest.param(one, id=f"{one.shape}-{one.title.en}") for one in FILES]


def _ranked(file: ShapeFile) -> bool:
    return any(case.stands for case in file.cases.values())


NEAR = Fraction(1, 100)
RATES = frozenset({"ratio", "change", "survey"})


@pytest.mark.parametrize("file", EACH)
def test_cases_are_named_after_their_shape(file: ShapeFile) -> None:
    assert all(name.startswith(f"{file.shape}-") for name in file.cases)


@pytest.mark.parametrize("file", EACH)
def test_there_is_nothing_wrong_with_it(file: ShapeFile) -> None:
    found = check_ruleset(yaml_of(ruleset_of_shape(file)), "shape.yaml")
    assert [one.code for one in found if one.severity is not Severity.NOTE] == []


@pytest.mark.parametrize("file", EACH)
def test_the_engine_gives_what_the_case_says(file: ShapeFile) -> None:
    with Engine(model_of(ruleset_of_shape(file))) as engine:
        for name, case in file.cases.items():
            card = engine.score(evidence_of(engine.ruleset, case))
            assert _told(engine, card, case) == _expected(file, case), name


@pytest.mark.parametrize("file", [one for one in FILES if _ranked(one)], ids=lambda one: one.shape)
def test_the_unit_stands_where_the_case_says(file: ShapeFile) -> None:
    with Engine(model_of(ruleset_of_shape(file))) as engine:
        for name, case in file.cases.items():
            wanted = case.stands
            assert wanted is not None, name
            each = [case, *(case.model_copy(update={"given": one}) for one in case.others)]
            runs = [engine.run(evidence_of(engine.ruleset, one)).sums[""].outcome for one in each]
            ranked = standings(
                [Contender(str(n), one.earned, one.highest) for n, one in enumerate(runs)]
            )
            own = next(one for one in ranked if one.unit == "0")
            rank = wanted.rank
            assert (own.rank, own.best, own.worst) == (
                rank,
                rank if wanted.best is None else wanted.best,
                rank if wanted.worst is None else wanted.worst,
            ), name
            group = groups(ranked, wanted.parts)["0"] if wanted.parts else None
            assert group == wanted.group, name


def _expected(file: ShapeFile, case: ShapeCase) -> dict[str, Any]:
    total = case.total
    return {
        "points": (case.earned, case.most, Fraction(file.worth) if case.max is None else case.max),
        "value": case.value,
        "why": (case.status, case.reason, case.checks),
        "total": total and (total.earned, total.most, total.max),
        "class": total and total.class_,
        "areas": case.areas,
        "derived": case.derived,
    }


def _told(engine: Engine, card: Scorecard, case: ShapeCase) -> dict[str, Any]:
    one, total = card.criteria[CRITERION], card.total.points
    checks = tuple(check.reason for check in one.checks)
    return {
        "points": (one.points.earned, one.points.highest, one.points.max),
        "value": one.points.value,
        "why": (one.status.value, one.reason, checks[: len(case.checks)]),
        "total": case.total and (total.earned, total.highest, total.max),
        "class": case.total and _class(engine, card),
        "areas": {id_: card.groups[id_].points.earned for id_ in case.areas},
        "derived": {id_: card.derived[id_].value for id_ in case.derived},
    }


def _class(engine: Engine, card: Scorecard) -> str | None:
    classes, at = engine.ruleset.total.classes, card.classes[0]
    return None if classes is None or at is None else classes.bands[at].name.vi


@pytest.mark.parametrize("file", EACH)
def test_both_sides_of_every_edge_have_a_case(file: ShapeFile) -> None:
    with Engine(model_of(ruleset_of_shape(file))) as engine:
        cases = [evidence_of(engine.ruleset, case) for case in file.cases.values()]
        readings = [engine.run(evidence).readings for evidence in cases]
    facts = engine.ruleset.facts
    for check in engine.compiled.criteria[CRITERION].checks:
        near = NEAR if check.leaf.name in RATES else ONE
        measured = [x for one in readings if (x := one[check.id].x) is not None]
        possible = check.leaf.domain(facts)
        spans = [check.table.interval(row) for row in check.table.rows if row.reason != "never"]
        spans = [span for span in spans if possible.within(span) is not None]
        for below, above in pairwise(spans):
            edge = above.low
            assert edge is not None
            assert edge in measured, (check.id, str(edge))
            for span in (below, above):
                assert any(x in span and abs(x - edge) <= near for x in measured), (check.id, span)
