"""`chamdiem due`: what falls due, by officer; overdue first; as a calendar."""

import json
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from engine.points import exact
from explain.commands.exits import FINE, WRONG
from tests.explain.conftest import Run


def duties(run: Run, *args: str) -> list[dict[str, Any]]:
    code, out, err = run("due", *args, "--format", "json")
    assert (code, err) == (FINE, "")
    return [one for officer in json.loads(out)["officers"] for one in officer["duties"]]


def test_overdue_stands_first_then_by_day(run: Run) -> None:
    code, out, _ = run("due", "tan-duc-2024", "--all", "--format", "json")
    assert code == FINE
    for officer in json.loads(out)["officers"]:
        order = [
            (not one["overdue"], one["day"], -exact(one["stake"])) for one in officer["duties"]
        ]
        assert order == sorted(order)
        assert exact(officer["stake"]) == sum(exact(one["stake"]) for one in officer["duties"])
        assert {one["lead"] for one in officer["duties"]} == {officer["lead"]}


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


def test_one_lead_only(run: Run) -> None:
    found = duties(run, "district-2024", "--lead", "văn phòng", "--all")
    assert found
    assert all("văn phòng" in one["lead"].casefold() for one in found)
    assert len({one["unit"]["id"] for one in found}) == 16


def test_the_calendar_has_an_event_for_each_duty(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "due.ics"
    assert run("due", "tan-duc-2024", "--all", "-o", str(path))[0] == FINE
    events = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    found = duties(run, "tan-duc-2024", "--all")
    assert {str(e["UID"]) for e in events} == {
        f"tan-duc.{one['criterion']}.{one['day']}@chamdiem" for one in found
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
