"""The verified logs of a folder for a terminal: one table, then what is wrong, log by log."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from explain.render import logs, paper
from explain.render.verification import scores_of, wrong
from explain.report.verification import Verification, Verifications
from explain.words import Words, words


def parts(told: Verifications) -> Iterator[RenderableType]:
    """How many hold, every log with its head, and those that do not hold."""
    said = words(told.lang)
    yield Text(said.say("verify.heads", folder=told.folder), style=paper.HEAD)
    yield from _counts(told, said)
    yield Text("")
    yield _table(told, said)
    for one in told.logs:
        if one.failure is not None or one.unconfirmed:
            yield paper.heading(one.file)
            yield from wrong(one, said)
    yield Text("")
    yield Text(said.say("verify.each", folder=told.folder), style=paper.FAINT)


def _counts(told: Verifications, said: Words) -> Iterator[RenderableType]:
    """Of how many logs all is well; then how many are not so, each kind for itself."""
    well = [one for one in told.logs if _state(one) == "well"]
    entries, scores = sum(len(one.entries) for one in well), sum(scores_of(one) for one in well)
    n, of = str(len(well)), str(len(told.logs) + len(told.refused))
    text = said.say("verify.well", n=n, of=of, entries=str(entries), scores=str(scores))
    if well:
        yield Text(text, style=paper.GOOD if told.holds else "")
    broken = sum(not one.holds for one in told.logs)
    if broken:
        yield Text(said.say("verify.some_broken", n=str(broken)), style=f"bold {paper.LOST}")
    if told.refused:
        yield Text(said.say("verify.some_refused", n=str(len(told.refused))), style=paper.LOST)
    unsure = sum(_state(one) == "unsure" for one in told.logs)
    if unsure:
        yield Text(said.say("verify.some_unsure", n=str(unsure)), style=paper.OPEN)


def _table(told: Verifications, said: Words) -> RenderableType:
    """Every log by its name; the head of those that hold, and of the part that does."""
    shares = {"file": 1, "state": None, "head": None}
    table = paper.ruled([(said.say(f"verify.column.{key}"), False, shares[key]) for key in shares])
    rows = {one.file: _row(one, said) for one in told.logs}
    refused = (Text(said.say("verify.state.refused"), style=paper.LOST), "")
    for file, row in sorted({**rows, **dict.fromkeys(told.refused, refused)}.items()):
        table.add_row(logs.name_in(file), *row)
    return table


_STYLES = {"well": paper.GOOD, "unsure": paper.OPEN, "broken": paper.LOST}


def _row(one: Verification, said: Words) -> tuple[Text, str]:
    state = _state(one)
    entry = "" if one.failure is None else str(one.failure.entry)
    text = Text(said.say(f"verify.state.{state}", entry=entry), style=_STYLES[state])
    return text, "" if one.head is None else logs.shown(one.head)


def _state(one: Verification) -> str:
    if not one.holds:
        return "broken"
    return "unsure" if one.unconfirmed else "well"
