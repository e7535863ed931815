"""What a criterion can still come to, as the branches of other criteria ask for it."""

from collections.abc import Iterator
from typing import Literal

from engine.outcome import Outcome, Tri
from engine.points import ZERO

Result = Literal["met", "partly", "not_met", "not_applicable", "no_value"]
"""All of its maximum, some of it, nothing of it; out of the total; blank."""


def results(found: Outcome, *, partly: bool) -> frozenset[Result]:
    """Every result still possible; `partly`: whether an award between nothing and all exists."""
    return frozenset(_results(found, partly=partly))


def _results(found: Outcome, *, partly: bool) -> Iterator[Result]:
    if found.away is not Tri.NO:
        yield "not_applicable"
    if found.ways:
        for way in found.ways:
            yield from _results(way, partly=partly)
        return
    if found.away is Tri.YES:
        return
    if found.blank is not Tri.NO:
        yield "no_value"
    if found.blank is not Tri.YES:
        yield from _awarded(found, partly=partly)


def _awarded(found: Outcome, *, partly: bool) -> Iterator[Result]:
    if not found.open and all(piece.away is not Tri.MAYBE for piece in found.items):
        yield "met" if found.met else "partly" if found.some else "not_met"
        return
    nothing = min(found.full, ZERO)
    if all(piece.highest >= piece.max or piece.away is Tri.MAYBE for piece in found.pieces):
        yield "met"
    if found.earned <= nothing or found.unbounded:
        yield "not_met"
    if partly and found.highest > nothing and found.earned < found.max:
        yield "partly"
