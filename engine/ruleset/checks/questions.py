"""Questions of a survey that are like no question (R226), or whose count is declared too (R227)."""

from collections.abc import Iterator

from engine.ruleset.fact import FactType
from engine.ruleset.findings import finding
from engine.ruleset.question import OptionCount, option_id
from engine.ruleset.subject import Subject
from engine.source.diagnostic import Diagnostic

CODES = ("R226", "R227")


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every question by itself."""
    facts = subject.written
    asked = {name: one for name, one in facts.items() if one.type is FactType.ANSWERS}
    models = [name for name, one in asked.items() if one.like is None]
    for name, one in asked.items():
        if one.like is not None and one.like not in models:
            near = subject.near(one.like, [other for other in models if other != name])
            yield finding("R226", subject.at("facts", name, "like"), suggestion=near, name=one.like)
        for option in one.options:
            id_ = option_id(name, option)
            if not isinstance(subject.ruleset.facts[id_], OptionCount):
                there = subject.at("facts", name, "options", option, key=True)
                yield finding("R227", subject.at("facts", id_, key=True), there, name=id_)
