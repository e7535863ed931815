"""A mistake as a value: a code, parameters and places. The words are made elsewhere."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How bad it is. Only an error refuses the file."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Span:
    """A place on one line of a file: line and column from 1, length in characters."""

    file: str
    line: int
    column: int
    length: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One mistake. The first span is where it is, the others are also involved."""

    code: str
    severity: Severity
    params: Mapping[str, str]
    spans: tuple[Span, ...]
    suggestion: str | None = None

    def __str__(self) -> str:
        words = [self.code, *map(str, self.spans)]
        words += [f"{name}={value}" for name, value in self.params.items()]
        if self.suggestion is not None:
            words.append(f"suggestion={self.suggestion}")
        return " ".join(words)


def error(code: str, *spans: Span, suggestion: str | None = None, **params: str) -> Diagnostic:
    """A diagnostic of severity ERROR."""
    return Diagnostic(code, Severity.ERROR, params, spans, suggestion)


class SourceError(Exception):
    """A file that cannot be taken, with everything that is wrong with it."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics: tuple[Diagnostic, ...] = tuple(diagnostics)
        super().__init__(self.diagnostics)

    def __str__(self) -> str:
        return "\n".join(map(str, self.diagnostics))
