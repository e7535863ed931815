"""An appraiser's decisions and the unit's explanations, for a terminal."""

from collections.abc import Iterator, Sequence
from datetime import date

from rich.console import RenderableType
from rich.text import Text

from explain.render import paper
from explain.report.audit import Appraised, Round
from explain.words import Words


def decisions(lines: Sequence[Appraised], said: Words) -> Iterator[RenderableType]:
    """Line by line: claimed, computed, decided, and every round with its answer."""
    yield paper.heading(said.say("audit.section.decisions", n=str(len(lines))))
    if not lines:
        yield Text(said.say("audit.nothing"), style=paper.FAINT)
    for line in lines:
        yield Text(line.name, style=paper.HEAD)
        yield paper.pairs(list(_rows(line, said)), indent=3)


def _rows(line: Appraised, said: Words) -> Iterator[tuple[str, str | Text]]:
    none = said.say("audit.total.none")
    claimed = none if line.claimed is None else said.points(line.claimed)
    points = said.say("audit.decision.so_far", claimed=claimed, earned=said.points(line.earned))
    stands = said.say("audit.decision.open")
    if line.decided is not None:
        stands = said.say("audit.decision.decided", decided=said.points(line.decided))
    yield said.say("audit.decision.at"), Text(f"{points}, {stands}")
    for one in line.rounds:
        yield said.say("audit.decision.round", n=str(one.round)), _decision(one, said)
        answer = one.explanation
        if answer is not None:
            signed = _signed(said, answer.by, answer.day, answer.document)
            text = Text(answer.text).append(f" ({signed})", style=paper.FAINT)
            yield said.say("audit.decision.answer"), text


def _decision(one: Round, said: Words) -> Text:
    mark = "" if one.mark is None else said.worth(one.mark)
    text = Text(said.say(f"audit.decision.{one.decision}", mark=mark))
    if one.reason:
        text.append(f": {one.reason}")
    text.append(f" ({_signed(said, one.by, one.day)}; ", style=paper.FAINT)
    if one.confirmed and one.confirmed_by is not None:
        confirmed = said.say("audit.decision.confirmed", by=one.confirmed_by)
        return text.append(f"{confirmed})", style=paper.FAINT)
    return text.append(f"{said.say('audit.decision.unconfirmed')})", style=paper.OPEN)


def _signed(said: Words, by: str, day: date | None, document: str | None = None) -> str:
    return ", ".join(one for one in (by, said.date(day) if day else "", document or "") if one)
