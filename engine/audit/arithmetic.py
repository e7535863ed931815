"""The claims' own arithmetic: parts that do not add up, points that no band gives."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from engine.audit.awards import awards
from engine.audit.finding import Finding, Materiality, Params, agrees
from engine.audit.lines import TOTAL, Line
from engine.audit.sums import Added
from engine.lower import Compiled


def arithmetic(
    compiled: Compiled, found: Mapping[str, Line], materiality: Materiality
) -> Iterator[Finding]:
    """A111 to A114, line by line."""
    for line in found.values():
        if line.claimed is None:
            continue
        if line.summed is not None:
            yield from _added_up(line, line.claimed, line.summed, materiality)
        if line.kind in ("criterion", "part"):
            yield from _possible(compiled, line, line.claimed)


def _added_up(
    line: Line, claim: Fraction, sums: Added, materiality: Materiality
) -> Iterator[Finding]:
    """A claim between the least and the greatest that the claims below it can come to adds up.

    With lines left blank below it, only what no claim for them could mend is a mistake.
    """
    near_enough = (sums.figure, sums.low, sums.high)
    if any(agrees(claim, figure) for figure in near_enough if figure is not None):
        return
    if sums.low is not None and claim < sums.low:
        near, code = sums.low, "A113"
    elif claim > sums.high:
        near, code = sums.high, "A114"
    else:
        return
    about: Params = {"name": line.id, "claimed": claim, "sum": near, "points": abs(claim - near)}
    if sums.blank:
        about["criteria"] = sums.blank
    else:
        code = "A111"
    material = materiality.reached(claim - near, total=line.id == TOTAL)
    yield Finding(code, line.id, about, abs(claim - near), claim > near, material)


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
