"""What is named and not there: a kind of proof, an assumption, a group (R204, R205, R206, R229)."""

from collections.abc import Iterable, Iterator

from engine.ruleset.findings import finding
from engine.ruleset.model import OfSum
from engine.ruleset.places import Path
from engine.ruleset.subject import Subject
from engine.source.diagnostic import Diagnostic

CODES = ("R204", "R205", "R206", "R229")


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every such name, with the one that was most likely meant."""
    ruleset = subject.ruleset
    proofs, assumed = list(ruleset.proofs), [item.id for item in ruleset.assumed]
    for fact, declared in subject.written.items():
        yield from _listed(subject, "R204", declared.proof, ("facts", fact, "proof"), proofs)
    for line in subject.lines:
        criterion, path = line.criterion, line.path
        yield from _listed(subject, "R204", criterion.proof, (*path, "proof"), proofs)
        yield from _listed(subject, "R205", criterion.assumed, (*path, "assumed"), assumed)
    yield from _groups(subject)
    yield from _assumed_of(subject)


def _listed(
    subject: Subject, code: str, names: Iterable[str], path: Path, known: list[str]
) -> Iterator[Diagnostic]:
    for number, name in enumerate(names):
        if name not in known:
            near = subject.near(name, known)
            yield finding(code, subject.at(*path, number), suggestion=near, name=name)


def _groups(subject: Subject) -> Iterator[Diagnostic]:
    known = [block.group.id for block in subject.blocks]
    named = [
        (target.of.key, subject.at("targets", number, "of", *type(target.of).model_fields))
        for number, target in enumerate(subject.ruleset.targets)
        if isinstance(target.of, OfSum)
    ]
    named += [
        (name, subject.at("derived", number, "sum", name, key=True))
        for number, derived in enumerate(subject.ruleset.derived)
        for name in derived.sum
    ]
    for name, span in named:
        if name not in known:
            yield finding("R206", span, suggestion=subject.near(name, known), name=name)


def _assumed_of(subject: Subject) -> Iterator[Diagnostic]:
    """What an assumption is of: the total, a group or a criterion."""
    known = ["total", *(block.group.id for block in subject.blocks)]
    known += [line.criterion.id for line in subject.lines]
    for number, item in enumerate(subject.ruleset.assumed):
        if item.of is not None and item.of not in known:
            near = subject.near(item.of, known)
            yield finding(
                "R229", subject.at("assumed", number, "of"), suggestion=near, name=item.of
            )
