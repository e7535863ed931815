"""The claims' own arithmetic: parts that do not add up, points that no band gives."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from engine.audit.awards import awards
from engine.audit.finding import Finding, Materiality, Params, agrees
from engine.audit.lines import TOTAL, Added, Line
from engine.lower import Compiled


def arithmetic(
    compiled: Compiled, found: Mapping[str, Line], materiality: Materiality
) -> Iterator[Finding]:
    """A111 and A112, line by line; lines left blank may hold what a whole claims beyond."""
    blank = {line.id for line in found.values() if line.left_blank}
    for line in found.values():
        if line.claimed is None:
            continue
        if line.summed is not None:
            partly = not blank.isdisjoint(_inside(compiled, line))
            yield from _added_up(line, line.claimed, line.summed, materiality, partly=partly)
        if line.kind in ("criterion", "part"):
            yield from _possible(compiled, line, line.claimed)


def _inside(compiled: Compiled, line: Line) -> list[str]:
    """The criteria that a line is the sum of."""
    groups = compiled.ruleset.areas if line.id == TOTAL else compiled.ruleset.groups()
    return [c.id for g in groups if line.id in (TOTAL, g.id) for c in g.all_criteria()]


def _added_up(
    line: Line, claim: Fraction, sums: Added, materiality: Materiality, *, partly: bool
) -> Iterator[Finding]:
    """A claim between the least and the greatest that the claims below it can come to adds up.

    `partly`: not all of it is claimed below, so that only too small a claim is a mistake.
    """
    if partly and claim > sums.high:
        return
    if sums.low <= claim <= sums.high or any(agrees(claim, figure) for figure in sums):
        return
    near = sums.low if claim < sums.low else sums.high
    about: Params = {"name": line.id, "claimed": claim, "sum": near, "points": abs(claim - near)}
    material = materiality.reached(claim - near, total=line.id == TOTAL)
    yield Finding("A111", line.id, about, abs(claim - near), claim > near, material)


def _possible(compiled: Compiled, line: Line, claim: Fraction) -> Iterator[Finding]:
    given = awards(compiled, line.id)
    if given is None or any(agrees(claim, one) for one in (line.points.earned, *given)):
        return
    below = [award for award in given if award < claim]
    above = [award for award in given if award > claim]
    if not below or not above:
        return  # past the most or the least: told where the claims are read
    about: Params = {"name": line.id, "claimed": claim, "low": max(below), "high": min(above)}
    yield Finding("A112", line.id, about)
