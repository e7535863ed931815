"""Where a unit's total puts it among others, who stay as they are."""

from collections.abc import Sequence

from engine.rank import Contender, standing_among
from explain.report.whatif import Place
from explain.scored import Scored


def place(scored: Scored, others: Sequence[Contender] | None) -> Place | None:
    """Its rank, and the ranks that missing evidence leaves possible; None without others."""
    if others is None:
        return None
    points = scored.card.total.points
    unit = Contender(scored.card.unit.id, points.earned, points.highest, points.value)
    found = standing_among(unit, others)
    return Place(rank=found.rank, best=found.best, worst=found.worst)
