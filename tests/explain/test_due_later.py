"""`chamdiem due`: work that falls due later than asked for, and calendars without a day."""

import json
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from explain.commands.exits import FINE
from tests.explain.conftest import Run
from tests.explain.support import ROOT


def told(run: Run, *args: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run("due", *args, "--format", "json")[1])
    return found


def worked(found: dict[str, Any]) -> list[dict[str, Any]]:
    return [one for officer in found["officers"] for one in officer["duties"]]


def test_what_is_due_later_is_counted_from_the_day_after(run: Run) -> None:
    every = worked(told(run, "tan-duc-2024", "--all"))
    first = min(one["day"] for one in every)
    days = min(one["days"] for one in every)
    assert told(run, "tan-duc-2024")["later"] == {
        "count": len(every),
        "after": "2024-12-15",
        "first": first,
        "days": days,
    }
    short, enough = (str(days - 1), str(days))
    assert worked(told(run, "tan-duc-2024", "--days", short)) == []
    shown = told(run, "tan-duc-2024", "--days", enough)
    assert worked(shown)
    assert shown["later"]["count"] == len(every) - len(worked(shown))
    assert told(run, "tan-duc-2024", "--days", "50")["later"] is None
    assert told(run, "tan-duc-2024", "--all")["later"] is None


@pytest.mark.parametrize(
    ("lang", "none", "later"),
    [
        (
            "vi",
            "Không có việc nào đến hạn",
            "Sau 15/12/2024 còn 13 việc, sớm nhất 30/12/2024: thêm --days 45",
        ),
        (
            "en",
            "Nothing falls due",
            "After 15 Dec 2024 there are 13 duties, the first on 30 Dec 2024: add --days 45",
        ),
    ],
)
def test_later_work_is_told_in_place_of_none(run: Run, lang: str, none: str, later: str) -> None:
    out = run("due", "tan-duc-2024", "--lang", lang)[1]
    assert later in out
    assert none not in out
    out = run("due", "tan-duc-2024", "--lead", "nobody", "--lang", lang)[1]
    assert none in out
    assert later[:4] not in out.split(none)[1]


def test_later_work_of_units_with_days_of_their_own(run: Run, tmp_path: Path) -> None:
    given = (ROOT / "evidence" / "examples" / "tan-duc-2024.yaml").read_text("utf-8")
    for name, day in (("one", "2024-11-15"), ("two", "2024-11-20")):
        text = given.replace("id: tan-duc,", f"id: {name},").replace("2024-11-15", day)
        (tmp_path / f"{name}.yaml").write_text(text, "utf-8")
    later = told(run, str(tmp_path), "--days", "5")["later"]
    assert (later["after"], later["first"], later["days"]) == (None, "2024-12-30", 40)
    out = run("due", str(tmp_path), "--days", "5")[1]
    assert "Ngoài số ngày này còn 26 việc, sớm nhất 30/12/2024: thêm --days 40" in out
    later = told(run, str(tmp_path), "--days", "5", "--today", "2024-11-21")["later"]
    assert (later["after"], later["days"]) == ("2024-11-26", 39)


def test_an_empty_calendar_is_told(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "due.ics"
    for args in (["-o", str(path)], ["--format", "ics"]):
        code, _, err = run("due", "tan-duc-2024", *args)
        assert code == FINE
        assert "C066" in err
        assert "13" in err
    assert Calendar.from_ical(path.read_bytes()).walk("VEVENT") == []
    code, _, err = run("due", "tan-duc-2024", "--lead", "nobody", "--format", "ics")
    assert (code, "C066" in err, "còn 0 việc" in err) == (FINE, True, True)
    assert run("due", "tan-duc-2024", "--days", "45", "--format", "ics")[2] == ""
    assert run("due", "tan-duc-2024", "--format", "json")[2] == ""
