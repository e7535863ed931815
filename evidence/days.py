"""A day as people write it: `2024-01-10`, or `10/01/2024` with the day first."""

import re
from datetime import date

from evidence.figure import Figure, Problem, refuse
from evidence.numbers import cleaned

_YEARS = range(1900, 3000)
_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})", re.ASCII)
_DAY_FIRST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})", re.ASCII)


def read_day(written: str) -> Figure[date]:
    """The day that a text says; other spellings are refused, with the day in the form wanted."""
    plain = cleaned(written)
    if found := _YEAR_FIRST.fullmatch(plain):
        year, month, day = int(found[1]), int(found[3]), int(found[4])
    elif found := _DAY_FIRST.fullmatch(plain):
        year, month, day = int(found[4]), int(found[3]), int(found[1])
    else:
        return refuse("E030", written)
    if year not in _YEARS:
        return refuse("E030", written)
    said = _day(year, month, day)
    if said is None:
        swapped = _day(year, day, month)
        return refuse("E031", written, swapped.isoformat() if swapped else None)
    if plain == said.isoformat():
        return Figure(said)
    if found.re is _DAY_FIRST and found[2] == "/":
        return Figure(said, (Problem("E032", {"got": written, "read": said.isoformat()}),))
    return refuse("E030", written, said.isoformat())


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
