"""A unit without a total: no command shows a number for it, each says what it is for want of."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from explain.commands.exits import FINDINGS, FINE
from explain.schemas import as_text
from tests.explain.conftest import Run

RULES = """ruleset: test/none
title: {vi: Bộ thử, en: Test set}
index: other
unit_kind: commune
period: {from: 2024-01-01, to: 2024-12-31}
source: {document: 1/KH, title: Kế hoạch, issuer: UBND xã, date: 2024-02-27}
basis: {kind: official, total: 20}
facts:
  due: {label: {vi: Phải làm, en: Due}, type: count, unit: {vi: việc, en: tasks}}
  done: {label: {vi: Đã làm, en: Done}, type: count, unit: {vi: việc, en: tasks}, part_of: due}
  mood:
    label: {vi: Ý kiến, en: Opinion}
    type: answers
    options: {happy: {vi: Tốt, en: Good}, sad: {vi: Xấu, en: Bad}}
  cases: {label: {vi: Vụ vi phạm, en: Cases}, type: count, unit: {vi: vụ, en: cases}}
areas:
  - id: A
    title: CÔNG VIỆC
    criteria:
      - id: "1"
        title: Một
        points: 10
        rule: {ratio: {of: done, to: due, proportional: {}, when_none: zero}}
      - id: "2"
        title: Hai
        points: 10
        rule:
          survey: {of: [mood], top: 1, min_answers: 30, when_blank: no_value}
  - id: P
    title: ĐIỂM TRỪ
    kind: penalty
    criteria:
      - {id: "9", title: Chín, points: 2, rule: {count: {of: cases, per_item: 2, uncapped: true}}}
"""
UNIT = """submission: 1
ruleset: ./rules.yaml
unit: {id: %s, name: Xã %s}
as_of: 2024-11-15
facts: {due: 7, done: 5, mood: {happy: %s, sad: 2}%s}
"""
SHOWN = "7,14", "7.14", "50/7", "7.142857"
"""What the points come to all the same, in every way of writing."""


COMMANDS = {
    "audit": ("audit", ""),
    "rank": ("rank", ""),
    "target": ("plan", "a.yaml", "--target", "9"),
    "budget": ("plan", "a.yaml", "--budget", "2"),
}


@pytest.fixture
def units(tmp_path: Path) -> Path:
    (tmp_path / "rules.yaml").write_text(RULES, "utf-8")
    for id_, happy, more in (("a", 3, ""), ("b", 30, ""), ("c", 40, ", cases: 1")):
        text = UNIT % (id_, id_.upper(), happy, more)
        (tmp_path / f"{id_}.yaml").write_text(text, "utf-8")
    return tmp_path


def printed(run: Run, *args: str) -> tuple[int, str]:
    code, out, err = run(*args)
    assert code in (FINE, FINDINGS), err
    return code, " ".join(out.split())


@pytest.mark.parametrize("form", ["text", "csv", "json"])
@pytest.mark.parametrize("command", COMMANDS)
def test_no_number_stands_for_a_total_that_is_none(
    run: Run, units: Path, command: str, form: str
) -> None:
    for other in "bc":
        (units / f"{other}.yaml").unlink()
    verb, of, *options = COMMANDS[command]
    _, out = printed(run, verb, str(units / of), *options, "--format", form)
    out = out.replace(str(units), "")
    leaders = out.find('"leaders"')  # those of areas that have points
    assert not [one for one in SHOWN if one in out[: None if leaders < 0 else leaders]]


def data(run: Run, schema: str, *args: str) -> Any:
    found = json.loads(run(*args, "--format", "json")[1])
    Draft202012Validator(json.loads(as_text(schema))).validate(found)
    return found


def test_json_has_null_for_what_has_no_value(run: Run, units: Path) -> None:
    one, other = str(units / "a.yaml"), str(units / "b.yaml")
    total = data(run, "scorecard", "score", one)["total"]
    assert {total[name] for name in ("earned", "highest", "max", "open", "supported")} == {None}
    line = data(run, "audit", "audit", one)["lines"][0]
    assert (line["id"], line["earned"], line["supported"], line["max"]) == ("total", *[None] * 3)
    told = data(run, "comparison", "compare", one, other)
    assert (told["before"]["earned"], told["gain"], told["areas"][0]["earned"][0]) == (None,) * 3
    assert told["after"]["earned"] is not None
    rules = str(units / "rules.yaml")
    told = data(run, "difference", "diff", rules, rules, "--with", str(units))
    [effect] = [one for one in told["effects"] if one["unit"]["id"] == "a"]
    assert (effect["before"], effect["highest_after"]) == (None, None)


def test_the_table_of_an_audit_has_no_total_either(run: Run, units: Path) -> None:
    *_, total = run("audit", str(units / "a.yaml"), "--format", "csv")[1].splitlines()
    assert total.startswith("total,,total,")
    assert not any(one in total for one in SHOWN)


@pytest.mark.parametrize(
    ("lang", "why", "wrong"),
    [
        ("vi", "vì tiêu chí sau không có giá trị: 2", "Làm xong"),
        ("en", "as this has no value: 2", "Afterwards"),
    ],
)
def test_a_plan_names_what_has_no_value(
    run: Run, units: Path, lang: str, why: str, wrong: str
) -> None:
    args = ("plan", str(units / "a.yaml"), "--target", "9", "--lang", lang)
    code, out = printed(run, *args)
    assert code == FINDINGS
    assert why in out
    assert wrong not in out
    told = json.loads(run(*args, "--format", "json")[1])
    assert (told["earned"], told["plan"], told["best"], told["no_way"]) == (None, None, None, True)
    [first, *_] = told["obstacles"]
    assert (first["kind"], first["criteria"], first["points"]) == ("no_value", ["2"], "10")


@pytest.mark.parametrize(
    ("lang", "why"), [("vi", "sau không có giá trị: 2 Hai"), ("en", "this has no value: 2 Hai")]
)
def test_a_ranking_says_why_a_unit_has_no_total(run: Run, units: Path, lang: str, why: str) -> None:
    code, out = printed(run, "rank", str(units), "--lang", lang)
    assert code == FINE
    assert "– Xã A: " in out
    assert out.count(why) == 1
    told = json.loads(run("rank", str(units), "--format", "json")[1])
    assert [one["why_none"] is None for one in told["standings"]] == [True, True, False]


def test_nobody_leads_in_deductions_that_are_not_all_known(run: Run, units: Path) -> None:
    told = json.loads(run("rank", str(units), "--format", "json")[1])
    led = {one["area"]: (one["earned"], one["units"]) for one in told["leaders"]}
    assert led["P"] == ("-2", ["c"])
    (units / "c.yaml").unlink()
    told = json.loads(run("rank", str(units), "--format", "json")[1])
    assert "P" not in {one["area"] for one in told["leaders"]}
