"""Everything that is wrong or odd in a ruleset or a scale, at once, each at its line and column."""

from collections.abc import Iterator

from engine.ruleset.checks import discover
from engine.ruleset.codes import SEVERITIES
from engine.ruleset.lines import lines_of
from engine.ruleset.load import Known, read_ruleset
from engine.ruleset.model import Ruleset
from engine.ruleset.places import ELSEWHERE, InRuleset, InScale
from engine.ruleset.scale import kept, lay, load_scale
from engine.ruleset.subject import Subject
from engine.source.diagnostic import Diagnostic, Severity, SourceError, Span


def check_ruleset(text: str, file: str, calendars: Known = None) -> list[Diagnostic]:
    """What is wrong with a ruleset, from the top of the file down; `file` names it in places.

    Mistakes of shape come alone, as nothing else can be said before they are mended.
    """
    try:
        ruleset, document = read_ruleset(text, file, calendars)
    except SourceError as wrong:
        return list(wrong.diagnostics)
    return _in_order(_found(Subject(ruleset, InRuleset(document))))


def check_scale(
    text: str, file: str, ruleset: Ruleset, calendars: Known = None
) -> list[Diagnostic]:
    """What is wrong with a scale, and with the ruleset as the scale changes it.

    What the ruleset has by itself is not said again.
    """
    try:
        scale, document = load_scale(text, file, calendars)
        laid = lay(scale, document, ruleset)
    except SourceError as wrong:
        return list(wrong.diagnostics)
    criteria = {line.criterion.id: line.path for line in lines_of(laid)}
    places = InScale(document, criteria, assumed=len(kept(ruleset)))
    found = _found(Subject(laid, places))
    whole = document.span(("for",))
    return _in_order(placed for one in found if (placed := _in_scale(one, whole)) is not None)


def load_checked(text: str, file: str, calendars: Known = None) -> Ruleset:
    """The ruleset, to score by. Raises SourceError with its errors; warnings do not refuse it."""
    ruleset, document = read_ruleset(text, file, calendars)
    found = _found(Subject(ruleset, InRuleset(document)), errors_only=True)
    errors = [one for one in _in_order(found) if one.severity is Severity.ERROR]
    if errors:
        raise SourceError(errors)
    return ruleset


def _found(subject: Subject, *, errors_only: bool = False) -> Iterator[Diagnostic]:
    """The findings of every check; or of those that can find an error."""
    for each in discover():
        if not errors_only or any(SEVERITIES[code] is Severity.ERROR for code in each.codes):
            yield from each.check(subject)


def _in_scale(one: Diagnostic, whole: Span) -> Diagnostic | None:
    """A finding with the places that the scale has; None where it is the ruleset's own."""
    spans = tuple(span for span in one.spans if span != ELSEWHERE)
    if one.spans[0] == ELSEWHERE:
        if one.severity is not Severity.ERROR:
            return None
        spans = (whole, *spans)
    return Diagnostic(one.code, one.severity, one.params, spans, one.suggestion)


def _in_order(found: Iterator[Diagnostic]) -> list[Diagnostic]:
    return sorted(found, key=lambda d: (d.spans[0].line, d.spans[0].column, d.code))
