"""What is found wrong with a submission while it is read, each at its place."""

from collections.abc import Iterable, Sequence

from engine.source.diagnostic import Diagnostic, Severity, Span
from engine.source.read import Document, Path
from evidence.codes import SEVERITIES
from evidence.figure import Problem


def finding(
    code: str, spans: Sequence[Span], suggestion: str | None = None, **params: str
) -> Diagnostic:
    """A diagnostic of the severity that its code has."""
    return Diagnostic(code, SEVERITIES[code], params, tuple(spans), suggestion)


class Findings:
    """The diagnostics of one document, in the order of their places."""

    def __init__(self, document: Document, already: Iterable[Diagnostic] = ()) -> None:
        self.document = document
        self._all = list(already)

    def add(
        self, code: str, *paths: Path, key: bool = False, suggestion: str | None = None, **params: str
    ) -> None:
        """One finding, at the values (or, with `key`, at the keys) of the paths."""
        spans = [self.document.span(path, key=key) for path in paths]
        self._all.append(finding(code, spans, suggestion, **params))

    def problems(self, problems: Iterable[Problem], name: str, path: Path) -> None:
        """What is wrong with one figure."""
        for problem in problems:
            params = {"name": name, **problem.params}
            self.add(problem.code, path, suggestion=problem.suggestion, **params)

    @property
    def all(self) -> tuple[Diagnostic, ...]:
        """Everything found, from the top of the file down."""
        return tuple(sorted(self._all, key=lambda d: [(s.line, s.column) for s in d.spans[:1]]))

    @property
    def refused(self) -> bool:
        """Whether an error is among them."""
        return any(one.severity is Severity.ERROR for one in self._all)
