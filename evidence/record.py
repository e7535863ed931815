"""What an audit leaves in a log: its inputs in full, the claims, the score, what was decided.

An input is kept once, by its SHA-256. Claims, decisions and explanations are appended where they
are new or other than they last were, and noted where they are gone; nothing is ever replaced.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from engine.audit import Decisions
from engine.calendar import Calendar
from engine.points import text
from engine.scorecard import GroupResult, Scorecard
from engine.source.diagnostic import SourceError, Span
from evidence.calendars import Calendars
from evidence.findings import finding
from evidence.ledger import Entry, New
from evidence.ledger_form import shaped

Plain = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Input:
    """A text that a score was made from: its role, the name it went by, the text itself."""

    role: str
    name: str
    text: str

    @property
    def digest(self) -> str:
        """The SHA-256 of the text."""
        return hashlib.sha256(self.text.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Made:
    """An audit as it is to be recorded; `unfit` documents have no file that proves anything."""

    inputs: tuple[Input, ...]
    card: Scorecard
    unfit: tuple[str, ...]
    decisions: Decisions | None
    decided: Fraction | None = None


def calendars_of(used: Iterable[Calendar], beside: Calendars) -> list[Input]:
    """The calendars that a ruleset or a scale counts working days by."""
    return [Input("calendar", one.calendar, beside.text(one.calendar)) for one in used]


def entries_of(made: Made, file: str, before: Sequence[Entry]) -> list[New]:
    """What is new, in order.

    Raises SourceError: an entry that no audit writes (L001), a log about something else (L004).
    """
    odd = next((one.number for one in before if not shaped(one.kind, one.body)), None)
    if odd is not None:
        raise SourceError([finding("L001", [Span(file, odd, 1)], entry=str(odd))])
    _same_subject(made, file, before)
    known = {one.body["sha256"] for one in before if one.kind == "input"}
    found = [
        New("input", {"role": i.role, "name": i.name, "sha256": i.digest, "text": i.text})
        for i in {one.digest: one for one in made.inputs}.values()
        if i.digest not in known
    ]
    claims = claims_of(made)
    if claims != _last(before, "claims"):
        found.append(New("claims", claims))
    found.append(New("score", score_of(made)))
    return found + rulings(made.decisions, before)


def claims_of(made: Made) -> dict[str, dict[str, str]]:
    """The claims as they are recorded, in points, exact."""
    return {"claims": {id_: text(points) for id_, points in made.card.evidence.claims.items()}}


def _same_subject(made: Made, file: str, before: Sequence[Entry]) -> None:
    """One log for one unit and one ruleset, which is for one period."""
    last = _last(before, "score")
    got = {"unit": made.card.unit.id, "ruleset": made.card.ruleset}
    if last is not None and any(last.get(key) != value for key, value in got.items()):
        expected = f"{last.get('unit')}, {last.get('ruleset')}"
        words = {"got": ", ".join(got.values()), "expected": expected}
        place = [Span(file, 1, 1)]
        raise SourceError([finding("L004", place, entry=str(len(before) + 1), **words)])


def _last(before: Sequence[Entry], kind: str) -> Plain | None:
    return next((one.body for one in reversed(before) if one.kind == kind), None)


def score_of(made: Made) -> dict[str, Any]:
    """A score as it is recorded, exact; points are earned, highest, supported, maximum."""
    card = made.card
    return {
        "unit": card.unit.id,
        "ruleset": card.ruleset,
        "inputs": [{"role": one.role, "sha256": one.digest} for one in made.inputs],
        "unfit": list(made.unfit),
        "digests": dict(card.digests),
        "result": result_of(card),
        "decided": None if made.decided is None else text(made.decided),
    }


def result_of(card: Scorecard) -> dict[str, list[str]]:
    """The points of the total, every group and every criterion."""
    sums: dict[str, GroupResult] = {"total": card.total, **card.groups}
    found = {id_: (one.points, one.supported) for id_, one in sums.items()}
    found |= {id_: (one.points, one.supported) for id_, one in card.criteria.items()}
    return {
        id_: [text(amount) for amount in (points.earned, points.highest, supported, points.max)]
        for id_, (points, supported) in found.items()
    }


def rulings(decisions: Decisions | None, before: Sequence[Entry]) -> list[New]:
    """Decisions and explanations that are new, other, or gone since they were last recorded."""
    if decisions is None:
        return []
    last: dict[tuple[str, str, int], Plain] = {}
    for entry in before:
        body = entry.body
        if entry.kind in ("decision", "explanation"):
            last[entry.kind, body["line"], body["round"]] = body
        elif entry.kind == "withdrawn":
            last.pop((body["what"], body["line"], body["round"]), None)
    now = dict(_plain_rulings(decisions))
    found = [New(key[0], body) for key, body in now.items() if last.get(key) != body]
    gone = [key for key in last if key not in now]
    return found + [New("withdrawn", {"what": w, "line": at, "round": n}) for w, at, n in gone]


def _plain_rulings(decisions: Decisions) -> list[tuple[tuple[str, str, int], Plain]]:
    found: list[tuple[tuple[str, str, int], Plain]] = []
    for line, rounds in decisions.by_line.items():
        for one in rounds:
            body = {
                "line": line,
                "round": one.round,
                "decision": one.says.value,
                "mark": None if one.mark is None else text(one.mark),
                "reason": one.reason,
                "by": one.by,
                "confirmed_by": one.confirmed_by,
                "day": None if one.day is None else one.day.isoformat(),
            }
            found.append((("decision", line, one.round), body))
            said = one.explanation
            if said is not None:
                answer = {
                    "line": line,
                    "round": one.round,
                    "text": said.text,
                    "by": said.by,
                    "day": None if said.day is None else said.day.isoformat(),
                    "document": said.document,
                }
                found.append((("explanation", line, one.round), answer))
    return found
