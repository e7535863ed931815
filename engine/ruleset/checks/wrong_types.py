"""A fact of a type that what reads it cannot take (R211): a date counted, a count judged yes/no."""

from collections.abc import Iterator

from engine.rule import NUMBERS
from engine.ruleset.fact import FactType
from engine.ruleset.findings import finding
from engine.ruleset.subject import Subject
from engine.source.diagnostic import Diagnostic, Span

CODES = ("R211",)

_Read = tuple[str, frozenset[FactType], Span]


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Rules, gates (yes_no) and targets on facts (numbers); the second span declares the fact."""
    facts = subject.ruleset.facts
    for name, types, span in _reads(subject):
        if name in facts and facts[name].type not in types:
            expected = ", ".join(t.value for t in FactType if t in types)
            declared = subject.at("facts", name, "type")
            got = facts[name].type.value
            yield finding("R211", span, declared, name=name, got=got, expected=expected)


def _reads(subject: Subject) -> Iterator[_Read]:
    for line in subject.lines:
        gate = line.criterion.applies_when
        if gate is not None:
            yield gate, frozenset({FactType.YES_NO}), subject.at(*line.path, "applies_when")
        for leaf, place, _ in line.leaves:
            for read in dict.fromkeys(leaf.reads()):
                yield read.fact, read.types, subject.named((*line.path, *place), read.fact)
    for fact, sample in subject.samples:
        at = subject.at("facts", fact, "sample", "of")
        yield sample.of, frozenset({FactType.COUNT}), at
    for number, target in enumerate(subject.ruleset.targets):
        for fact, place in target.facts:
            yield fact, NUMBERS, subject.at("targets", number, "of", *place)
