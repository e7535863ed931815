"""The other units of a district, that one unit is held against."""

from collections.abc import Sequence

from engine.rank import Contender
from explain.commands.desk import Desk
from explain.commands.many import each_once, same_rules, scored_each
from explain.scored import Scored


def others(
    desk: Desk, wanted: Sequence[str], now: Scored, ruleset: str | None, scale: str | None
) -> list[Contender]:
    """The totals of the other units.

    Raises SourceError for those of another ruleset (C060), or a unit that stands twice (C061).
    """
    scored = scored_each(desk, wanted, ruleset, scale).scored
    each_once(scored)
    same_rules({"": now, **scored})
    found: list[Contender] = []
    for one in scored.values():
        if one.card.unit.id != now.card.unit.id:
            points = one.card.total.points
            found.append(Contender(one.card.unit.id, points.earned, points.highest, points.value))
    return found
