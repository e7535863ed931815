"""The score report for a terminal or a page of plain text."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from rich.console import RenderableType
from rich.text import Text

from explain.render import paper
from explain.render.bars import bar
from explain.render.claims import claim_note, claim_style
from explain.render.losses import losses
from explain.render.rest import again, asides, missing
from explain.render.tables import areas, criteria
from explain.report import Derived, Report, Target
from explain.words import Words, words

_NAME = 14


def all_parts(
    reports: Sequence[Report], width: int, near: tuple[Fraction, ...] = ()
) -> Iterator[RenderableType]:
    """Reports one after the other, a line between them."""
    for number, report in enumerate(reports):
        if number:
            yield Text("\n" + "═" * min(width, 78) + "\n", style=paper.FAINT)
        yield from parts(report, width, near)


def parts(report: Report, width: int, near: tuple[Fraction, ...] = ()) -> Iterator[RenderableType]:
    """The sections in order, for a width in columns.

    A printed total stays on its own side of every total in `near`, of the targets and the classes.
    """
    said = words(report.lang)
    yield from head(report, said)
    yield from total(report, said, width, near)
    yield from losses(report, said)
    yield from targets(report, said)
    yield from derived(report, said)
    yield from areas(report, said, width)
    yield from missing(report, said)
    yield from criteria(report, said, width)
    yield from asides(report, said)
    yield from again(report.digests, said)


def head(report: Report, said: Words) -> Iterator[RenderableType]:
    """Who, as of when, by what."""
    ruleset = report.ruleset
    yield Text(f"{said.say('report.head.title')}: {ruleset.title}", style=paper.HEAD)
    if report.illustrative:
        yield Text(said.say("report.head.illustrative"), style=paper.LOST)
    rows = [
        ("unit", report.unit.name),
        ("as_of", said.date(report.as_of)),
        ("ruleset", f"{ruleset.id} · {ruleset.digest[:12]}"),
        ("basis", ruleset.basis.text),
        ("source", ruleset.source),
    ]
    if ruleset.attribution is not None:
        rows.append(("attribution", ruleset.attribution))
    yield paper.pairs((said.say(f"report.head.{key}").ljust(_NAME), text) for key, text in rows)


def total(
    report: Report, said: Words, width: int, near: tuple[Fraction, ...] = ()
) -> Iterator[RenderableType]:
    """Earned, highest, lost, supported; the class; a bar."""
    line, near = report.total, (*near, *report.edges)
    yield Text("")
    if not line.value or line.applies == "no":
        yield Text(_no_total(report, said), style=paper.LOST)
        yield from _without(report, said)
        return
    yield paper.listed(list(_total(report, said, near)))
    yield bar(line, min(width, 78) - 2)
    yield Text(said.say("report.area.legend"), style=paper.FAINT)
    if line.unbounded:
        yield Text(said.say("report.total.unbounded"), style=paper.OPEN)
    if line.perhaps_no_value_of:
        names = _named(report, line.perhaps_no_value_of)
        yield Text(said.say("report.total.perhaps_no_value_of", names=names), style=paper.OPEN)


def _no_total(report: Report, said: Words) -> str:
    """Why there is no total, with the criteria that have no value."""
    line = report.total
    if line.value:
        return said.say("report.total.nothing_applies")
    if not line.no_value_of:
        return said.say("report.total.no_value")
    return said.say("report.total.no_value_of", names=_named(report, line.no_value_of))


def _without(report: Report, said: Words) -> Iterator[RenderableType]:
    """Why each criterion has no value, and how many more answers would give it one."""
    rows = []
    for one in (c for c in report.criteria if c.id in report.total.no_value_of):
        told = one.reason.text
        if one.more_answers:
            told += f". {said.say('report.total.more_answers', more=one.more_answers)}"
        rows.append((report.names[one.id], told))
    if rows:
        yield paper.listed(rows)


def _named(report: Report, ids: Sequence[str]) -> str:
    titles = {one.id: one.title.rstrip(". ") for one in report.criteria}
    return "; ".join(f"{report.names[id_]} {titles[id_]}" for id_ in ids)


def _total(
    report: Report, said: Words, near: tuple[Fraction, ...]
) -> Iterator[tuple[str | Text, str | Text, str | Text]]:
    line = report.total

    def row(key: str, figure: str, note: str = "", style: str = "") -> tuple[Text, Text, Text]:
        name = said.say(f"report.total.{key}").ljust(_NAME)
        return Text(name, paper.FAINT), Text(figure, style), Text(note, paper.FAINT)

    earned = said.points(line.earned, near=near)
    of = said.say("report.total.of", earned=earned, max=said.points(line.max))
    yield row("earned", of, style=paper.HEAD)
    for key, points in (
        ("highest", line.highest),
        ("lost", line.lost),
        ("supported", line.supported),
    ):
        note = said.say(f"report.total.{key}_note")
        if key == "supported":
            note = _proof_note(report, said, note)
        yield row(key, said.points(points, near=near), note)
    if line.claimed is not None:
        claimed, note = said.points(line.claimed, near=(*near, line.earned)), claim_note(line, said)
        yield row("claimed", claimed, note, claim_style(line))
    if line.class_ is not None:
        none = said.say(
            "report.total.class_unknown" if line.perhaps_no_value_of else "report.total.none"
        )
        low, high = line.class_.earned or none, line.class_.highest or none
        notes = [] if low == high else [said.say("report.total.class_at_best", highest=high)]
        if line.class_.of is not None and any(area.kind == "bonus" for area in report.areas):
            notes.append(said.say("report.total.class_of", max=said.points(line.class_.of)))
        yield row("class", low, "; ".join(notes))


def _proof_note(report: Report, said: Words, note: str) -> str:
    """What `supported` counts; with the criteria of which nothing is asked."""
    bare = sum(not one.asks_proof for one in report.criteria)
    if bare == len(report.criteria):
        return said.say("report.total.unasked_all")
    of = str(len(report.criteria))
    return note + said.say("report.total.unasked", n=str(bare), of=of) if bare else note


def targets(report: Report, said: Words) -> Iterator[RenderableType]:
    """Each target, met or missed, and by how much."""
    if report.targets:
        yield paper.heading(said.say("report.target.head"))
        yield paper.listed([(one.id, _target(one, said)) for one in report.targets])


def derived(report: Report, said: Words) -> Iterator[RenderableType]:
    """Further published figures."""
    if not report.derived:
        return
    yield paper.heading(said.say("report.aside.derived"))
    for one in report.derived:
        yield Text(f"{one.title}: {_between(one, said)}")


def _between(one: Derived, said: Words) -> str:
    if one.value is None or one.highest is None:
        return said.say("report.total.none")
    low, high = said.points(one.value), said.points(one.highest)
    if one.value == one.highest:
        return low
    return said.say("report.aside.between", value=low, highest=high)


def _target(one: Target, said: Words) -> Text:
    def shown(value: Fraction | None) -> str:
        if value is None:
            return ""
        near = (one.wanted,) if value != one.wanted else ()
        return said.share(value, near=near) if one.share else said.points(value, near=near)

    if one.value is None:
        key, style = "unknown", paper.OPEN
    elif one.met is None:
        key, style = "open", paper.OPEN
    else:
        key, style = ("met", paper.GOOD) if one.met else ("missed", paper.LOST)
    by = "" if one.by is None else said.share(one.by) if one.share else said.points(one.by)
    state = said.say(
        f"report.target.{key}",
        value=shown(one.value),
        highest=shown(one.highest),
        wanted=shown(one.wanted),
        by=by,
    )
    return Text(f"{one.text}\n").append(state, style=style)
