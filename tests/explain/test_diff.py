"""`chamdiem diff`: piece by piece, and what the new ruleset does to given scores."""

import json
from pathlib import Path
from typing import Any

import pytest

from engine.points import exact
from explain.commands.exits import FINE, WRONG
from tests.explain.conftest import Run
from tests.explain.support import ROOT, RULES, UNIT
from tests.explain.test_rank import relative

PLAN = ROOT / "rulesets" / "tan-duc-2024" / "par.yaml"


@pytest.fixture
def later(tmp_path: Path) -> Path:
    """Tân Đức's plan with a threshold raised, a criterion taken out, a fact renamed."""
    text = PLAN.read_text("utf-8")
    for old, new in (
        ("ruleset: tan-duc-2024/par", "ruleset: tan-duc-2025/par"),
        ("at_least: 95%", "at_least: 97%"),
        ("1000, capital_disbursed: 950}", "1000, capital_disbursed: 970}"),
        ("plan_tasks_done", "tasks_done"),
    ):
        assert old in text
        text = text.replace(old, new)
    path = tmp_path / "later.yaml"
    path.write_text(text, "utf-8")
    return path


def told(run: Run, *args: str) -> Any:
    code, out, err = run("diff", *args, "--format", "json")
    assert (code, err) == (FINE, "")
    return json.loads(out)


def test_a_ruleset_and_itself_say_the_same(run: Run) -> None:
    found = told(run, "tan-duc-2024/par", "tan-duc-2024/par", "--with", "tan-duc-2024")
    assert found["pieces"] == []
    [effect] = found["effects"]
    assert effect["before"] == effect["after"]
    assert effect["criteria"] == []
    _, out, _ = run("diff", str(RULES), str(RULES))
    assert "Hai bộ nói như nhau" in out


def test_every_change_is_told_down_to_its_figure(run: Run, later: Path) -> None:
    pieces = told(run, "tan-duc-2024/par", str(later))["pieces"]
    found = {(one["what"], one["id"]): one for one in pieces}
    assert found["criterion", "6.1.1"]["changed"] == [
        {"key": "rule.ratio.at_least", "before": "0,95", "after": "0,97"}
    ]
    assert found["fact", "tasks_done"]["how"] == "added"
    assert found["fact", "plan_tasks_done"]["how"] == "removed"
    assert found["criterion", "1.2"]["changed"][0]["after"] == "tasks_done"
    assert set(found) == {
        ("criterion", "6.1.1"),
        ("criterion", "1.2"),
        ("fact", "tasks_done"),
        ("fact", "plan_tasks_done"),
    }


def test_what_it_does_to_a_score(run: Run, later: Path) -> None:
    [effect] = told(run, "tan-duc-2024/par", str(later), "--with", "tan-duc-2024")["effects"]
    assert len(effect["unread"]) == 1
    assert len(effect["lacking"]) == 1
    assert [one["id"] for one in effect["criteria"]] == []
    assert exact(effect["highest_after"]) > exact(effect["highest_before"])  # 1.2 is open now
    _, out, _ = run(
        "diff", "tan-duc-2024/par", str(later), "--with", "tan-duc-2024", "--lang", "en"
    )
    assert "Not read by the new one" in out


def test_a_criterion_added_and_one_removed(run: Run, tmp_path: Path) -> None:
    text = RULES.read_text("utf-8")
    path = tmp_path / "fewer.yaml"
    path.write_text(text.replace("id: count-each", "id: count-every"), "utf-8")
    found = told(run, str(RULES), str(path), "--with", str(UNIT))
    hows = {one["id"]: one["how"] for one in found["pieces"] if one["what"] == "criterion"}
    assert hows["count-each"] == "removed"
    assert hows["count-every"] == "added"
    moved = {one["id"]: one for one in found["effects"][0]["criteria"]}
    assert moved["count-each"]["after"] is None
    assert moved["count-every"]["before"] is None


def test_what_is_wrong_with_either_is_told(run: Run, bad: Path) -> None:
    code, out, err = run("diff", "tan-duc-2024/par", str(bad))
    assert (code, out) == (WRONG, "")
    assert "bad.yaml" in err
    code, out, err = run("diff", "tan-duc-2024/par", "papi/2019", "--with", "district-2024/xa-01")
    assert (code, out) == (WRONG, "")
    assert "E011" in err


