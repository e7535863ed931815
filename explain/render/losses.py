"""The largest losses: points, why, what to do, whether it can still be won, by when, who."""

from collections.abc import Iterator
from fractions import Fraction

from rich.console import RenderableType
from rich.text import Text

from explain.render import paper
from explain.render.tables import is_rescaled
from explain.report import Report
from explain.report.criterion import Advice, Criterion
from explain.words import Words

FIRST = 5


def losses(report: Report, said: Words) -> Iterator[RenderableType]:
    """The first five, most points first."""
    by_id = {one.id: one for one in report.criteria}
    lost = [by_id[id_] for id_ in report.losses]
    many = len(lost) >= FIRST
    yield paper.heading(said.say(f"report.loss.head_{'five' if many else 'few'}"))
    if not lost:
        yield Text(said.say("report.loss.nothing"), style=paper.GOOD)
    for number, one in enumerate(lost[:FIRST], start=1):
        yield from _loss(f"{number}. {report.names[one.id]}", one, said)
    rest = lost[FIRST:]
    if rest:
        points = said.points(sum((one.lost for one in rest), Fraction(0)))
        more = said.say("report.loss.more", n=str(len(rest)), points=points)
        yield Text(more, style=paper.FAINT)
    if lost and is_rescaled(report.total):
        yield Text(said.say("report.loss.rescaled"), style=paper.FAINT)


def _loss(name: str, one: Criterion, said: Words) -> Iterator[RenderableType]:
    points = said.say("report.loss.points", points=said.worth(one.lost))
    title = Text(f"{name} {one.title.rstrip('. ')} ", style=paper.HEAD)
    yield title.append(f"· {points}", style=paper.LOST)
    yield paper.pairs(
        ((said.say(f"report.loss.{key}"), text) for key, text in rows(one, said)), indent=3
    )


def rows(one: Criterion, said: Words) -> Iterator[tuple[str, str | Text]]:
    """What is to be told of a loss, name by name."""
    yield "why", one.reason.text
    for key, step in _steps(one):
        text = _won(step, said)
        yield key, text + (late(step, said) if key == "or_full" else "")
    yield "won", won(one, said)
    if one.due:
        yield "due", "; ".join(due.text for due in one.due)
    who = responsible(one, said)
    if who:
        yield "who", who


def _won(step: Advice, said: Words) -> str:
    """What a step gives: to the total, or to the criterion where there is no total."""
    if step.gain is None:
        return said.say("report.loss.award", text=step.text, award=said.points(step.award))
    return said.say("report.loss.gain", text=step.text, gain=said.signed(step.gain))


def _steps(one: Criterion) -> Iterator[tuple[str, Advice]]:
    if one.next is not None:
        yield "do", one.next
    if one.full is not None and one.full != one.next:
        yield "or_full", one.full


def late(step: Advice, said: Words) -> str:
    """What to add to a step that is out of time; nothing where it is not."""
    if step.in_time:
        return ""
    return said.say("report.loss.late", why=step.why_not or "")


def won(one: Criterion, said: Words) -> Text:
    """Whether the lost points can still be won, and why not."""
    step = one.next or one.full
    if step is None:
        why = one.out_of_reach or ""
        if one.not_known or one.more_answers:
            return Text(said.say("report.loss.not_known", why=why), style=paper.OPEN)
        return Text(said.say("report.loss.stuck", why=why), style=paper.LOST)
    if not step.in_time:
        why = step.why_not or ""
        return Text(said.say("report.loss.too_late", why=why), style=paper.LOST)
    day = said.date(step.until)
    return Text(said.say("report.loss.in_time", day=day), style=paper.GOOD)


def responsible(one: Criterion, said: Words) -> str:
    """Who leads and who supports."""
    lead, support = ((who or "").rstrip(" .;,") for who in (one.lead, one.support))
    if lead and support:
        return said.say("report.loss.led", lead=lead, support=support)
    return lead or support
