"""From the audits of several units to one report, worst first."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from engine.audit import Audit, Materiality
from engine.audit.many import Shared, Twins, shared, twins
from engine.points import ZERO
from engine.source.diagnostic import Diagnostic
from evidence.doubt import FINDINGS
from explain.audit import across, limits_of
from explain.report import Ruleset
from explain.report.audit import AuditFinding, Recorded
from explain.report.audits import Audited, AuditsReport, Offer, SharedDocument
from explain.reporting import told_ruleset, told_unit
from explain.scored import Scored
from explain.words import Words


class Row:
    """One unit's audit, with what is needed to tell of it."""

    def __init__(
        self,
        scored: Scored,
        audit: Audit,
        diagnostics: Sequence[Diagnostic],
        log: Recorded | None = None,
    ) -> None:
        self.scored, self.audit, self.log = scored, audit, log
        self.inside = sum(one.code in FINDINGS for one in diagnostics)


def audits_report(
    rows: Mapping[str, Row], refused: Sequence[str], materiality: Materiality, words: Words
) -> AuditsReport:
    """Everything that is told of several audits; `rows` by file, at least one."""
    evidence = {file: row.scored.evidence for file, row in rows.items()}
    offered, alike = shared(evidence), twins(evidence)
    units = sorted((_unit(file, row) for file, row in rows.items()), key=_worst)
    return AuditsReport(
        lang=words.lang,
        rulesets=_rulesets(rows),
        materiality=limits_of(materiality),
        units=tuple(units),
        refused=tuple(refused),
        findings=tuple(_offered(one, rows, words) for one in offered if not one.usual),
        signals=tuple(_alike(one, rows, words) for one in alike),
        shared=tuple(_document(one, rows) for one in offered),
    )


def _rulesets(rows: Mapping[str, Row]) -> tuple[Ruleset, ...]:
    found = {row.scored.card.digests["ruleset"]: row for row in rows.values()}
    return tuple(told_ruleset(row.scored) for row in found.values())


def _unit(file: str, row: Row) -> Audited:
    audit, unit = row.audit, row.scored.card.unit
    total, there = audit.total, audit.total.has_figure
    warnings = [one for one in audit.findings if not one.code.startswith("A9")]
    doubtful = [
        one.points
        for one in warnings
        if one.material and one.over and one.points and one.line in row.scored.compiled.criteria
    ]
    return Audited(
        file=file,
        unit=told_unit(unit),
        claimed=total.offered,
        unclaimed=0 if total.summed is None else len(total.summed.blank),
        earned=total.points.earned if there else None,
        supported=total.supported if there else None,
        max=total.points.max if there else None,
        difference=total.difference,
        at_stake=sum(doubtful, ZERO),
        material=sum(one.material for one in warnings),
        other=sum(one.points is None for one in warnings) + row.inside,
        signals=len(audit.findings) - len(warnings),
        log=row.log,
    )


def _worst(one: Audited) -> tuple[Fraction, Fraction, str]:
    return -one.at_stake, -abs(one.difference or ZERO), one.unit.name


def _name(rows: Mapping[str, Row], file: str) -> str:
    return rows[file].scored.card.unit.name


def _offered(one: Shared, rows: Mapping[str, Row], words: Words) -> AuditFinding:
    units = [f"{_name(rows, file)} ({document})" for file, document in one.offers]
    name = one.document.number or one.document.title
    by = words.say(f"audit.by.{one.by}")
    about = tuple(file for file, _ in one.offers)
    return across("A203", words, about, name=name, by=by, units=", ".join(units))


def _alike(one: Twins, rows: Mapping[str, Row], words: Words) -> AuditFinding:
    first, second = (_name(rows, file) for file in one.units)
    scored = rows[one.units[0]].scored
    labels = "; ".join(scored.label(fact) for fact in one.facts)
    pair = words.say("audit.many.pair", first=first, second=second)
    return across("A903", words, one.units, units=pair, facts=labels)


def _document(one: Shared, rows: Mapping[str, Row]) -> SharedDocument:
    return SharedDocument(
        title=one.document.title,
        number=one.document.number,
        by=one.by,
        usual=one.usual,
        offers=tuple(Offer(unit=_name(rows, file), document=name) for file, name in one.offers),
    )
