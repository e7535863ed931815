"""What a plan is for: a total, a class, a rank among others, or the most for a budget."""

from collections.abc import Sequence
from fractions import Fraction

from engine.bands import resolve
from engine.classify import class_of
from engine.outcome import Tri
from engine.plan.search import Aim
from engine.points import ZERO
from engine.ruleset.model import Ruleset
from engine.run import Run


def at_least(points: Fraction) -> Aim:
    """A total of so many points earned, or more."""
    return Aim(points, lambda run: run.sure_of_total and run.earned >= points)


def of_class(ruleset: Ruleset, run: Run, wanted: int) -> Aim:
    """A class by its place, or a better one, on the points earned."""
    classes = ruleset.total.classes
    assert classes is not None
    spans, _ = resolve([None if band.otherwise else band.span() for band in classes.bands])
    least = min((span.low for span in spans[: wanted + 1] if span.low is not None), default=ZERO)
    if classes.of == "share":
        least *= ruleset.total.rescale or _base(ruleset, run)

    def met(after: Run) -> bool:
        found, _ = class_of(ruleset, after.sums)
        return found is not None and found <= wanted

    return Aim(least, met)


def _base(ruleset: Ruleset, run: Run) -> Fraction:
    """The least base maximum that there can be, in points."""
    areas = [run.sums[area.id].outcome for area in ruleset.areas if area.kind == "base"]
    return sum((one.smallest for one in areas if one.away is Tri.NO), ZERO)


def of_rank(others: Sequence[Fraction], wanted: int) -> Aim:
    """A rank among other units whose totals stand still; level with a unit is its rank."""
    above = sorted(others, reverse=True)
    points = above[wanted - 1] if len(above) >= wanted else min(above, default=ZERO)
    return Aim(points, lambda run: run.sure_of_total and rank(others, run.earned) <= wanted)


def rank(others: Sequence[Fraction], earned: Fraction) -> int:
    """One more than the units that earned more."""
    return 1 + sum(one > earned for one in others)


def most() -> Aim:
    """As many points as the budget gives."""
    return Aim(None, lambda run: run.sure_of_total)
