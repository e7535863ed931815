"""A verified log for a terminal."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from explain.render import paper
from explain.report.verification import Verification
from explain.words import Words, words


def parts(told: Verification) -> Iterator[RenderableType]:
    """Whether it holds, every entry in short, the head."""
    said = words(told.lang)
    yield Text(said.say("verify.head", file=told.file), style=paper.HEAD)
    if told.failure is None:
        yield Text(_holds(told, said), style=paper.GOOD)
    yield from wrong(told, said)
    if told.entries:
        yield Text("")
        yield paper.listed(
            [
                (str(one.entry), Text(one.at, style=paper.FAINT), Text(f"{one.text} ({one.who})"))
                for one in told.entries
            ],
            right=[0],
        )
    if told.head is not None:
        yield Text("")
        yield paper.pairs([(said.say("verify.digest"), told.head)])


def wrong(told: Verification, said: Words) -> Iterator[RenderableType]:
    """What does not hold, and what is not confirmed; nothing where all is well."""
    if told.failure is not None:
        broken = said.say("verify.broken", entry=str(told.failure.entry))
        yield Text(broken, style=f"bold {paper.LOST}")
        yield Text(f"{told.failure.code} {told.failure.text}", style=paper.LOST)
        yield Text(said.say("verify.before", n=str(len(told.entries))))
    if told.unconfirmed:
        yield Text(said.say("verify.unconfirmed", n=str(len(told.unconfirmed))), style=paper.OPEN)
        for one in told.unconfirmed:
            yield Text(f"{one.code} {one.text}", style=paper.OPEN)


def scores_of(told: Verification) -> int:
    """How many scores of the entries that hold are the same worked out again."""
    return sum(one.kind == "score" for one in told.entries) - len(told.unconfirmed)


def _holds(told: Verification, said: Words) -> str:
    """That it holds, and how many scores are the same worked out again."""
    n = str(len(told.entries))
    scores = scores_of(told)
    if not scores:
        return said.say("verify.chain", n=n)
    return said.say("verify.holds", n=n, scores=str(scores))
