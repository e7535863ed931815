"""A part of a whole of another type (R212), or a fact that is a part of itself (R213)."""

from collections.abc import Iterator

from engine.nature import wholes
from engine.ruleset.findings import finding
from engine.ruleset.subject import Subject
from engine.source.diagnostic import Diagnostic

CODES = ("R212", "R213")


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every wrong `part_of`; a cycle once, at its first fact in the file, with all of it."""
    facts = subject.ruleset.facts
    told: set[str] = set()
    for fact, declared in facts.items():
        whole = declared.part_of
        if whole is None or whole not in facts:
            continue
        got, expected = declared.type, facts[whole].type
        at = subject.at("facts", fact, "part_of")
        if got is not expected:
            other = subject.at("facts", whole, "type")
            names = {"name": fact, "whole": whole}
            yield finding("R212", at, other, got=got.value, expected=expected.value, **names)
        above = wholes(facts, fact)
        if fact in above and fact not in told:
            cycle = above[: above.index(fact) + 1]
            told |= set(cycle)
            spans = [subject.at("facts", name, "part_of") for name in cycle if name != fact]
            yield finding("R213", at, *spans, name=fact, cycle=" → ".join([fact, *cycle]))
