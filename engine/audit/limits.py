"""The least and the most points that can be claimed for something."""

from fractions import Fraction

from engine.kinds.count import Count
from engine.lower import Check, Lowered
from engine.points import ZERO

Limits = tuple[Fraction | None, Fraction | None]
"""In points; None where there is no such limit."""


def criterion_limits(one: Lowered) -> Limits:
    """The least and the most that a criterion can earn."""
    return _of_points(one.points, one.sign, one.checks)


def part_limits(check: Check) -> Limits:
    """The least and the most that a part of a criterion can earn."""
    return _of_points(check.worth.points, check.worth.sign, (check,))


def _of_points(points: Fraction, sign: int, checks: tuple[Check, ...]) -> Limits:
    """Of a criterion or a part; a penalty takes points away."""
    if sign > 0:
        return ZERO, points
    uncapped = any(isinstance(c.leaf, Count) and c.leaf.uncapped for c in checks)
    return None if uncapped else -points, ZERO
