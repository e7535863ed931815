"""`chamdiem due`: what falls due, by officer; overdue first; as a calendar."""

import json
import re
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from engine.points import exact
from engine.seen import name_key
from explain.commands.exits import FINE, WRONG
from tests.explain.conftest import Run
from tests.explain.support import ROOT
from tests.explain.test_rank import relative


def duties(run: Run, *args: str) -> list[dict[str, Any]]:
    code, out, err = run("due", *args, "--format", "json")
    assert (code, err) == (FINE, "")
    told = json.loads(out)
    work = [one for officer in told["officers"] for one in officer["duties"]]
    assert {one["winnable"] for one in work} <= {True}
    assert {one["winnable"] for one in told["gone"]} <= {False}
    return [*work, *told["gone"]]


def test_overdue_stands_first_then_by_day(run: Run) -> None:
    code, out, _ = run("due", "tan-duc-2024", "--all", "--format", "json")
    assert code == FINE
    for officer in json.loads(out)["officers"]:
        order = [
            (not one["overdue"], one["day"], -exact(one["stake"])) for one in officer["duties"]
        ]
        assert order == sorted(order)
        assert exact(officer["stake"]) == sum(exact(one["stake"]) for one in officer["duties"])
        assert {name_key(one["lead"]) for one in officer["duties"]} == {name_key(officer["lead"])}


def test_every_point_not_earned_is_at_stake_once(run: Run) -> None:
    _, out, _ = run("score", "tan-duc-2024", "--format", "json")
    criteria = json.loads(out)["criteria"]
    stakes = {c["id"]: exact(c["max"]) - exact(c["earned"]) for c in criteria}
    found = duties(run, "tan-duc-2024", "--all")
    assert {one["criterion"]: exact(one["stake"]) for one in found} == {
        id_: stake for id_, stake in stakes.items() if stake
    }
    assert all(isinstance(exact(one["stake"]), Fraction) for one in found)


def test_days_are_counted_from_the_submission_s_day_or_the_one_given(run: Run) -> None:
    own = {one["criterion"]: one for one in duties(run, "tan-duc-2024", "--all")}
    assert own["7.3.2"]["overdue"] is True
    assert own["7.3.2"]["days"] == (date(2024, 9, 30) - date(2024, 11, 15)).days
    early = {one["criterion"]: one for one in duties(run, "tan-duc-2024", "--today", "20/09/2024")}
    assert (early["7.3.2"]["overdue"], early["7.3.2"]["days"]) == (False, 10)
    assert all(one["days"] <= 30 for one in early.values())
    edge = duties(run, "tan-duc-2024", "--today", "2024-09-20", "--days", "10")
    assert "7.3.2" in {one["criterion"] for one in edge}
    short = duties(run, "tan-duc-2024", "--today", "2024-09-20", "--days", "9")
    assert "7.3.2" not in {one["criterion"] for one in short}


@pytest.mark.parametrize(
    ("lang", "gone", "counted"),
    [
        ("vi", "KHÔNG CÒN VIỆC NÀO", r" · (\d+) việc, "),
        ("en", "NOTHING DONE NOW", r" · (\d+) dut(?:y|ies), "),
    ],
)
def test_what_is_no_work_is_not_counted_as_work(
    run: Run, lang: str, gone: str, counted: str
) -> None:
    out = run("due", "tan-duc-2024", "--all", "--lang", lang)[1]
    work, rest = out.split(gone)
    told = duties(run, "tan-duc-2024", "--all", "--lang", lang)
    counts = [int(n) for n in re.findall(counted, work)]
    assert sum(counts) == sum(one["winnable"] for one in told)
    assert not re.search(counted, rest)
    assert all(one["source_id"] in rest for one in told if not one["winnable"])
    assert not all(one["winnable"] for one in told)


def test_one_lead_only(run: Run) -> None:
    found = duties(run, "district-2024", "--lead", "văn phòng", "--all")
    assert found
    assert all("văn phòng" in one["lead"].casefold() for one in found)
    assert len({one["unit"]["id"] for one in found}) == 16


