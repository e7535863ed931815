"""Where a unit's total puts it among others, who stay as they are."""

from collections.abc import Sequence

from engine.rank import Contender, standing_among
from explain.report.whatif import Place
from explain.scored import Scored


def place(scored: Scored, others: Sequence[Contender] | None) -> Place | None:
    """Its rank, and the ranks that missing evidence leaves possible; None without others."""
    if others is None:
        return None
    total = scored.card.total
    points = total.points
    unit = Contender(scored.card.unit.id, points.earned, points.highest, total.has_figure)
    found = standing_among(unit, others)
    return Place(rank=found.rank, best=found.best, worst=found.worst)