def test_the_table(run: Run, later: Path) -> None:
    _, out, _ = run("diff", "tan-duc-2024/par", str(later), "--format", "csv")
    assert out.splitlines()[0] == "what,id,title,how,key,before,after"
    assert any("rule.ratio.at_least" in line for line in out.splitlines())


def effects(run: Run, old: str, new: str, *with_: Path) -> list[tuple[str, str, str, str]]:
    keys = ("before", "after", "highest_before", "highest_after")
    given = [arg for one in with_ for arg in ("--with", str(one))]
    return [tuple(one[key] for key in keys) for one in told(run, old, new, *given)["effects"]]


def test_other_units_figures_are_carried_over(run: Run, tmp_path: Path) -> None:
    [_, old] = relative(tmp_path, a="Xã b: 200")
    new = tmp_path / "new.txt"
    text = Path(old).read_text("utf-8").replace("total: 10", "total: 20")
    new.write_text(text.replace("points: 10", "points: 20"), "utf-8")
    a, b, c = (tmp_path / f"{name}.yaml" for name in "abc")
    assert effects(run, old, str(new), a) == [("2", "4", "2", "4")]
    assert effects(run, old, str(new), b) == [("0", "0", "10", "20")]
    assert effects(run, old, str(new), b, c) == [("10", "20", "10", "20"), ("2.5", "5", "2.5", "5")]
    assert effects(run, old, str(new), a, b)[0] == ("2", "4", "2", "4")


def test_a_field_that_only_the_new_one_asks_for_is_made_of_the_units_given(
    run: Run, tmp_path: Path
) -> None:
    [_, new] = relative(tmp_path)
    old = tmp_path / "old.txt"
    rule = "{relative: {of: users, by: best, when_none: zero}}"
    text = Path(new).read_text("utf-8").replace(rule, "{count: {of: users, at_least: 30}}")
    old.write_text(text, "utf-8")
    a, b = tmp_path / "a.yaml", tmp_path / "b.yaml"
    assert effects(run, str(old), new, a, b) == [("10", "4", "10", "4"), ("10", "10", "10", "10")]
    assert effects(run, str(old), new, a) == [("10", "0", "10", "10")]


CHANGES = (
    ("period: {from: 2024-01-01", "period: {from: 2024-02-01"),
    ("date: 2024-02-27", "date: 2024"),
    ("{vi: Chỉ tiêu, en: Target}", "{vi: Chỉ tiêu, en: Aim}"),
    ("title: Trồng rừng", "title: Trồng cây"),
    ("points: 20, rule", "points: 61/3, rule"),
)


@pytest.fixture
def changed(tmp_path: Path) -> list[str]:
    """A ruleset and the same with a text, a day and a number that says something else."""
    old = ROOT / "tests" / "cases" / "submission" / "beside" / "among.yaml"
    text = old.read_text("utf-8")
    for before, after in CHANGES:
        assert before in text
        text = text.replace(before, after)
    new = tmp_path / "new.txt"
    new.write_text(text.replace("total: 40", "total: 121/3"), "utf-8")
    return [str(old), str(new)]


def test_texts_days_and_fractions_are_those_of_the_reader(run: Run, changed: list[str]) -> None:
    keys = {
        "vi": {
            "period.from": ("01/01/2024", "01/02/2024"),
            "source.date": ("27/02/2024", "2024"),
            "basis.total": ("40", "121/3"),
            "title": ("Trồng rừng", "Trồng cây"),
            "points": ("20", "61/3"),
        },
        "en": {
            "period.from": ("1 Jan 2024", "1 Feb 2024"),
            "source.date": ("27 Feb 2024", "2024"),
            "basis.total": ("40", "121/3"),
            "label": ("Target", "Aim"),
            "title": ("Trồng rừng", "Trồng cây"),
            "points": ("20", "61/3"),
        },
    }
    for lang, expected in keys.items():
        found = {
            one["key"]: (one["before"], one["after"])
            for piece in told(run, *changed, "--lang", lang)["pieces"]
            for one in piece["changed"]
        }
        assert found == expected
    _, out, _ = run("diff", *changed)
    assert "Chỉ tiêu · chỉ sửa lời tiếng Anh" in out
