"""Days that cannot be meant: outside the period (R501, R503), before the plan itself (R502).

Minh Đức's plan of July 2025 sets one duty for Quý III/2024. A plan may look beyond its period, so
these are only pointed out.
"""

from collections.abc import Iterator

from engine.ruleset.days import dues, scored_days
from engine.ruleset.due import Due
from engine.ruleset.findings import finding
from engine.ruleset.places import Path
from engine.ruleset.subject import Subject
from engine.source.diagnostic import Diagnostic

CODES = ("R501", "R502", "R503")


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Due dates of criteria, and the days that rules score."""
    period = subject.ruleset.period
    for line in subject.lines:
        for due, path in dues(subject, line):
            yield from _due(subject, due, path)
        for day, _, path in scored_days(line):
            if not period.from_ <= day <= period.to:
                params = {"day": day.isoformat(), **_period(subject)}
                yield finding("R503", subject.at(*path), subject.at("period", key=True), **params)


def _due(subject: Subject, due: Due, path: Path) -> Iterator[Diagnostic]:
    first, last = due.first_day(), due.last_day()
    if first is None or last is None:
        return
    period, source = subject.ruleset.period, subject.ruleset.source
    form = next(key for key in ("by", "before", "within", "quarter", "month") if getattr(due, key))
    at = subject.at(*path, form)
    if first < period.from_ or last > period.to:
        days = {"first": first.isoformat(), "last": last.isoformat(), **_period(subject)}
        yield finding("R501", at, subject.at("period", key=True), text=due.text, **days)
    if last <= source.first_day:
        params = {"text": due.text, "last": last.isoformat(), "date": source.date}
        yield finding("R502", at, subject.at("source", "date"), **params)


def _period(subject: Subject) -> dict[str, str]:
    period = subject.ruleset.period
    return {"from": period.from_.isoformat(), "to": period.to.isoformat()}
