"""The head of a report on one submission: who, as of when, by what."""

from collections.abc import Iterator
from datetime import date
from typing import Protocol

from rich.console import RenderableType
from rich.text import Text

from explain.render import paper
from explain.report import Ruleset, Unit
from explain.words import Words


class Headed(Protocol):
    """What has a head."""

    @property
    def ruleset(self) -> Ruleset:
        """What it was scored by."""

    @property
    def unit(self) -> Unit:
        """Who was scored."""

    @property
    def as_of(self) -> date:
        """The day it is as of."""

    @property
    def illustrative(self) -> bool:
        """Whether the figures are made up."""


def heading(title: str, told: Headed, said: Words) -> Iterator[RenderableType]:
    """The title and the few lines that say what it is of."""
    yield Text(f"{title}: {told.ruleset.title}", style=paper.HEAD)
    if told.illustrative:
        yield Text(said.say("report.head.illustrative"), style=paper.LOST)
    yield paper.pairs(
        [
            (said.say("report.head.unit"), told.unit.name),
            (said.say("report.head.as_of"), said.date(told.as_of)),
            (said.say("report.head.ruleset"), f"{told.ruleset.id} · {told.ruleset.digest[:12]}"),
            (said.say("report.head.basis"), told.ruleset.basis.text),
        ]
    )
