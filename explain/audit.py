"""From an audit as data to its report: every finding with its sentence."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from engine.audit import SEVERITIES, Audit, Finding
from engine.audit import Line as Found
from engine.audit import Materiality as Limits
from engine.audit.finding import Param
from engine.kinds.relative import Relative
from engine.source.diagnostic import Diagnostic
from evidence.doubt import FILES, FINDINGS
from explain import figures, reasons
from explain.appraised import appraised
from explain.line_names import called, name_of, title_of
from explain.proof import why_not
from explain.report.audit import AuditFinding, AuditReport, Line, Materiality, Recorded
from explain.report.findings import Place
from explain.reporting import told_ruleset, told_unit
from explain.scored import Scored
from explain.sentences import of_criterion
from explain.states import judged_on
from explain.words import Words
from explain.words.messages import key, message

_EXPLAINED = frozenset({"A101", "A102", "A105"})


def audit_report(
    scored: Scored,
    audit: Audit,
    diagnostics: Sequence[Diagnostic],
    log: Recorded | None = None,
) -> AuditReport:
    """Everything that is told of one unit's audit; `diagnostics` are those of its file."""
    card = scored.card
    unfit = frozenset(one.params["name"] for one in diagnostics if one.code in FILES)
    every = [_finding(scored, one, unfit) for one in audit.findings]
    inside = [_in_file(scored, one) for one in diagnostics if one.code in FINDINGS]
    return AuditReport(
        lang=scored.words.lang,
        ruleset=told_ruleset(scored),
        unit=told_unit(card.unit),
        as_of=card.as_of,
        illustrative=card.illustrative,
        materiality=limits_of(audit.materiality),
        lines=tuple(_line(scored, audit, one) for one in audit.lines.values()),
        findings=(*(one for one in every if one.severity != "note"), *inside),
        signals=tuple(one for one in every if one.severity == "note"),
        decisions=appraised(scored, audit),
        edges=scored.edges,
        log=log,
        digests=card.digests,
    )


def _line(scored: Scored, audit: Audit, one: Found) -> Line:
    source_id, title = title_of(scored, one.id)
    return Line(
        id=one.id,
        kind=one.kind,
        source_id=source_id,
        title=title,
        claimed=one.claimed,
        summed=None if one.summed is None else one.summed.figure,
        unclaimed=0 if one.summed is None else len(one.summed.blank),
        earned=one.points.earned,
        highest=one.points.highest,
        supported=one.supported,
        max=one.points.max,
        decided=audit.decided.get(one.id),
        difference=one.difference,
        value=one.points.value,
        applies=reasons.applies(one.away),
    )


def _finding(scored: Scored, one: Finding, unfit: frozenset[str]) -> AuditFinding:
    words = scored.words
    said = {name: _said(scored, one, name, value) for name, value in one.params.items()}
    return AuditFinding(
        code=one.code,
        severity=SEVERITIES[one.code].value,
        line=one.line,
        name=name_of(scored, one.line),
        text=words.say(key(one.code), **said),
        why=_why(scored, one, unfit),
        points=one.points,
        over=one.over,
        material=one.material,
        about=tuple(x for value in one.params.values() if isinstance(value, tuple) for x in value),
        places=(),
    )


def _why(scored: Scored, one: Finding, unfit: frozenset[str]) -> str | None:
    """Why the line earns what it does, or why nothing proves what it stands on."""
    if one.code in _EXPLAINED and one.line in scored.card.criteria:
        return of_criterion(scored, scored.card.criteria[one.line])
    if one.code != "A104":
        return None
    facts = one.params["facts"]
    each = [_unproved(scored, fact, unfit) for fact in facts] if isinstance(facts, tuple) else []
    return "; ".join(dict.fromkeys(each))


def _unproved(scored: Scored, fact: str, unfit: frozenset[str]) -> str:
    refused = scored.card.unproved.get(fact)
    if refused is None:
        key = "proof.unconfirmed" if fact in scored.evidence.marks else "audit.linked"
        return scored.words.say(key)
    if refused.document in unfit:
        return scored.words.say("audit.unfit", document=str(refused.document))
    why = why_not(scored, fact)
    return "" if why is None else why.text


def _said(scored: Scored, one: Finding, name: str, value: Param) -> str:
    """A parameter in words."""
    words = scored.words
    if isinstance(value, tuple):
        each = [_item(scored, name, item) for item in value]
        return ("; " if name == "facts" else ", ").join(each)
    if one.code == "A121" and name != "fact":
        return figures.with_unit(words, scored.fact(str(one.params["fact"])), value)
    if isinstance(value, date):
        return words.date(value)
    if isinstance(value, Fraction):
        if name in ("x", "threshold"):
            return _measure(scored, one, name, value)
        return words.worth(value) if name == "points" else _points(scored, one, value)
    if not isinstance(value, str):
        return str(value)
    if one.code.startswith("A2"):
        return _document(scored, value)
    if name == "fact":
        return scored.label(value)
    return called(scored, value) if name == "name" else value


def _points(scored: Scored, one: Finding, value: Fraction) -> str:
    """A figure that never looks like another that it is compared with."""
    others = [v for v in one.params.values() if isinstance(v, Fraction) and v != value]
    return scored.words.points(value, near=tuple(others))


def _item(scored: Scored, name: str, item: str) -> str:
    if name == "criteria":
        return scored.lowered(item).criterion.shown_id
    if item in scored.ruleset.facts:
        return scored.label(item)
    if isinstance(scored.check(item).leaf, Relative):
        return scored.words.say("audit.peers")
    return scored.words.say("report.missing.mark", on=judged_on(scored, item))


def _measure(scored: Scored, one: Finding, name: str, value: Fraction) -> str:
    measured = scored.measured(scored.check(str(one.params["name"])))
    return measured.x(value) if name == "x" else measured.exact(value)


def _document(scored: Scored, id_: str) -> str:
    document = scored.evidence.documents.get(id_)
    if document is None or (document.number is None and not document.title):
        return id_
    return f"{id_} ({document.number or document.title})"


def limits_of(materiality: Limits) -> Materiality:
    """What matters."""
    return Materiality(line=materiality.line, total=materiality.total)


def across(code: str, words: Words, about: tuple[str, ...], **params: str) -> AuditFinding:
    """A finding about several units; `about` are their files."""
    return AuditFinding(
        code=code,
        severity=SEVERITIES[code].value,
        line=None,
        name=None,
        text=words.say(key(code), **params),
        why=None,
        points=None,
        over=False,
        material=False,
        about=about,
        places=(),
    )


def _in_file(scored: Scored, one: Diagnostic) -> AuditFinding:
    """What the reading of the file found."""
    return AuditFinding(
        code=one.code,
        severity=one.severity.value,
        line=None,
        name=None,
        text=message(scored.words, one),
        why=None,
        points=None,
        over=False,
        material=False,
        about=(one.params["name"],) if "name" in one.params else (),
        places=tuple(
            Place(file=span.file, line=span.line, column=span.column, length=span.length)
            for span in one.spans
        ),
    )
