"""What falls due: for a terminal, for a spreadsheet, and as an iCalendar file."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, time, timedelta

from icalendar import Alarm, Calendar, Event
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from explain.render import paper
from explain.render.sheet import Cell, sheet
from explain.report.dues import Dues, Duty, Later, Officer
from explain.words import Words, words

COLUMNS = (
    *(
        "lead",
        "support",
        "unit",
        "name",
        "ruleset",
        "day",
        "days",
        "overdue",
        "id",
        "source_id",
        "title",
    ),
    *("due", "stake", "winnable", "do"),
)


def as_csv(told: Dues) -> str:
    """One row for each duty; at the end what is no work, as it can no longer be won."""
    each = [one for officer in told.officers for one in officer.duties]
    return sheet(COLUMNS, map(_row, (*each, *told.gone)))


def _row(one: Duty) -> list[Cell]:
    return [
        *(one.lead, one.support, one.unit.id, one.unit.name, one.ruleset, one.day.isoformat()),
        *(
            one.days,
            "yes" if one.overdue else "no",
            one.criterion,
            one.source_id,
            one.title,
            one.text,
        ),
        *(one.stake, "yes" if one.winnable else "no", one.do),
    ]


def as_ics(told: Dues) -> bytes:
    """A calendar with a whole-day event for each duty, and a reminder a week before.

    Events keep their identity from one file to the next, so that a newer file replaces them.
    """
    said = words(told.lang)
    calendar = Calendar()
    calendar.add("prodid", "-//chamdiem//due//VI")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", said.say("due.calendar"))
    for officer in told.officers:
        for one in officer.duties:
            calendar.add_component(_event(one, said))
    made: bytes = calendar.to_ical()
    return made


def _event(one: Duty, said: Words) -> Event:
    event = Event()
    names = {"unit": one.unit.name, "id": one.source_id, "title": one.title}
    day = one.day.isoformat()
    event.add("uid", f"{one.unit.id}.{one.ruleset}.{one.criterion}.{day}@chamdiem")
    event.add("dtstamp", datetime.combine(one.day, time(), UTC))  # the same duty, the same bytes
    event.add("dtstart", one.day)
    event.add("dtend", one.day + timedelta(days=1))
    event.add("summary", said.say("due.event", **names))
    points = said.worth(one.stake)
    event.add("description", "\n".join(part for part in (one.lead, points, one.do) if part))
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", said.say("due.event", **names))
    alarm.add("trigger", timedelta(days=-7))
    event.add_component(alarm)
    return event


def parts(told: Dues) -> Iterator[RenderableType]:
    """Officer by officer, overdue first."""
    said = words(told.lang)
    within = (
        said.say("due.all") if told.days is None else said.say("due.within", days=str(told.days))
    )
    begins = (
        said.say("due.from_own")
        if told.today is None
        else said.say("due.from", day=said.date(told.today))
    )
    yield Text(f"{said.say('due.title')}: {within}, {begins}", style=paper.HEAD)
    if told.illustrative:
        yield Text(said.say("report.head.illustrative"), style=paper.LOST)
    if not told.officers and told.later is None:
        yield Text(said.say("due.none"), style=paper.GOOD)
    each = [one for officer in told.officers for one in officer.duties]
    several = len({one.unit.id for one in (*each, *told.gone)}) > 1
    for officer in told.officers:
        yield from _officer(officer, said, several=several)
    if told.later is not None:
        apart = "\n" if told.officers else ""
        yield Text(apart + _later(told.later, said), style=paper.OPEN)
    if told.gone:
        yield paper.heading(said.say("due.gone"))
        yield _table(told.gone, ("day",), "gone", said, several=several)
    if told.officers or told.gone:
        yield Text("\n" + said.say("due.points"), style=paper.FAINT)


def _later(later: Later, said: Words) -> str:
    first, n, days = said.date(later.first), str(later.count), str(later.days)
    if later.after is None:
        return said.say("due.further", first=first, n=n, days=days)
    return said.say("due.later", day=said.date(later.after), first=first, n=n, days=days)


def _officer(officer: Officer, said: Words, *, several: bool) -> Iterator[RenderableType]:
    lead = officer.lead or said.say("due.nobody")
    points, n = said.points(officer.stake), str(len(officer.duties))
    yield paper.heading(said.say("due.officer", lead=lead, points=points, n=n))
    yield _table(officer.duties, ("day", "left"), "criterion", said, several=several)


def _table(
    each: Sequence[Duty], days: tuple[str, ...], what: str, said: Words, *, several: bool
) -> Table:
    names = [*days, *(["unit"] if several else []), what, "stake"]
    shares = {"unit": 1, what: 3}
    table = paper.ruled(
        [(said.say(f"due.column.{name}"), name == "stake", shares.get(name)) for name in names]
    )
    for one in each:
        left = Text(_left(one, said), paper.LOST if one.overdue else "")
        cells: dict[str, str | Text] = {
            "day": said.date(one.day),
            "left": left,
            "unit": one.unit.name,
            what: _what(one, said),
            "stake": said.points(one.stake),
        }
        table.add_row(*(cells[name] for name in names))
    return table


def _left(one: Duty, said: Words) -> str:
    if one.overdue:
        return said.say("due.overdue", n=str(-one.days))
    return said.say("due.left", n=str(one.days)) if one.days else said.say("due.today")


def _what(one: Duty, said: Words) -> Text:
    told = Text(f"{one.source_id} {one.title.rstrip('. ')}")
    if one.passed and not one.overdue:
        told.append(f" ({said.say('due.passed', n=str(one.passed))})", style=paper.OPEN)
    return told.append(f"\n{one.do}", style=paper.FAINT)
