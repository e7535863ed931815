"""Every rule kind has a case file, and the file shows all that the kind can do and refuse."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from engine.kinds import discover
from engine.lower import Check, Compiled, lower
from engine.nature import wholes
from engine.points import ONE
from engine.rule import Leaf
from engine.ruleset.check import check_ruleset
from engine.ruleset.fact import FactType
from engine.source.diagnostic import Severity
from engine.source.write import yaml_of
from engine.view import View
from evidence.calendars import Calendars
from explain.pages.cases import Case, KindFile, Shown, Wrong, read_all
from explain.pages.keys import keys_of
from explain.pages.sample import evidence_of, model_of, ruleset_of
from explain.words.catalogue import entries

FOLDER = Path(__file__).parent / "cases" / "kinds"
FILES = {file.kind: file for file in read_all(FOLDER)}
KINDS = discover()
LEAVES = [name for name, kind in KINDS.items() if issubclass(kind, Leaf)]
UNMEASURED = frozenset({"judged", "fixed"})
"""Kinds that read no fact: nothing can fail to arise."""
MEASURED = [name for name in LEAVES if name not in UNMEASURED]
RATES = frozenset({"ratio", "change", "survey"})
ALIKE = frozenset({"at_least", "above", "at_most", "below", "is", "points", "share"})
"""Keys that mean the same in every kind; a kind shows some of them."""


def cases(kind: str) -> Iterator[Case]:
    return (case for shown in FILES[kind].rules for case in shown.cases)


def test_every_kind_has_a_case_file_and_no_other_file_is_there() -> None:
    assert sorted(FILES) == sorted(KINDS)
    assert sorted(path.stem for path in FOLDER.iterdir()) == sorted(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_is_about_its_kind(kind: str) -> None:
    file = FILES[kind]
    ids = [shown.id for shown in file.rules]
    assert len(ids) == len(set(ids))
    assert all([*shown.rule] == [kind] for shown in file.rules)
    assert all([*wrong.rule] == [kind] for wrong in file.wrong)
    assert {one.kind for one in file.instead} <= KINDS.keys() - {kind}


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_of_a_kind_is_shown(kind: str) -> None:
    text = yaml_of([shown.rule for shown in FILES[kind].rules])
    names = {key.path.rpartition(".")[2] for key in keys_of(KINDS[kind])}
    alike = ALIKE | {"when_none"} if kind in UNMEASURED else ALIKE
    assert {name for name in names - alike if f"{name}:" not in text} == set()


@pytest.mark.parametrize("kind", KINDS)
def test_every_state_is_shown(kind: str) -> None:
    found = {one.state for case in cases(kind) for one in case.placed}
    expected = {"known", "not_applicable"}
    expected |= {"judged": {"awaiting"}, "fixed": set()}.get(kind, {"unknown", "nothing_arose"})
    if kind not in LEAVES:
        expected |= {"awaiting", "blank"}
    if kind in ("index", "survey"):
        expected |= {"blank"}
    assert expected <= found
    assert any(case.given or case.marks for case in cases(kind) if case.status == "unknown") or (
        kind in UNMEASURED
    )


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in UNMEASURED])
def test_every_policy_for_nothing_arose_is_shown(kind: str) -> None:
    found = {one.reason for case in cases(kind) for one in case.placed}
    assert {"nothing_arose_na", "nothing_arose_full", "nothing_arose_zero"} <= found


@pytest.mark.parametrize("kind", LEAVES)
def test_every_reason_is_shown(kind: str) -> None:
    known = {f"{kind}.{entry.partition('.')[2]}" for entry in entries("reason") if _is(entry, kind)}
    found = {case.reason for case in cases(kind) if case.state == "known"}
    assert found == known


def _is(entry: str, kind: str) -> bool:
    return entry.partition(".")[0] == kind


@pytest.mark.parametrize("kind", KINDS)
def test_every_status_is_shown(kind: str) -> None:
    found = {case.status for case in cases(kind)}
    assert {"met", "not_met", "not_applicable"} <= found
    assert found & {"unknown", "awaiting_judgement"}


@pytest.mark.parametrize(
    ("file", "shown"),
    [
        pytest.param(FILES[kind], shown, id=f"{kind}-{shown.id}")
        for kind in MEASURED
        for shown in FILES[kind].rules
    ],
)
def test_both_sides_of_every_edge_are_shown(file: KindFile, shown: Shown) -> None:
    compiled = _compiled(file, shown)
    [check] = compiled.checks.values()
    measured = [x for x in (_x(compiled, check, case) for case in shown.cases) if x is not None]
    types = {compiled.ruleset.facts[read.fact].type for read in check.leaf.reads()}
    near = Fraction(1, 100) if file.kind in RATES or FactType.SHARE in types else ONE
    possible = check.leaf.domain(compiled.ruleset.facts)
    spans = [check.table.interval(row) for row in check.table.rows if row.reason != "never"]
    spans = [span for span in spans if possible.within(span) is not None]
    for below, above in pairwise(spans):
        assert above.low in measured
        for span in (below, above):
            assert any(x in span and abs(x - above.low) <= near for x in measured), span


def _compiled(file: KindFile, shown: Shown) -> Compiled:
    return lower(model_of(ruleset_of(file, shown)))


def _x(compiled: Compiled, check: Check, case: Case) -> Fraction | None:
    view = View(
        compiled.ruleset.facts, evidence_of(compiled.ruleset, case), compiled.ruleset.working_days
    )
    return check.leaf.measure(view, check.id).x


@pytest.mark.parametrize("kind", KINDS)
def test_no_part_is_more_than_its_whole(kind: str) -> None:
    for shown in FILES[kind].rules:
        ruleset = _compiled(FILES[kind], shown).ruleset
        for case in shown.cases:
            numbers = View(ruleset.facts, evidence_of(ruleset, case)).numbers
            for fact, number in numbers.items():
                above = [numbers[one] for one in wholes(ruleset.facts, fact) if one in numbers]
                assert all(number <= one for one in above), (case.about.en, fact)


def _codes(file: KindFile, shown: Shown | Wrong) -> set[str]:
    found = check_ruleset(yaml_of(ruleset_of(file, shown)), "example.yaml", Calendars())
    return {one.code for one in found if one.severity is not Severity.NOTE}


@pytest.mark.parametrize("kind", KINDS)
def test_rules_that_are_shown_have_nothing_wrong_with_them(kind: str) -> None:
    for shown in FILES[kind].rules:
        alone = {"R302"} if shown.in_ == "penalty" else set()  # a deduction adds up to no total
        if kind == "fixed":  # by itself, outside a branch, it leaves points that nobody can earn
            alone |= set() if shown.rule[kind].get("share") == "100%" else {"R406"}
        assert _codes(FILES[kind], shown) == alone, shown.id


@pytest.mark.parametrize("kind", KINDS)
def test_mistaken_rules_give_the_code_that_the_file_says(kind: str) -> None:
    for wrong in FILES[kind].wrong:
        assert _codes(FILES[kind], wrong) == {wrong.code}, wrong.about.en


def test_a_file_without_a_section_is_refused(tmp_path: Path) -> None:
    data: dict[str, Any] = {"kind": "ratio", "title": {"vi": "Tỷ lệ", "en": "Rate"}}
    (tmp_path / "ratio.yaml").write_text(yaml_of(data), "utf-8")
    with pytest.raises(Exception, match=r"key=rules(.|\n)*key=wrong"):
        read_all(tmp_path)
