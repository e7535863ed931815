"""A lead (đơn vị chủ trì) spelled in several ways is one officer, in `due` and in a plan."""

import json
from pathlib import Path

import pytest

from tests.explain.conftest import Run
from tests.explain.test_due import RULES
from tests.explain.test_due_later import told, worked

LEADS = {"late": "Tài chính - Kế toán", "done": "Tài chính – Kế toán;", "mark": "tài chính-kế toán"}


@pytest.fixture
def led(tmp_path: Path) -> list[str]:
    """A unit under rules whose leads are one officer, spelled in three ways, and another."""
    rules, unit = tmp_path / "rules.txt", tmp_path / "unit.yaml"
    text = RULES.replace("{id: open,", "{id: open, lead: Tài chính,")
    for id_, lead in LEADS.items():
        text = text.replace(f"{{id: {id_},", f"{{id: {id_}, lead: {lead},")
    rules.write_text(text, "utf-8")
    unit.write_text(
        "submission: 1\nruleset: vi-du/viec\nunit: {id: a, name: Xã A}\n"
        "as_of: 2024-12-01\nfacts: {late: 0, done: 5, fixed: 5}\n",
        "utf-8",
    )
    return [str(unit), "--ruleset", str(rules)]


def test_a_lead_spelled_in_several_ways_is_one_officer(run: Run, led: list[str]) -> None:
    each = {one["lead"]: one["duties"] for one in told(run, *led)["officers"]}
    by = {lead: [one["criterion"] for one in own] for lead, own in each.items()}
    assert by[LEADS["done"]] == ["done", "mark"]
    assert [one["lead"] for one in each[LEADS["done"]]] == [LEADS["done"], LEADS["mark"]]
    assert by["Tài chính"] == ["open"]
    assert set(by) == {LEADS["done"], "Tài chính", None}


@pytest.mark.parametrize("lead", ["kế toán", "chính - kế", "CHÍNH–KẾ", "tài  chính ‑kế toán"])
def test_a_lead_is_asked_for_in_any_spelling(run: Run, led: list[str], lead: str) -> None:
    found = worked(told(run, *led, "--lead", lead))
    assert [one["criterion"] for one in found] == ["done", "mark"]


def test_a_plan_has_one_officer_for_a_lead_spelled_in_several_ways(
    run: Run, led: list[str]
) -> None:
    rules, unit = Path(led[-1]), Path(led[0])
    text = rules.read_text("utf-8").replace("limit: {of: late, at_most: 0}", "yes_no: {of: plan}")
    rules.write_text(text, "utf-8")
    unit.write_text(unit.read_text("utf-8").replace("late: 0", "plan: không"), "utf-8")
    out = run("plan", *led, "--target", "40", "--format", "json")[1]
    [one] = json.loads(out)["plan"]["officers"]
    assert one["name"] == LEADS["late"]
    assert {task["fact"] for task in one["tasks"]} == {"plan", "done"}
