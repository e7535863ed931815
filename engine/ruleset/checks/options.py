"""A choice that leaves out an option of its fact (R214), or names one it has not (R215)."""

from collections.abc import Iterator

from engine.kinds.choice import Choice
from engine.ruleset.findings import finding
from engine.ruleset.subject import Subject
from engine.source.diagnostic import Diagnostic

CODES = ("R214", "R215")


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Options of the rule against those of the fact; a misspelt one is not missing as well."""
    for line in subject.lines:
        for leaf, place, _ in line.leaves:
            declared = subject.ruleset.facts.get(leaf.of) if isinstance(leaf, Choice) else None
            if not isinstance(leaf, Choice) or declared is None or not declared.options:
                continue
            path = (*line.path, *place, "options")
            free = [code for code in declared.options if code not in leaf.options]
            for code in leaf.options:
                if code not in declared.options:
                    near = subject.near(code, free)
                    free = [name for name in free if name != near]
                    at = subject.at(*path, code, key=True)
                    yield finding("R215", at, suggestion=near, name=code, fact=leaf.of)
            for code in free:
                there = subject.at("facts", leaf.of, "options", code, key=True)
                yield finding("R214", subject.at(*path, key=True), there, name=code, fact=leaf.of)
