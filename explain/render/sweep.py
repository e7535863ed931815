"""Every criterion fixed alone, the largest gain first."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Protocol

from rich.console import RenderableType
from rich.text import Text

from explain.render import paper
from explain.render.losses import late
from explain.report.criterion import Advice
from explain.report.whatif import Gain, Sweep, WhatIf
from explain.words import Words


def swept(told: WhatIf, sweep: Sweep, said: Words) -> Iterator[RenderableType]:
    """What is in time, then what is too late; what waits and what is out of reach."""
    say = said.say
    if told.alternatives:
        yield paper.heading(say("whatif.head.sweep"))
    else:
        yield Text("")
    yield Text(say("whatif.sweep.note"), style=paper.FAINT)
    if not sweep.gains:
        yield Text(say("whatif.sweep.nothing"))
    names = called(sweep.gains)
    for number, one in enumerate((g for g in sweep.gains if g.in_time), start=1):
        yield from _gain(f"{number}. {names[one.id]}", one, said)
    too_late = [one for one in sweep.gains if not one.in_time]
    if too_late:
        yield paper.heading(say("whatif.sweep.late_head"))
        for one in too_late:
            yield from _gain(names[one.id], one, said)
    yield Text("")
    if sweep.open:
        yield Text(say("whatif.sweep.open", points=said.worth(sweep.open)), style=paper.OPEN)
    if sweep.stuck:
        yield Text(say("whatif.sweep.stuck", ids=", ".join(sweep.stuck)), style=paper.LOST)


class Named(Protocol):
    """What has an id of its own and the source's."""

    @property
    def id(self) -> str:
        """Its own, which no other has."""

    @property
    def source_id(self) -> str:
        """The source's."""


def called(each: Sequence[Named]) -> dict[str, str]:
    """What to call each line: the source's id where only one of them has it, else its own."""
    times = Counter(one.source_id for one in each)
    return {one.id: one.source_id if times[one.source_id] == 1 else one.id for one in each}


def _gain(name: str, one: Gain, said: Words) -> Iterator[RenderableType]:
    title = Text(f"{name} {one.title.rstrip('. ')}", style=paper.HEAD)
    if one.gain is not None:
        gain = said.say("whatif.sweep.gain", gain=said.signed(one.gain))
        title.append(f" · {gain}", style=paper.GOOD if one.in_time else paper.FAINT)
    yield title
    rows: list[tuple[str, str | Text]] = []
    if one.next is not None:
        rows.append((said.say("whatif.sweep.do"), _text(one.next, one, said)))
    if one.full is not None and one.full != one.next:
        rows.append((said.say("whatif.sweep.or_full"), _text(one.full, one, said)))
    first = one.next or one.full
    if first is not None and first.in_time:
        rows.append((said.say("whatif.sweep.until"), said.date(first.until)))
    if one.lead:
        rows.append((said.say("whatif.sweep.lead"), one.lead.rstrip(" .;,")))
    yield paper.pairs(rows, indent=3)


def _text(step: Advice, one: Gain, said: Words) -> str:
    """What to do; what it alone gains, where that is not the gain of the whole line."""
    text = step.text
    if step.gain is None:
        text = said.say("report.loss.award", text=text, award=said.points(step.award))
    elif step.gain != one.gain:
        text += f" ({said.say('whatif.sweep.gain', gain=said.signed(step.gain))})"
    return text + late(step, said)
