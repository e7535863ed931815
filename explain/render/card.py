"""One criterion explained, for a terminal or a page of plain text."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from explain.render import paper
from explain.render.claims import claim_note, claim_style
from explain.render.losses import late, responsible, won
from explain.render.named import named
from explain.render.rest import through
from explain.render.tables import status_of
from explain.report.card import Card, Table
from explain.report.criterion import Criterion, Document, Fact
from explain.words import Words, words

_NAME = 12


def parts(card: Card) -> Iterator[RenderableType]:
    """The sections in order."""
    said = words(card.lang)
    yield from _head(card, said)
    yield from _lines("rule", card.rule, said)
    if card.criterion.facts:
        yield paper.heading(said.say("card.section.facts"))
        yield paper.listed([_fact(fact) for fact in card.criterion.facts])
    yield from _documents(card.criterion.documents, said)
    yield from _lines("steps", card.steps, said)
    yield paper.heading(said.say("card.section.bands"))
    for table in card.tables:
        yield from _bands(table)
    yield from _change(card, said)
    if card.assumed:
        yield paper.heading(said.say("card.section.assumed"))
        yield paper.listed([(one.id, one.text) for one in card.assumed])


def _head(card: Card, said: Words) -> Iterator[RenderableType]:
    one = card.criterion
    yield Text(f"{one.source_id} {one.title.rstrip('. ')}", style=paper.HEAD)
    if card.illustrative:
        yield Text(said.say("report.head.illustrative"), style=paper.LOST)
    rows: list[tuple[str, str | Text]] = [("area", card.area)]
    for key, text in (
        ("requirement", one.requirement),
        ("cite", one.cite),
        ("who", responsible(one, said)),
        ("due", "; ".join(due.text for due in one.due)),
    ):
        if text:
            rows.append((key, text))
    rows += [
        ("status", status_of(one, said)),
        ("points", _points(one, said)),
        ("reason", one.reason.text),
    ]
    if one.claimed is not None:
        claimed = said.points(one.claimed, near=(one.earned,))
        note = claim_note(one, said)
        rows.append(("claimed", Text(f"{claimed} ({note})", style=claim_style(one))))
    if one.supported != one.earned:
        rows.append(("supported", _supported(one, said)))
    if not one.asks_proof and one.applies != "no":
        rows.append(("proof", Text(said.say("proof.not_asked"), style=paper.FAINT)))
    yield paper.pairs((said.say(f"card.head.{key}").ljust(_NAME), text) for key, text in rows)


def _points(one: Criterion, said: Words) -> str:
    if one.applies == "no":
        return said.say("card.points.away")
    if not one.value:
        return said.say("card.points.no_value")
    if one.max == 0 and not one.open:
        return said.say("card.points.deducted", points=said.points(-one.earned))
    key = "open" if one.open else "settled"
    points = said.say(
        f"card.points.{key}",
        earned=said.points(one.earned, near=(one.max,)),
        max=said.points(one.max),
        highest=said.points(one.highest),
    )
    return said.say("card.points.perhaps_none", points=points) if one.may_have_no_value else points


def _supported(one: Criterion, said: Words) -> str:
    points = said.points(one.supported)
    if all(check.confirmed for check in one.checks):
        return points
    return f"{points} ({said.say('proof.unconfirmed')})"


def _lines(key: str, lines: tuple[str, ...], said: Words) -> Iterator[RenderableType]:
    yield paper.heading(said.say(f"card.section.{key}"))
    for line in lines:
        yield Text(line)


def _fact(fact: Fact) -> tuple[str | Text, ...]:
    text = Text(fact.label)
    origin = fact.cited if fact.result is None else fact.result.title
    if origin is not None:
        text.append(f" ({origin})", style=paper.FAINT)
    if fact.unproved is not None:
        text.append(f" ({fact.unproved.text})", style=paper.OPEN)
    return Text(fact.shown, style=paper.HEAD), text


def _documents(cited: tuple[Document, ...], said: Words) -> Iterator[RenderableType]:
    """Every document cited, in full, under the name by which the facts cite it."""
    if cited:
        yield paper.heading(said.say("card.section.documents"))
        yield paper.listed([(one.id, one.text) for one in cited])


def _bands(table: Table) -> Iterator[RenderableType]:
    if table.title is not None:
        yield Text(table.title, style=paper.FAINT)
    rows: list[tuple[str | Text, ...]] = []
    for band in table.bands:
        style = paper.HEAD if band.holds else ""
        mark = "▶" if band.holds else " "
        rows.append((Text(f"{mark} {band.values}", style=style), Text(band.award, style=style)))
    yield paper.listed(rows)


def _change(card: Card, said: Words) -> Iterator[RenderableType]:
    one = card.criterion
    yield paper.heading(said.say("card.section.change"))
    if one.applies == "no" or not one.value:
        key = "away" if one.applies == "no" else "no_value"
        if one.more_answers:
            yield Text(said.say("card.change.value", more=one.more_answers))
        else:
            yield Text(said.say(f"card.change.{key}"))
        return
    if card.missing:
        labels = "; ".join(named(card.missing))
        yield Text(said.say("card.change.open", facts=labels))
        for fact in card.missing:
            yield from (Text(line) for line in through(fact, said))
    for mark in card.marks:
        yield Text(said.say("card.change.mark", on=mark.on))
    for others in card.peers:
        yield Text(said.say("card.change.peers", of=others.label))
    rows = list(_steps(one, said))
    if one.lost > 0:
        rows.append((said.say("card.change.won"), won(one, said)))
    elif not (card.missing or card.marks or card.peers):
        yield Text(said.say("card.change.nothing"), style=paper.GOOD)
    if rows:
        yield paper.pairs(rows)


def _steps(one: Criterion, said: Words) -> Iterator[tuple[str, str | Text]]:
    for key, step in (("next", one.next), ("full", one.full)):
        if step is None or (key == "full" and step == one.next):
            continue
        award = said.points(step.award)
        text = said.say("card.change.to_award", text=step.text, award=award)
        if step.gain is not None:
            gain = said.signed(step.gain)
            text = said.say("card.change.to", text=step.text, award=award, gain=gain)
        if key == "full" and one.next is not None and one.next.in_time:
            text += late(step, said)
        yield said.say(f"card.change.{'full' if step == one.full else key}"), text
