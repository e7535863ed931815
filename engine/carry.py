"""Evidence made for one ruleset, carried over to another."""

from collections.abc import Mapping
from fractions import Fraction
from typing import TypeVar

from engine.facts import Evidence
from engine.lower import Compiled
from engine.points import ZERO

T = TypeVar("T")


def carried(evidence: Evidence, old: Compiled, new: Compiled) -> Evidence:
    """What of the evidence the new ruleset reads: facts of the same type, marks of judged checks.

    The rest falls away and is unknown there; claims are about the old points and fall away too.
    """
    was, now = old.ruleset.facts, new.ruleset.facts
    same = {
        fact
        for fact, declared in was.items()
        if fact in now
        and (now[fact].type, list(now[fact].options)) == (declared.type, list(declared.options))
    }
    judged = {
        id_
        for id_, check in new.checks.items()
        if check.leaf.name == "judged" and check.worth.points >= _given(evidence, id_)
    }
    return Evidence(
        as_of=evidence.as_of,
        values=_only(evidence.values, same),
        declared=_only(evidence.declared, same),
        marks=_only(evidence.marks, judged),
        sources=_only(evidence.sources, same),
        documents=evidence.documents,
        unit=evidence.unit,
        illustrative=evidence.illustrative,
    )


def _given(evidence: Evidence, check: str) -> Fraction:
    mark = evidence.marks.get(check)
    return ZERO if mark is None else mark.mark


def _only(each: Mapping[str, T], names: set[str]) -> dict[str, T]:
    return {name: one for name, one in each.items() if name in names}
