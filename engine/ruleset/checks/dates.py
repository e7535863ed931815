"""Days that cannot be meant: outside the period (R501, R503), before the plan itself (R502).

Minh Đức's plan of July 2025 sets one duty for Quý III/2024. A rule may look back further than its
period, so these are only pointed out.
"""

from collections.abc import Iterator
from datetime import date

from engine.kinds.deadline import Deadline
from engine.ruleset.due import Due
from engine.ruleset.findings import finding
from engine.ruleset.places import Path
from engine.ruleset.subject import Subject
from engine.source.diagnostic import Diagnostic

CODES = ("R501", "R502", "R503")


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Due dates of criteria, and the days that rules score."""
    for line in subject.lines:
        single = isinstance(subject.places.data((*line.path, "due")), dict)
        for number, due in enumerate(line.criterion.due):
            path = (*line.path, "due") if single else (*line.path, "due", number)
            yield from _due(subject, due, path)
        for leaf, place in line.leaves:
            if isinstance(leaf, Deadline):
                yield from _scored(subject, leaf, (*line.path, *place))


def _due(subject: Subject, due: Due, path: Path) -> Iterator[Diagnostic]:
    first, last = due.first_day(), due.last_day()
    if first is None or last is None:
        return
    period, signed = subject.ruleset.period, subject.ruleset.source.first_day
    form = next(key for key in ("by", "before", "within", "quarter", "month") if getattr(due, key))
    at = subject.at(*path, form)
    if first < period.from_ or last > period.to:
        days = {"first": first.isoformat(), "last": last.isoformat()}
        yield finding("R501", at, subject.at("period"), text=due.text, **days, **_period(subject))
    if last <= signed:
        params = {"text": due.text, "last": last.isoformat(), "date": subject.ruleset.source.date}
        yield finding("R502", at, subject.at("source", "date"), **params)


def _scored(subject: Subject, leaf: Deadline, path: Path) -> Iterator[Diagnostic]:
    period = subject.ruleset.period
    rows = [(path, leaf), *(((*path, "bands", n), row) for n, row in enumerate(leaf.bands))]
    for place, row in rows:
        for key, day in (("by", row.by), ("before", row.before)):
            if day is not None and not period.from_ <= day <= period.to:
                at = subject.at(*place, key)
                params = {"day": day.isoformat(), **_period(subject)}
                yield finding("R503", at, subject.at("period"), **params)


def _period(subject: Subject) -> dict[str, str]:
    period = subject.ruleset.period
    days: tuple[date, date] = (period.from_, period.to)
    return {"from": days[0].isoformat(), "to": days[1].isoformat()}
