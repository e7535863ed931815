"""Facts, kinds of proof and assumptions that nothing uses (R208, R209, R210).

A fact that nothing reads is asked of officers for nothing. An assumption that no criterion lists
holds for the whole set; where others about the same thing are listed, it was likely forgotten.
"""

from collections.abc import Iterator

from engine.nature import wholes
from engine.ruleset.findings import finding
from engine.ruleset.subject import Subject
from engine.source.diagnostic import Diagnostic

CODES = ("R208", "R209", "R210")


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Each where it is declared."""
    ruleset = subject.ruleset
    used = _facts(subject)
    for fact in subject.written:
        if fact not in used:
            yield finding("R208", subject.at("facts", fact, key=True), name=fact)
    lines = [line.criterion for line in subject.lines]
    asked = {name for fact in ruleset.facts.values() for name in fact.proof}
    asked |= {name for criterion in lines for name in criterion.proof}
    for name in ruleset.proofs:
        if name not in asked:
            yield finding("R209", subject.at("proofs", name, key=True), name=name)
    listed = {id_ for criterion in lines for id_ in criterion.assumed}
    topics = {item.about for item in ruleset.assumed if item.id in listed}
    for number, item in enumerate(ruleset.assumed):
        if item.id not in listed and item.about in topics:
            at = subject.at("assumed", number, "id")
            yield finding("R210", at, name=item.id, about=item.about)


def _facts(subject: Subject) -> set[str]:
    """Facts that a rule, a gate or a target reads, and the wholes that bound them."""
    facts = subject.ruleset.facts
    read = {r.fact for line in subject.lines for leaf, *_ in line.leaves for r in leaf.reads()}
    read |= {f for line in subject.lines for leaf, *_ in line.leaves for f in leaf.figures(facts)}
    read |= {line.criterion.applies_when or "" for line in subject.lines}
    read |= {fact for target in subject.ruleset.targets for fact, _ in target.facts}
    read |= {one.sample.of for one in facts.values() if one.sample is not None}
    return read | {whole for fact in read for whole in wholes(facts, fact)}
