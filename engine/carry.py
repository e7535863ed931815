"""Evidence made for one ruleset, carried over to another."""

from collections.abc import Mapping
from fractions import Fraction
from typing import TypeVar

from engine.facts import Evidence
from engine.field import figures_used
from engine.lower import Compiled
from engine.points import ZERO
from engine.ruleset.fact import FactDeclaration

T = TypeVar("T")


def carried(evidence: Evidence, old: Compiled, new: Compiled) -> Evidence:
    """What of the evidence the new ruleset reads: facts that mean the same, marks of judged checks.

    Results of other rulesets, open or closed, and other units' figures go with their facts. The
    rest falls away and is unknown there; claims are about the old points and fall away too.
    """
    was, now = old.ruleset.facts, new.ruleset.facts
    same = {fact for fact, one in was.items() if fact in now and _same(one, now[fact])}
    compared = {
        figure
        for figure, used in figures_used(new).items()
        if all(read.fact in same for leaf, _ in used for read in leaf.reads())
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
        linked=_only(evidence.linked, same),
        peers=_only(evidence.peers, compared),
    )


def _same(one: FactDeclaration, other: FactDeclaration) -> bool:
    """Whether two declarations of one fact mean the same.

    They may read it from different rulesets, whose ids change with the year; not another figure.
    """
    if (one.type, list(one.options)) != (other.type, list(other.options)):
        return False
    was, now = one.result_of, other.result_of
    return was is None or now is None or (was.of, was.as_) == (now.of, now.as_)


def _given(evidence: Evidence, check: str) -> Fraction:
    mark = evidence.marks.get(check)
    return ZERO if mark is None else mark.mark


def _only(each: Mapping[str, T], names: set[str]) -> dict[str, T]:
    return {name: one for name, one in each.items() if name in names}
