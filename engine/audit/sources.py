"""Figures of a submission against those of another source: a register, a portal, a second count."""

from collections.abc import Iterator

from engine.audit.finding import Finding
from engine.facts import Declared, Evidence, Value
from engine.lower import Compiled, facts_of
from engine.points import ZERO


def against(compiled: Compiled, evidence: Evidence, other: Evidence) -> Iterator[Finding]:
    """A121: a fact that both give, with another figure; told at the first criterion that reads it.

    That nothing arose is the figure 0.
    """
    for id_, one in compiled.criteria.items():
        for fact in facts_of(one):
            own, theirs = _figure(evidence, fact), _figure(other, fact)
            if own is None or theirs is None or own == theirs:
                continue
            if _first_reader(compiled, fact) == id_:
                yield Finding("A121", id_, {"fact": fact, "own": own, "other": theirs})


def _figure(evidence: Evidence, fact: str) -> Value | None:
    said = evidence.declared.get(fact)
    if said is not None:
        return ZERO if said.says is Declared.NOTHING_AROSE else None
    return evidence.values.get(fact)


def _first_reader(compiled: Compiled, fact: str) -> str:
    return next(id_ for id_, one in compiled.criteria.items() if fact in facts_of(one))
