"""The head of a submission: which ruleset, which unit, as of which day."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from engine.facts import Unit
from engine.ruleset.model import Ruleset
from evidence.days import read_day
from evidence.findings import Findings
from evidence.shape import UnitForm

NAMELESS = Unit("unit", "—")
"""The unit of a submission that names none."""


def made_for(data: Mapping[str, Any], ruleset: Ruleset, findings: Findings) -> bool:
    """Whether the submission is made for this ruleset (E011)."""
    named = data.get("ruleset")
    if not isinstance(named, str) or named.strip() == ruleset.ruleset:
        return True
    findings.add("E011", ("ruleset",), got=named, expected=ruleset.ruleset)
    return False


LATE = timedelta(days=2 * 366)
"""A submission later than this after the period looks like a slip in the year."""


def read_as_of(data: Mapping[str, Any], ruleset: Ruleset, findings: Findings) -> date | None:
    """The day as of which the evidence stands; scoring after the period is usual."""
    written = data.get("as_of")
    if not isinstance(written, str):
        return None
    figure = read_day(written)
    findings.problems(figure.problems, "as_of", ("as_of",))
    day, period = figure.value, ruleset.period
    if day is None or period.from_ <= day <= period.to + LATE:
        return day
    code = "E014" if day < period.from_ else "E015"
    span = {"from": period.from_.isoformat(), "to": period.to.isoformat()}
    findings.add(code, ("as_of",), got=day.isoformat(), **span)
    return day


def read_unit(form: UnitForm, ruleset: Ruleset, findings: Findings) -> Unit:
    """The unit; its kind is the ruleset's unless it says otherwise."""
    id_, name = (form.id or "").strip(), (form.name or "").strip()
    kind = (form.kind or "").strip() or ruleset.unit_kind
    if not id_ and not name:
        findings.add_at_key("E013", ("unit",))
        id_, name = NAMELESS.id, NAMELESS.name
    if kind != ruleset.unit_kind:
        findings.add("E012", ("unit", "kind"), got=kind, expected=ruleset.unit_kind)
    return Unit(id_ or name, name or id_, kind)
