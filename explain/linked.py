"""Another ruleset's result in words, where a fact is one."""

from engine.facts import Linked, Span
from engine.result_figure import TOTAL
from explain import figures
from explain.scored import Scored


def title(scored: Scored, linked: Linked) -> str:
    """Of which ruleset it is the total, or which of its figures."""
    key = "total" if linked.of == TOTAL else "part"
    return scored.words.say(f"report.result.{key}", ruleset=linked.ruleset, of=linked.of)


def between(scored: Scored, fact: str, span: Span) -> str:
    """Between what an open result is."""
    if span.low is None or span.high is None:
        return scored.words.say("report.unknown")
    low, high = (
        figures.with_unit(scored.words, scored.fact(fact), end) for end in (span.low, span.high)
    )
    return scored.words.say("report.result.between", low=low, high=high)


def open_result(scored: Scored, fact: str) -> str:
    """That the result which gives a fact is still open."""
    linked = scored.evidence.linked[fact]
    told = title(scored, linked)
    return scored.words.say(
        "reason.result_open",
        title=told[:1].upper() + told[1:],
        between=between(scored, fact, linked.span),
    )
