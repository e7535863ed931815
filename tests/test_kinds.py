"""Every example of every rule kind, through the whole engine and against the oracle."""

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from engine.awards import STEP
from engine.facts import NEVER, Evidence, Row, Value
from engine.moves import OUT, first_moved
from engine.points import ONE, text
from engine.rule import Change
from engine.ruleset.model import Ruleset
from engine.score import Engine
from engine.scorecard import CriterionResult, Step
from engine.steps import applied
from explain.facts import written
from explain.pages.cases import Case, KindFile, Shown, read_all
from explain.pages.sample import CRITERION, evidence_of, model_of, ruleset_of
from tests import oracle

FILES = read_all(Path(__file__).parent / "cases" / "kinds")
RULES = [pytest.param(f, shown, id=f"{f.kind}-{shown.id}") for f in FILES for shown in f.rules]


@pytest.mark.parametrize(("file", "shown"), RULES)
def test_the_engine_gives_what_the_example_says(file: KindFile, shown: Shown) -> None:
    with Engine(model_of(ruleset_of(file, shown))) as engine:
        for case in shown.cases:
            result = engine.score(evidence_of(engine.ruleset, case)).criteria[CRITERION]
            assert _told(result) == _expected(case), case.about.en


def _expected(case: Case) -> dict[str, Any]:
    step: Any = case.next
    if step is not None and step != "none":
        step = {"do": step.do, "award": step.award, "in_time": step.in_time}
    return {
        "earned": case.earned,
        "highest": case.highest,
        "max": case.max,
        "value": case.value,
        "status": case.status,
        "reason": case.reason,
        "checks": [(one.state, one.reason, one.band) for one in case.placed],
        "next": step,
    }


def _told(result: CriterionResult) -> dict[str, Any]:
    points, lost = result.points, result.points.max > result.points.highest
    return {
        "earned": points.earned,
        "highest": points.highest,
        "max": points.max,
        "value": points.value,
        "status": result.status.value,
        "reason": result.reason,
        "checks": [(one.state.name.lower(), one.reason, one.band) for one in result.checks],
        "next": _step(result.next) if result.next else "none" if lost else None,
    }


def _step(step: Step) -> dict[str, Any]:
    do = {change.fact: _action(change) for change in step.changes}
    return {"do": do, "award": step.award, "in_time": step.in_time}


def _action(change: Change) -> str:
    if change.rows:
        rows = (f"{name}: {', '.join(map(_in_row, each))}" for name, each in change.rows)
        return "; ".join(rows)
    if isinstance(change.after, Fraction):
        return f"{change.action} {text(change.units)}"
    return f"{change.action} to {written(change.after)}"


@pytest.mark.parametrize(("file", "shown"), RULES)
def test_one_unit_less_does_not_win_it(file: KindFile, shown: Shown) -> None:
    with Engine(model_of(ruleset_of(file, shown))) as engine:
        for case in shown.cases:
            evidence = evidence_of(engine.ruleset, case)
            step = engine.score(evidence).criteria[CRITERION].next
            if step is None:
                continue
            for short in _short(engine.ruleset, evidence, step):
                found = engine.run(short).outcomes[CRITERION]
                assert found.earned < step.award, (case.about.en, short.values)


def _short(ruleset: Ruleset, evidence: Evidence, step: Step) -> Iterator[Evidence]:
    """The evidence with the step done but for one unit of one of its changes."""
    done = {change.fact: change.after for change in step.changes}
    less = {c.fact: _less(c, STEP.get(ruleset.facts[c.fact].type, ONE)) for c in step.changes}
    people = sum(change.units for change in step.changes if change.action == OUT)
    if people:
        yield applied(evidence, first_moved(step.changes, int(people) - 1))
        return
    if any(change.action == "more_good" for change in step.changes):
        yield evidence.with_values(less)  # what is new enters all of its facts at once
        return
    for fact, value in less.items():
        yield evidence.with_values({**done, fact: value})


def _in_row(change: Change) -> str:
    return f"{change.fact} {_action(change)}"


def _less_rows(change: Change) -> Value:
    """The rows with all done but for one unit in the last of them."""
    name, each = change.rows[-1]
    assert isinstance(change.after, tuple)
    last = each[-1]
    short = _less(last, ONE)
    assert not isinstance(short, tuple)
    return tuple(
        Row(row.name, {**row.values, last.fact: short}) if row.name == name else row
        for row in change.after
    )


def _less(change: Change, unit: Fraction) -> Value:
    if change.rows:
        return _less_rows(change)
    if isinstance(change.after, Fraction):
        return change.after + (unit if change.action in ("fewer", "undo") else -unit)
    if isinstance(change.after, date):
        return change.after + timedelta(days=1)
    assert change.before is not None
    return change.before


@pytest.mark.parametrize(("file", "shown"), RULES)
def test_complete_evidence_gives_the_oracles_award(file: KindFile, shown: Shown) -> None:
    data = ruleset_of(file, shown)
    ruleset = model_of(data)
    for case in shown.cases:
        plain = _plain(evidence_of(ruleset, case))
        try:
            expected = oracle.complete(data, plain)[CRITERION]
        except oracle.Incomplete:
            states = {case.status, *(one.state for one in case.placed)}
            assert states & {"unknown", "awaiting_judgement", "awaiting"}, case.about.en
            continue
        if expected.kind == "award":
            assert (case.earned, case.highest) == (expected.award, expected.award), case.about.en
        assert case.value is (expected.kind != "no_value"), case.about.en
        assert (case.status == "not_applicable") is (expected.kind == "not_applicable")
        assert case.max == (0 if not case.value else expected.max), case.about.en


def _plain_value(value: Value) -> Any:
    if isinstance(value, tuple):
        return [{"name": row.name, **row.values} for row in value]
    return "never" if value == NEVER else value


def _plain(evidence: Evidence) -> dict[str, Any]:
    return {
        "values": {f: _plain_value(v) for f, v in evidence.values.items()},
        "declared": {f: said.says.value for f, said in evidence.declared.items()},
        "marks": {check: mark.mark for check, mark in evidence.marks.items()},
        "peers": {
            figure: [one.low if one.known else None for one in each]
            for figure, each in evidence.peers.items()
        },
        "unit_kind": evidence.unit.kind,
    }
