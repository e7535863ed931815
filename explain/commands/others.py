"""The other units of a district, that one unit is held against."""

from collections.abc import Sequence

from engine.rank import Contender
from explain.commands.desk import Desk, wrong_use
from explain.commands.many import each_once, scored_each
from explain.scored import Scored


def others(
    desk: Desk, wanted: Sequence[str], now: Scored, ruleset: str | None, scale: str | None
) -> list[Contender]:
    """The totals of the other units.

    Raises SourceError for those of another ruleset (C060), or a unit that stands twice (C061).
    """
    found: list[Contender] = []
    scored = scored_each(desk, wanted, ruleset, scale).scored
    each_once(scored)
    for name, one in scored.items():
        if one.card.decided_by != now.card.decided_by:
            expected = now.card.ruleset
            raise wrong_use("C060", got=name, name=one.ruleset.ruleset, expected=expected)
        if one.card.unit.id != now.card.unit.id:
            points = one.card.total.points
            found.append(Contender(one.card.unit.id, points.earned, points.highest, points.value))
    return found
