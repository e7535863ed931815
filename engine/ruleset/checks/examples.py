"""An example that does not come out as its author says (R601), or that cannot be (R602, R603).

Examples go the whole way: through the tables, the evaluator and the bounds that a score has. Their
share is of the criterion's maximum, parts that are not applicable left out; in a penalty group
points and shares are deductions.
"""

from collections.abc import Iterator
from itertools import chain

from engine.decide import decide
from engine.facts import Value
from engine.joint import bounds, settle
from engine.kinds.days import uncounted
from engine.kinds.judged import Judged
from engine.lower import Lowered
from engine.nature import wholes
from engine.outcome import Outcome, Tri
from engine.points import text
from engine.rule import Measured
from engine.ruleset.criterion import Example
from engine.ruleset.example_facts import evidence, value
from engine.ruleset.findings import finding
from engine.ruleset.places import Path
from engine.ruleset.shown import percent
from engine.ruleset.subject import Subject
from engine.source.diagnostic import Diagnostic
from engine.table import Hit, State
from engine.view import as_number

CODES = ("R601", "R602", "R603")


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every example of every criterion that can be scored."""
    for line in subject.lines:
        id_ = line.criterion.id
        if subject.line[id_] is line and subject.sound(id_):
            one = subject.compiled.criteria[id_]
            for number, example in enumerate(line.criterion.examples):
                yield from _example(subject, one, example, (*line.path, "examples", number))


def _example(subject: Subject, one: Lowered, example: Example, path: Path) -> Iterator[Diagnostic]:
    facts = subject.ruleset.facts
    judged = [check.id for check in one.checks if isinstance(check.leaf, Judged)]
    if not (facts.keys() >= {*example.facts, *example.declared} and {*judged} >= {*example.marks}):
        return  # a name that is not there has a check of its own
    values: dict[str, Value] = {}
    wrong: list[Diagnostic] = []
    for fact, written in example.facts.items():
        try:
            values[fact] = value(facts[fact], written)
        except ValueError:
            kind = facts[fact].type.value
            at = subject.at(*path, "facts", fact)
            there = subject.at("facts", fact, key=True)
            wrong.append(finding("R602", at, there, name=fact, got=written, type=kind))
    wrong += _over(subject, values, path)
    if any(uncounted(check.leaf, values, subject.ruleset.working_days) for check in one.checks):
        return  # as is a day outside the calendar
    yield from wrong or _compared(subject, one, example, values, path)


def _over(subject: Subject, values: dict[str, Value], path: Path) -> Iterator[Diagnostic]:
    """Parts that are more than their whole."""
    facts = subject.ruleset.facts
    for part, whole in chain.from_iterable(((f, w) for w in wholes(facts, f)) for f in values):
        if whole in values:
            got, limit = (as_number(facts[f], values[f]) for f in (part, whole))
            if got > limit:
                at = [subject.at(*path, "facts", fact) for fact in (part, whole)]
                figures = {"got": text(got), "limit": text(limit)}
                yield finding("R603", *at, name=part, whole=whole, **figures)


def _compared(
    subject: Subject, one: Lowered, example: Example, values: dict[str, Value], path: Path
) -> Iterator[Diagnostic]:
    found, awaiting = _scored(subject, one, example, values)
    got = _state(found, awaiting=awaiting)
    for key, wanted in (("share", example.share), ("points", example.points)):
        if wanted is None:
            continue
        show = percent if key == "share" else text
        award = found.earned / (found.full or 1) if key == "share" else one.sign * found.earned
        if got is not None or award != wanted:
            shown = show(award) if got is None else got
            at = subject.at(*path, key)
            yield finding("R601", at, expected=show(wanted), got=shown)
    if example.state is not None and example.state != got:
        shown = f"{text(found.earned)} / {text(found.full)}" if got is None else got
        yield finding("R601", subject.at(*path, "state"), expected=example.state, got=shown)


def _scored(
    subject: Subject, one: Lowered, example: Example, values: dict[str, Value]
) -> tuple[Outcome, bool]:
    """What the criterion comes to, and whether a mark is still awaited."""
    compiled = subject.compiled
    view = compiled.view(evidence(subject.ruleset, example, values))
    settle(compiled, compiled.links.before.get(one.criterion.id, ()), view)
    readings, hits = dict[str, Measured](), dict[str, Hit]()
    decide(one, view, readings, hits)
    awaiting = any(read.state is State.AWAITING for read in readings.values())
    return bounds(compiled, one, readings, hits, view), awaiting


def _state(found: Outcome, *, awaiting: bool) -> str | None:
    """The state as an example names it; None where the award is decided."""
    if found.away is Tri.YES:
        return "not_applicable"
    if found.blank is Tri.YES:
        return "no_value"
    open_ = found.earned != found.highest or found.unbounded
    if open_ or Tri.MAYBE in (found.away, found.blank):
        return "awaiting" if awaiting else "unknown"
    return None