def test_the_calendar_has_an_event_for_each_duty(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "due.ics"
    assert run("due", "tan-duc-2024", "--all", "-o", str(path))[0] == FINE
    events = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    found = [one for one in duties(run, "tan-duc-2024", "--all") if one["winnable"]]
    assert {str(e["UID"]) for e in events} == {
        f"tan-duc.tan-duc-2024/par.{one['criterion']}.{one['day']}@chamdiem" for one in found
    }
    assert {str(e.decoded("DTSTART")) for e in events} == {one["day"] for one in found}


def test_a_folder_in_words(run: Run) -> None:
    code, out, _ = run("due", "district-2024", "--days", "0", "--lang", "en")
    assert code == FINE
    assert "days over" in out
    assert "Xã An Bình" in out


@pytest.mark.parametrize("day", ["tomorrow", "2024-02-30"])
def test_a_day_that_is_none_is_refused(run: Run, day: str) -> None:
    code, out, err = run("due", "tan-duc-2024", "--today", day)
    assert (code, out) == (WRONG, "")
    assert "C065" in err


def test_what_can_still_be_won_is_judged_at_the_day_given(run: Run) -> None:
    def winnable(day: str) -> dict[str, bool]:
        found = duties(run, "tan-duc-2024", "--all", "--today", day)
        return {one["criterion"]: one["winnable"] for one in found}

    assert winnable("2024-09-30")["7.3.2"] is True
    assert winnable("2024-10-01")["7.3.2"] is False
    assert winnable("2024-12-31")["3.1.4"] is True
    assert winnable("2025-01-01")["3.1.4"] is False


def test_the_day_given_is_the_day_of_every_sentence(run: Run) -> None:
    def said(day: str) -> dict[str, str]:
        found = duties(run, "tan-duc-2024", "--all", "--lang", "en", "--today", day)
        return {one["criterion"]: one["do"] for one in found}

    assert [id_ for id_, do in said("2024-09-30").items() if "too late" in do] == []
    late = said("2025-01-01")
    assert [id_ for id_ in ("7.3.2", "1.2", "3.1.4", "6.1.1") if "too late" not in late[id_]] == []


def test_two_rulesets_of_one_unit_have_events_of_their_own(run: Run, tmp_path: Path) -> None:
    rules = (ROOT / "rulesets" / "tan-duc-2024" / "par.yaml").read_text("utf-8")
    given = (ROOT / "evidence" / "examples" / "tan-duc-2024.yaml").read_text("utf-8")
    (tmp_path / "other.txt").write_text(rules.replace("tan-duc-2024/par", "tan-duc-2025/par"))
    for name, by in (("one", "tan-duc-2024/par"), ("two", "./other.txt")):
        text = given.replace("ruleset: tan-duc-2024/par", f"ruleset: {by}")
        (tmp_path / f"{name}.yaml").write_text(text, "utf-8")
    path = tmp_path / "due.ics"
    assert run("due", str(tmp_path), "--all", "-o", str(path))[0] == FINE
    uids = [str(e["UID"]) for e in Calendar.from_ical(path.read_bytes()).walk("VEVENT")]
    work = [one for one in duties(run, "tan-duc-2024", "--all") if one["winnable"]]
    assert len(uids) == len(set(uids)) == 2 * len(work)
    again = tmp_path / "again.ics"
    assert run("due", str(tmp_path), "--all", "-o", str(again))[0] == FINE
    assert again.read_bytes() == path.read_bytes()


def test_a_unit_does_not_stand_twice(run: Run, tmp_path: Path) -> None:
    given = (ROOT / "evidence" / "examples" / "tan-duc-2024.yaml").read_text("utf-8")
    for name in ("one", "two"):
        (tmp_path / f"{name}.yaml").write_text(given, "utf-8")
    code, out, err = run("due", str(tmp_path))
    assert (code, out) == (WRONG, "")
    assert "C061" in err


def test_more_days_than_the_calendar_has_are_all(run: Run) -> None:
    assert duties(run, "tan-duc-2024", "--days", "1000000000") == duties(
        run, "tan-duc-2024", "--all"
    )


def test_other_units_figures_are_asked_for(run: Run, tmp_path: Path) -> None:
    by = relative(tmp_path, a="Xã b: 200")
    [alone] = duties(run, str(tmp_path / "b.yaml"), *by, "--all", "--lang", "en")
    assert (alone["do"], alone["winnable"]) == ("Give the figures of the other units: Users.", True)
    [beside] = duties(run, str(tmp_path / "a.yaml"), *by, "--all")
    assert (beside["stake"], beside["winnable"]) == ("8", True)
    assert "Người dùng" not in beside["do"]


RULES = """\
ruleset: vi-du/viec
index: other
title: {vi: Việc, en: Work}
unit_kind: commune
period: {from: 2024-01-01, to: 2024-12-31}
source: {document: "1", title: Ví dụ, issuer: Ví dụ, date: 2023}
basis: {kind: official, total: 90}
facts:
  late: {label: {vi: Số việc trễ, en: Tasks late}, type: count}
  done: {label: {vi: Số việc xong, en: Tasks done}, type: count}
  rate: {label: {vi: Tỷ lệ, en: Rate}, type: share, at_least: 0%, at_most: 100%}
  plan: {label: {vi: Có kế hoạch, en: Has a plan}, type: yes_no}
  fixed: {label: {vi: Số xã, en: Communes}, type: count, at_most: 5}
areas:
  - id: "1"
    title: Một
    criteria:
      - {id: late, title: Trễ, points: 10, rule: {limit: {of: late, at_most: 0}}}
      - {id: done, title: Xong, points: 10, rule: {count: {of: done, at_least: 9}}}
      - {id: open, title: Chưa rõ, points: 10, rule: {ratio: {of: rate, at_least: 90%}}}
      - {id: mark, title: Chấm, points: 10, rule: {judged: {on: {vi: thái độ, en: manners}}}}
      - id: asks
        title: Hỏi điểm chấm
        points: 10
        rule:
          branch:
            - {when: {criterion: mark, is: met}, then: {count: {of: done, at_least: 5}}}
            - {otherwise: {count: {of: done, at_least: 50}}}
      - id: wide
        title: Cần hai số
        points: 10
        rule: {all_of: [{ratio: {of: rate, at_least: 90%}}, {yes_no: {of: plan}}]}
      - {id: gone, title: Không còn việc, points: 10, rule: {count: {of: fixed, at_least: 9}}}
      - id: both
        title: Cả hai
        points: 20
        rule:
          parts:
            - {share: 50%, rule: {limit: {of: late, at_most: 0}}}
            - {share: 50%, rule: {count: {of: done, at_least: 9}}}
"""


def test_what_each_state_asks_for(run: Run, tmp_path: Path) -> None:
    rules, unit = tmp_path / "rules.yaml", tmp_path / "unit.yaml"
    rules.write_text(RULES, "utf-8")
    unit.write_text(
        "submission: 1\nruleset: vi-du/viec\nunit: {id: a, name: Xã A, kind: commune}\n"
        "as_of: 2024-12-01\nfacts: {late: 2, done: 5, fixed: 5}\n",
        "utf-8",
    )
    found = duties(run, str(unit), "--ruleset", str(rules), "--all", "--lang", "en")
    assert {one["criterion"]: (one["do"], one["winnable"]) for one in found} == {
        "late": ("Tasks late: 2 fewer (too late)", False),
        "done": ("Tasks done: 4 more", True),
        "open": ("Hand in: Rate.", True),
        "mark": ("Have marked: manners.", True),
        "asks": ("Have marked: manners.", True),
        "wide": ("Hand in: Rate; Has a plan.", True),
        "gone": ("nothing the unit does reaches a better level", False),
        "both": ("Tasks done: 4 more", True),
    }
