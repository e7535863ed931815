"""A finding about a ruleset as a diagnostic of the severity that its code has."""

from engine.ruleset.codes import SEVERITIES
from engine.source.diagnostic import Diagnostic, Span
from engine.source.wrong import short


def finding(code: str, *spans: Span, suggestion: str | None = None, **params: str) -> Diagnostic:
    """One finding. The first span is where it is, the others are also involved."""
    shown = {name: short(value) for name, value in params.items()}
    return Diagnostic(code, SEVERITIES[code], shown, spans, suggestion)
