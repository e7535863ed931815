"""Days that no calendar of the ruleset has: working days from or to them would be a guess."""

from collections.abc import Mapping

from engine.facts import Value
from engine.kinds.days import uncounted
from evidence.reading.context import Context, shown


def check_worked(context: Context, values: Mapping[str, Value]) -> None:
    """Report every day outside the calendars' years from which working days are counted (E048)."""
    calendar = context.ruleset.working_days
    if calendar is None:
        return
    ends = {"first": calendar.first.isoformat(), "last": calendar.last.isoformat()}
    leaves = (check.leaf for check in context.compiled.checks.values())
    for fact in dict.fromkeys(f for leaf in leaves for f in uncounted(leaf, values, calendar)):
        place = context.place_of("facts", fact)
        context.findings.add("E048", place, name=fact, got=shown(values[fact]), **ends)
