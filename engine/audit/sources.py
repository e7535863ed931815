"""Figures of a submission against those of another source: a register, a portal, a second count."""

from collections.abc import Iterator
from fractions import Fraction

from engine.audit.finding import Finding, Param
from engine.facts import Declared, Evidence, Row, Value
from engine.lower import Compiled
from engine.points import ZERO, text


def against(compiled: Compiled, evidence: Evidence, other: Evidence) -> Iterator[Finding]:
    """A121: a fact that both give, with another figure; told at the first criterion that reads it.

    That nothing arose is the figure 0.
    """
    for id_, one in compiled.criteria.items():
        for fact in one.facts:
            own, theirs = _figure(evidence, fact), _figure(other, fact)
            if own is None or theirs is None or own == theirs:
                continue
            if _first_reader(compiled, fact) == id_:
                sides = {"own": _shown(own, theirs), "other": _shown(theirs, own)}
                yield Finding("A121", id_, {"fact": fact, **sides})


def _figure(evidence: Evidence, fact: str) -> Value | None:
    said = evidence.declared.get(fact)
    if said is not None:
        return ZERO if said.says is Declared.NOTHING_AROSE else None
    return evidence.values.get(fact)


def _shown(value: Value, other: Value) -> Param:
    """A figure; of a table the rows that the other does not have so, in one text each."""
    if not isinstance(value, tuple):
        return value
    same = set(map(_row, other)) if isinstance(other, tuple) else set()
    return tuple(row for row in map(_row, value) if row not in same)


def _row(row: Row) -> str:
    cells = (text(one) if isinstance(one, Fraction) else str(one) for one in row.values.values())
    return f"{row.name} ({', '.join(cells)})"


def _first_reader(compiled: Compiled, fact: str) -> str:
    return next(id_ for id_, one in compiled.criteria.items() if fact in one.facts)
