"""Figures handed in that another ruleset's result gives: they agree with it, or are refused."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from engine.facts import Evidence, Span
from engine.outcome import Tri
from engine.points import rounded, terminates, text
from engine.ruleset.fact import FactDeclaration, FactType
from engine.ruleset.model import Ruleset
from engine.source.diagnostic import Diagnostic
from engine.source.document import Document, same
from evidence.findings import Findings
from evidence.submission import Submission
from evidence.values import limit


def check_beside(
    given: Submission, rulesets: Sequence[Ruleset], scored: Mapping[str, Evidence]
) -> tuple[Diagnostic, ...]:
    """What was handed in beside results that were worked out: `scored` is the evidence with those.

    Contradicted (E092), or not used (E093). A figure rounded as it is written agrees.
    """
    findings = Findings(given.document)
    for ruleset in rulesets:
        evidence = given.by_ruleset[ruleset.ruleset]
        for fact, linked in scored[ruleset.ruleset].linked.items():
            value = evidence.values.get(fact)
            if not isinstance(value, Fraction):
                continue
            place = ("facts", _name(given.document, fact))
            declared, words = ruleset.facts[fact], {"name": fact, "whole": linked.ruleset}
            if _agrees(value, linked.span, declared):
                findings.add("E093", place, **words)
            else:
                got, expected = limit(value, declared.type), _shown(linked.span, declared)
                findings.add("E092", place, got=got, expected=expected, **words)
    return findings.all


def _name(document: Document, fact: str) -> str:
    """The fact's name as the file has it."""
    facts = document.data["facts"]
    assert isinstance(facts, dict)
    return next(name for name in facts if same(name.strip()) == same(fact))


def _agrees(value: Fraction, span: Span, declared: FactDeclaration) -> bool:
    """Whether a figure is one that the result can still come to, or is one rounded as it is."""
    if span.none is Tri.YES:
        return False
    places = _places(value, declared)
    low, high = (
        end if end is None or places is None else rounded(end, places)
        for end in (span.low, span.high)
    )
    return (low is None or low <= value) and (high is None or value <= high)


def _places(value: Fraction, declared: FactDeclaration) -> int | None:
    """To how many decimals a figure is written: whole per cents at least; None for a fraction."""
    if not terminates(value):
        return None
    places = len(text(value).partition(".")[2])
    return max(places, 2) if declared.type is FactType.SHARE else places


def _shown(span: Span, declared: FactDeclaration) -> str:
    """A result as a submission would write it: one figure, or from where to where."""
    if span.none is Tri.YES:
        return "blank"
    ends = ["…" if end is None else limit(end, declared.type) for end in (span.low, span.high)]
    return ends[0] if span.exact is not None else " – ".join(ends)
