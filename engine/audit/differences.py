"""Claims against what is earned, what can still be earned, and what is proved."""

from collections.abc import Iterator, Mapping

from engine.audit.finding import Finding, Materiality, Params, agrees
from engine.audit.lines import TOTAL, Line
from engine.lower import Compiled
from engine.outcome import Tri
from engine.points import ZERO
from engine.proof import unconfirmed
from engine.scorecard import CriterionResult, Scorecard
from engine.table import State


def differences(
    compiled: Compiled, card: Scorecard, found: Mapping[str, Line], materiality: Materiality
) -> Iterator[Finding]:
    """A101-A107, line by line; claims that agree with the evidence and its proof give none."""
    yield from _unclaimed(found)
    for line in found.values():
        if line.claimed is not None:
            yield from _claimed(compiled, card, line, materiality)
        if line.kind == "criterion" and line.away is not Tri.YES:
            yield from _unproved(card, card.criteria[line.id], line, materiality)


def _claimed(
    compiled: Compiled, card: Scorecard, line: Line, materiality: Materiality
) -> Iterator[Finding]:
    claim, points, apart = line.claimed, line.points, line.difference
    if claim is None or apart is None or not apart:
        return
    material = materiality.reached(apart, total=line.kind == "total")
    about: Params = {"name": line.id, "claimed": claim, "points": abs(apart)}
    if line.away is Tri.YES:
        yield Finding("A105", line.id, about, abs(apart), apart > 0, material)
        return
    if agrees(claim, points.earned):
        return
    about["earned"] = points.earned
    if apart < 0:
        yield Finding("A102", line.id, about, -apart, material=material)
    elif line.kind in ("group", "total"):
        yield Finding("A107", line.id, about, apart, True, material)
    elif claim > points.highest and not agrees(claim, points.highest):
        about["highest"] = points.highest
        yield Finding("A101", line.id, about, apart, True, material)
    else:
        lacking = _lacking(compiled, card, line)
        yield Finding("A103", line.id, {**about, "facts": lacking}, apart, True, material)


def _unclaimed(found: Mapping[str, Line]) -> Iterator[Finding]:
    """One finding for all lines left blank that earn something, where anything is claimed.

    It is no difference of points: what is not claimed is not claimed as 0.
    """
    blank = [line for line in found.values() if line.left_blank and line.points.earned > ZERO]
    if not blank or all(line.claimed is None for line in found.values()):
        return
    about: Params = {
        "earned": sum((line.points.earned for line in blank), ZERO),
        "supported": sum((line.supported or ZERO for line in blank), ZERO),
        "criteria": tuple(line.id for line in blank),
    }
    yield Finding("A106", TOTAL, about)


def _unproved(
    card: Scorecard, result: CriterionResult, line: Line, materiality: Materiality
) -> Iterator[Finding]:
    """What is claimed and earned, and stands on facts without proof or marks nobody confirmed.

    A line is claimed by itself, or in a whole that is claimed without its lines.
    """
    if line.offered is None and not line.in_whole:
        return
    earned = result.points.earned
    stands = earned if line.offered is None else min(earned, line.offered)
    apart = stands - min(result.supported, stands)
    if not apart:
        return
    evidence = card.evidence
    loose = unconfirmed(evidence)
    marks = [check.id for check in result.checks if check.id in loose]
    read = [fact for check in result.checks for fact in check.facts]
    linked = [f for f in read if (one := evidence.linked.get(f)) and one.span != one.proved]
    bare = tuple(dict.fromkeys([*result.unproved, *linked, *marks]))
    about: Params = {
        "name": line.id,
        "earned": stands,
        "supported": stands - apart,
        "points": apart,
        "facts": bare,
    }
    yield Finding("A104", line.id, about, apart, True, materiality.reached(apart))


def _lacking(compiled: Compiled, card: Scorecard, line: Line) -> tuple[str, ...]:
    """The facts and marks that are not known, and checks that wait for other units' figures."""
    owner = compiled.owners.get(line.id, line.id)
    checks = [c for c in card.criteria[owner].checks if line.id in (owner, c.id)]
    marks = [check.id for check in checks if check.state is State.AWAITING]
    facts = [fact for check in checks for fact in check.facts]
    if line.id == owner:
        facts += compiled.criteria[owner].facts
    gone = [fact for fact in facts if not card.evidence.tells(fact)]
    peers = [check.id for check in checks if check.reason == "no_peers"]
    return tuple(dict.fromkeys([*gone, *marks, *peers]))
