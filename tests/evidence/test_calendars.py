"""Calendars of working days: those shipped, those beside a ruleset, and what is counted by them."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from engine.calendar import WorkingDays
from engine.digest import ruleset_digests
from engine.ruleset.load import load_calendar, load_ruleset
from engine.source.diagnostic import SourceError
from evidence.calendars import Calendars
from tests.oracle_days import days_from, is_worked

KNOWN = Calendars()
DAYS = WorkingDays([KNOWN[name] for name in KNOWN])
DAY = timedelta(days=1)
OWN = """calendar: ours-2026
title: {vi: Lịch, en: Ours}
year: 2026
notices: {n: {document: 1/TB, title: Nghỉ, issuer: UBND, date: 2025-12-01}}
off: [{from: 2026-01-01, to: 2026-01-02, text: {vi: Tết, en: New Year}, notice: n}]
"""
RULES = """ruleset: x/y
index: other
title: {vi: x, en: x}
unit_kind: commune
period: {from: 2026-01-01, to: 2026-12-31}
source: {document: x, title: x, issuer: x, date: 2026}
basis: {kind: official, total: 1}
calendar: ours-2026
facts: {sent: {label: {vi: x, en: x}, type: date}}
areas:
  - id: I
    title: x
    criteria:
      - id: a
        title: x
        points: 1
        rule: {days: {of: sent, after: 2026-06-01, working: true, at_most: 5}}
"""


def test_the_years_shipped() -> None:
    assert list(KNOWN) == ["vn-2023", "vn-2024", "vn-2025"]
    assert [KNOWN[name].calendar for name in KNOWN] == list(KNOWN)
    assert len(KNOWN) == 3
    assert (DAYS.first, DAYS.last) == (date(2023, 1, 1), date(2025, 12, 31))


@pytest.mark.parametrize("name", KNOWN)
def test_what_is_off_or_worked_is_not_so_anyway(name: str) -> None:
    for one in KNOWN[name].worked:
        assert one.day.isoweekday() > 5
        assert one.instead_of.isoweekday() <= 5
        assert not is_worked(one.instead_of)
        assert is_worked(one.day)
    for span in KNOWN[name].off:
        assert span.from_ <= span.to
        assert span.notice in KNOWN[name].notices


def test_eleven_holidays_a_year_and_what_makes_up_for_them() -> None:
    """11 days by Điều 112; in office days, with swaps and days made up for: as the notices say."""
    for year, holidays in ((2023, 11), (2024, 11), (2025, 11)):
        days = [date(year, 1, 1) + n * DAY for n in range(366)]
        weekdays = [day for day in days if day.year == year and day.isoweekday() <= 5]
        worked = [day for day in DAYS.days if day.year == year]
        assert len(weekdays) - len(worked) == holidays


def test_working_days_are_those_counted_one_by_one() -> None:
    for n in range(0, 900, 37):
        start = DAYS.first + n * DAY
        for length in (-40, -7, -1, 0, 1, 2, 5, 9, 30, 120):
            end = start + length * DAY
            if DAYS.covers(end):
                assert DAYS.between(start, end) == days_from(start, end, working=True)


@pytest.mark.parametrize("count", [-3, 0, 1, 5, 20])
def test_the_last_day_within_a_number_of_working_days(count: int) -> None:
    for n in range(60, 900, 41):
        start = DAYS.first + n * DAY
        last = DAYS.latest(start, count)
        assert last is not None
        assert DAYS.between(start, last) <= count < DAYS.between(start, last + DAY)


def test_past_the_years_there_is_no_telling() -> None:
    assert DAYS.latest(date(2025, 12, 31), 1) is None
    assert DAYS.latest(date(2023, 1, 2), -1) is None
    with pytest.raises(ValueError, match="2026-01-01 is outside"):
        DAYS.between(date(2025, 12, 31), date(2026, 1, 1))


def test_a_calendar_of_one_s_own_stands_beside_the_ruleset(tmp_path: Path) -> None:
    (tmp_path / "ours-2026.yaml").write_text(OWN, "utf-8")
    ruleset = load_ruleset(RULES, "y.yaml", Calendars(tmp_path))
    assert [one.year for one in ruleset.calendar] == [2026]
    assert ruleset.working_days is not None
    assert not ruleset.working_days.covers(date(2025, 12, 31))


@pytest.mark.parametrize("name", ["ours-2026", "../ours-2026", "vn-2042", "Vn-2024"])
def test_what_is_not_there_is_no_calendar(name: str, tmp_path: Path) -> None:
    (tmp_path / "inside").mkdir()
    (tmp_path / "ours-2026.yaml").write_text(OWN, "utf-8")
    with pytest.raises(KeyError):
        Calendars(tmp_path / "inside")[name]
    with pytest.raises(SourceError, match="R507"):
        load_ruleset(RULES.replace("ours-2026", name), "y.yaml", Calendars(tmp_path / "inside"))


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("to: 2026-01-02", "to: 2027-01-02", "R506"),
        ("notice: n}", "notice: m}", "R507"),
        ("year: 2026", "yaer: 2026", "Y040"),
    ],
)
def test_mistakes_of_a_calendar_are_placed(old: str, new: str, code: str) -> None:
    with pytest.raises(SourceError, match=code) as wrong:
        load_calendar(OWN.replace(old, new), "ours-2026.yaml")
    assert "ours-2026.yaml:" in str(wrong.value)


def test_the_calendar_is_part_of_what_decides(tmp_path: Path) -> None:
    (tmp_path / "ours-2026.yaml").write_text(OWN, "utf-8")
    before = ruleset_digests(load_ruleset(RULES, "y.yaml", Calendars(tmp_path)))
    (tmp_path / "ours-2026.yaml").write_text(OWN.replace("2026-01-02, t", "2026-01-05, t"), "utf-8")
    after = ruleset_digests(load_ruleset(RULES, "y.yaml", Calendars(tmp_path)))
    assert before["calendar"] != after["calendar"]
    assert "calendar" not in ruleset_digests(
        load_ruleset(RULES.replace("calendar: ours-2026\n", "").replace("working: true, ", ""), "y")
    )
