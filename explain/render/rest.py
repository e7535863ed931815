"""The end of a report: what is missing, what stands apart, the assumptions, how to reproduce it."""

from collections.abc import Iterator, Mapping

from rich.console import RenderableType
from rich.text import Text

from explain.render import paper
from explain.render.named import named
from explain.render.tables import is_rescaled
from explain.report import Missing, Report
from explain.report.criterion import Check, Fact
from explain.words import Words


def missing(report: Report, said: Words) -> Iterator[RenderableType]:
    """Missing evidence, by the points that it leaves open."""
    yield paper.heading(said.say("report.missing.head"))
    if not report.missing:
        yield Text(said.say("report.missing.nothing"), style=paper.GOOD)
        return
    yield Text(said.say("report.missing.note"), style=paper.FAINT)
    rows: list[list[str | Text]] = [
        [
            Text(_open(report, one, said), paper.OPEN),
            _what(one, said).append(
                f"  [{', '.join(report.names[id_] for id_ in one.criteria)}]", style=paper.FAINT
            ),
        ]
        for one in report.missing
    ]
    yield paper.listed(rows, right=[0])
    if is_rescaled(report.total):
        yield Text(said.say("report.missing.rescaled"), style=paper.FAINT)


def _open(report: Report, one: Missing, said: Words) -> str:
    """What hangs on it: points, or whether there is a value at all."""
    perhaps = {c.id for c in report.criteria if c.may_have_no_value}
    if one.width or perhaps.isdisjoint(one.criteria):
        return said.worth(one.width)
    return said.say("report.missing.value")


def _what(one: Missing, said: Words) -> Text:
    facts = named(one.facts, ids=True)
    marks = [said.say("report.missing.mark", on=mark.on) for mark in one.marks]
    lines = [line for fact in one.facts for line in through(fact, said)]
    peers = [
        said.say("report.missing.peers", of=others.label, figure=others.figure)
        for others in one.peers
    ]
    return Text("\n".join(["; ".join([*facts, *marks, *peers]), *lines]))


def through(fact: Fact, said: Words) -> Iterator[str]:
    """What an open result of another ruleset waits for, over there."""
    if fact.result is not None and (fact.result.missing or fact.result.marks):
        labels = named(fact.result.missing, ids=True)
        marks = [said.say("report.missing.mark", on=mark.on) for mark in fact.result.marks]
        lacking = "; ".join([*labels, *marks])
        yield said.say("report.result.waits", title=_capital(fact.result.title), lacking=lacking)
        for one in fact.result.missing:
            yield from through(one, said)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def asides(report: Report, said: Words) -> Iterator[RenderableType]:
    """What does not apply, what a person marked, what is not proved, what was assumed."""
    away = [(report.names[c.id], c.reason.text) for c in report.criteria if c.applies == "no"]
    judged = [
        (check.id, _marked(check, said))
        for c in report.criteria
        for check in c.checks
        if check.kind == "judged" and c.applies != "no"
    ]
    bare = {
        fact.id: (fact.id, f"{fact.label}: {fact.shown} ({fact.unproved.text})")
        for c in report.criteria
        for fact in c.facts
        if fact.unproved is not None
    }
    assumed = [(one.id, one.text) for one in report.ruleset.assumed]
    for key, rows in (
        ("not_applicable", away),
        ("judged", judged),
        ("unproved", list(bare.values())),
        ("assumed", assumed),
    ):
        if rows:
            yield paper.heading(said.say(f"report.aside.{key}"))
            yield paper.listed(rows)


def _marked(check: Check, said: Words) -> str:
    """Why a person's mark is what it is, and whether it stands."""
    text = check.reason.text
    return text if check.confirmed else f"{text} ({said.say('proof.unconfirmed')})"


def again(digests: Mapping[str, str], said: Words) -> Iterator[RenderableType]:
    """The digests that fix this result."""
    yield paper.heading(said.say("report.again.head"))
    yield Text(said.say("report.again.note"), style=paper.FAINT)
    order = ("ruleset", "scale", "facts", "decisions", "engine")
    yield paper.listed(
        [(said.say(f"report.again.{key}"), digests[key]) for key in order if key in digests]
    )
