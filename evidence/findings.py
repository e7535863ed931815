"""What is found wrong with a submission while it is read, each at its place."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from engine.source.diagnostic import Diagnostic, Severity, Span
from engine.source.near import nearest
from engine.source.read import Document, Path
from engine.source.wrong import short
from evidence.codes import SEVERITIES as OF_SUBMISSIONS
from evidence.decision_codes import SEVERITIES as OF_DECISIONS
from evidence.figure import Problem
from evidence.ledger_codes import SEVERITIES as OF_LOGS

SEVERITIES = {**OF_SUBMISSIONS, **OF_DECISIONS, **OF_LOGS}
_MANY = 500
_DAY_FIRST = "E032"
"""A note about a way of writing that a whole file has: told once, with the first places."""
_PLACES = 3
_WHOLE = "expected"
"""The words to choose from: a list that is cut hides some."""


def finding(
    code: str, spans: Sequence[Span], suggestion: str | None = None, **params: str
) -> Diagnostic:
    """A diagnostic of the severity that its code has."""
    shown = {name: value if name == _WHOLE else short(value) for name, value in params.items()}
    return Diagnostic(code, SEVERITIES[code], shown, tuple(spans), suggestion)


class Findings:
    """The diagnostics of one document, in the order of their places."""

    def __init__(self, document: Document, already: Iterable[Diagnostic] = ()) -> None:
        self.document = document
        self._all: dict[object, Diagnostic] = {}
        for one in already:
            self._keep(one)

    def _keep(self, one: Diagnostic) -> None:
        """Keep a finding; under two rulesets of a submission the same can be found twice."""
        self._all.setdefault((one.code, one.spans, tuple(one.params.items())), one)

    def add(self, code: str, *paths: Path, suggestion: str | None = None, **params: str) -> None:
        """One finding, at the values of the paths."""
        spans = [self.document.span(path) for path in paths]
        self._keep(finding(code, spans, suggestion, **params))

    def add_at_key(
        self, code: str, *paths: Path, suggestion: str | None = None, **params: str
    ) -> None:
        """One finding, at the keys of the paths."""
        spans = [self.document.span(path, key=True) for path in paths]
        self._keep(finding(code, spans, suggestion, **params))

    def problems(self, problems: Iterable[Problem], name: str, path: Path) -> None:
        """What is wrong with one figure."""
        for problem in problems:
            params = {"name": name, **problem.params}
            self.add(problem.code, path, suggestion=problem.suggestion, **params)

    def near(self, word: str, names: Iterable[str]) -> str | None:
        """The name most likely meant; past many findings nobody reads on and none is looked for."""
        return nearest(word, names) if len(self._all) < _MANY else None

    @property
    def all(self) -> tuple[Diagnostic, ...]:
        """Everything found, from the top of the file down."""
        found = sorted(self._all.values(), key=lambda d: [(s.line, s.column) for s in d.spans[:1]])
        return tuple(folded(found))

    @property
    def refused(self) -> bool:
        """Whether an error is among them."""
        return any(one.severity is Severity.ERROR for one in self._all.values())


def folded(found: Sequence[Diagnostic]) -> Iterator[Diagnostic]:
    """The same findings, the days that could be read month first as one note with their `count`.

    A day past the twelfth shows how the file writes days, and nothing is in doubt.
    """
    days = [one for one in found if one.code == _DAY_FIRST]
    read = {one.spans: date.fromisoformat(one.params["read"]) for one in days}
    settled = any(day.day > 12 for day in read.values())
    doubtful = [one for one in days if not settled and read[one.spans].day != read[one.spans].month]
    for one in found:
        if one.code != _DAY_FIRST:
            yield one
        elif doubtful and one is doubtful[0]:
            spans = tuple(other.spans[0] for other in doubtful[:_PLACES])
            params = {**one.params, "count": str(len(doubtful))}
            yield replace(one, params=params, spans=spans)
