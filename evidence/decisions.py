"""A file of an appraiser's decisions, to decisions held against the submission they are about.

decisions: 1
ruleset: tan-duc-2024/par
unit: {id: tan-duc}
lines:
  "6.1.1":
    - {round: 1, decision: explain, reason: …, by: A, confirmed_by: B}
    - {round: 2, decision: change, mark: 0, reason: …, by: A, confirmed_by: B}
"""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from engine.audit import Decision, Decisions, Explanation, Ruling
from engine.audit.decisions import ROUNDS
from engine.audit.limits import criterion_limits
from engine.facts import Evidence
from engine.lower import Compiled
from engine.points import text
from engine.proof import another
from engine.ruleset.fact import FactType
from engine.source.build import collect
from engine.source.diagnostic import Diagnostic, SourceError
from engine.source.near import nearest
from engine.source.read import read
from evidence.days import read_day
from evidence.decision_shape import DecisionForm, DecisionsForm, ExplanationForm
from evidence.findings import Findings
from evidence.numbers import read_number
from evidence.reading.context import Names
from evidence.reading.header import made_for
from evidence.salvage import Place


@dataclass(frozen=True, slots=True)
class Decided:
    """The decisions of a file, and what is to be noticed about them."""

    decisions: Decisions
    diagnostics: tuple[Diagnostic, ...]


def read_decisions(source: str, file: str, compiled: Compiled, evidence: Evidence) -> Decided:
    """The decisions about a unit's submission. Raises SourceError with all that is wrong."""
    document = read(source, file)
    form, misshapen = collect(document, DecisionsForm)
    findings = Findings(document, misshapen)
    if form is None or not made_for(document.data, [compiled.ruleset], findings):
        raise SourceError(findings.all)
    _check_unit(form, evidence, findings)
    reading = _Reading(compiled, evidence, findings)
    by_line = dict(reading.line(name, forms) for name, forms in form.lines.items())
    if findings.refused:
        raise SourceError(findings.all)
    kept = {line: decisions for line, decisions in by_line.items() if decisions}
    return Decided(Decisions(evidence.unit, kept), findings.all)


def _check_unit(form: DecisionsForm, evidence: Evidence, findings: Findings) -> None:
    unit = evidence.unit
    said = (form.unit.id or form.unit.name or "").strip()
    if said not in (unit.id, unit.name):
        findings.add_at_key("D001", ("unit",), got=said, expected=f"{unit.name} ({unit.id})")


class _Reading:
    """The lines of one file being read; findings are collected on the way."""

    def __init__(self, compiled: Compiled, evidence: Evidence, findings: Findings) -> None:
        self._compiled, self._evidence, self._findings = compiled, evidence, findings
        self._lines = Names(compiled.criteria)

    def line(self, name: str, forms: tuple[DecisionForm, ...]) -> tuple[str, tuple[Decision, ...]]:
        """The decisions about one line, in their rounds."""
        line = self._lines.get(name)
        if line is None:
            near = nearest(name, self._lines)
            self._findings.add_at_key("D002", ("lines", name), suggestion=near, name=name)
            return name, ()
        rounds = [form.round.strip() for form in forms]
        due = [str(number + 1) for number in range(min(len(rounds), ROUNDS))]
        if rounds != due:
            words = {"got": ", ".join(rounds), "expected": "1, 2"}
            self._findings.add_at_key("D003", ("lines", name), name=name, **words)
        each = [
            self._decision(line, ("lines", name, at), at + 1, form) for at, form in enumerate(forms)
        ]
        return line, tuple(one for one in each if one is not None)

    def _decision(
        self, line: str, place: Place, number: int, form: DecisionForm
    ) -> Decision | None:
        try:
            says = Ruling(form.decision.strip().lower())
        except ValueError:
            near = nearest(form.decision, list(Ruling))
            words = {"says": ", ".join(Ruling), "got": form.decision}
            self._findings.add("D013", (*place, "decision"), suggestion=near, name=line, **words)
            return None
        reason, by = (form.reason or "").strip(), (form.by or "").strip()
        self._hold(line, place, form, says)
        return Decision(
            line=line,
            round=number,
            says=says,
            reason=reason,
            by=by,
            confirmed_by=(form.confirmed_by or "").strip() or None,
            mark=self._mark(line, place, form, says),
            day=self._day(line, (*place, "day"), form.day),
            explanation=self._explanation(line, place, form.explanation),
        )

    def _hold(self, line: str, place: Place, form: DecisionForm, says: Ruling) -> None:
        """Who decided, who confirmed, why; and that there is a claim to accept."""
        add, by = self._findings.add_at_key, (form.by or "").strip()
        if not (form.reason or "").strip() and says is not Ruling.ACCEPT:
            add("D007", (*place, "decision"), name=line, says=says.value)
        if not by:
            add("D008", (*place, "decision"), name=line)
        if by and (form.confirmed_by or "").strip() and not another(by, form.confirmed_by):
            self._findings.add("D009", (*place, "confirmed_by"), name=line, got=by)
        if says is Ruling.ACCEPT and line not in self._evidence.claims:
            self._findings.add("D010", (*place, "decision"), name=line)

    def _mark(self, line: str, place: Place, form: DecisionForm, says: Ruling) -> Fraction | None:
        if form.mark is None or says is not Ruling.CHANGE:
            if form.mark is not None:
                self._findings.add("D005", (*place, "mark"), name=line, says=says.value)
            elif says is Ruling.CHANGE:
                self._findings.add("D004", (*place, "decision"), name=line)
            return None
        place = (*place, "mark")
        figure = read_number(form.mark, FactType.NUMBER)
        self._findings.problems(figure.problems, line, place)
        low, high = criterion_limits(self._compiled.criteria[line])
        mark = figure.value
        if mark is not None and (
            (low is not None and mark < low) or (high is not None and mark > high)
        ):
            limits = {
                "low": "" if low is None else text(low),
                "high": "" if high is None else text(high),
            }
            self._findings.add("D006", place, name=line, got=form.mark, **limits)
        return mark

    def _day(self, line: str, place: Place, written: str | None) -> date | None:
        if written is None:
            return None
        figure = read_day(written)
        self._findings.problems(figure.problems, line, place)
        return figure.value

    def _explanation(
        self, line: str, place: Place, form: ExplanationForm | None
    ) -> Explanation | None:
        if form is None:
            return None
        place = (*place, "explanation")
        said, by = (form.text or "").strip(), (form.by or "").strip()
        if not said or not by:
            self._findings.add_at_key("D011", place, name=line)
        document = (form.document or "").strip() or None
        if document is not None and document not in self._evidence.documents:
            self._findings.add("D012", (*place, "document"), name=line, got=document)
        return Explanation(said, by, self._day(line, (*place, "day"), form.day), document)
