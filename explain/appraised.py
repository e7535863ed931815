"""An appraiser's decisions in a report, beside what is claimed and what is computed."""

from engine.audit import Audit, Decision, Decisions
from explain.line_names import name_of
from explain.report.audit import Appraised, Explained, Round
from explain.scored import Scored


def appraised(scored: Scored, audit: Audit) -> tuple[Appraised, ...] | None:
    """Every line that something is decided about, in the plan's order; None without decisions."""
    if audit.decisions is None:
        return None
    by_line = audit.decisions.by_line
    return tuple(
        _line(scored, audit, audit.decisions, line) for line in audit.lines if line in by_line
    )


def _line(scored: Scored, audit: Audit, decisions: Decisions, line: str) -> Appraised:
    found = audit.lines[line]
    return Appraised(
        line=line,
        name=name_of(scored, line),
        claimed=found.claimed,
        earned=found.points.earned,
        decided=audit.decided.get(line),
        rounds=tuple(_round(one) for one in decisions.by_line[line]),
    )


def _round(one: Decision) -> Round:
    said = one.explanation
    return Round(
        round=one.round,
        decision=one.says.value,
        mark=one.mark,
        reason=one.reason,
        by=one.by,
        confirmed_by=one.confirmed_by,
        confirmed=one.confirmed,
        day=one.day,
        explanation=None
        if said is None
        else Explained(text=said.text, by=said.by, day=said.day, document=said.document),
    )
