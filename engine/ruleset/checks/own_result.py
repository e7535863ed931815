"""A fact that is a result of the very ruleset that declares it (R041): it would read itself."""

from collections.abc import Iterator

from engine.ruleset.findings import finding
from engine.ruleset.subject import Subject
from engine.source.diagnostic import Diagnostic

CODES = ("R041",)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Each such fact, where it names the ruleset."""
    for fact, declared in subject.ruleset.facts.items():
        if declared.result_of is not None and declared.result_of.ruleset == subject.ruleset.ruleset:
            yield finding("R041", subject.at("facts", fact, "result_of", "ruleset"), name=fact)
