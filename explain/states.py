"""Why a check has no value of its own: a figure is missing, nothing arose, too few answered."""

from collections.abc import Iterable

from engine.kinds.deadlines import Deadlines
from engine.kinds.judged import Judged
from engine.kinds.relative import Relative
from engine.kinds.survey import Survey
from engine.lower import Check
from engine.scorecard import CheckResult
from engine.table import State
from engine.when import OfCriterion
from explain import answers, linked, missed, others, rows, too_few
from explain.branches import asked
from explain.scored import Scored

_BASES = ("to", "from_", "from_fact")
"""Where kinds name what they measure against."""


def told(scored: Scored, check: Check, result: CheckResult) -> str:
    """The sentence of a state other than known."""
    key = result.reason
    if isinstance(check.leaf, OfCriterion) and key in ("unknown", "blank"):
        return scored.words.say(f"reason.criterion.{key}", **asked(scored, check.leaf))
    if result.state is State.UNKNOWN and rows.given(scored, check):
        return rows.unknown(scored, check)
    if key == "blank" and (few := too_few.told(scored, check.leaf)) is not None:
        return few
    gate = scored.lowered(result.id.split("/")[0]).criterion.applies_when
    reason = _reason(scored, check, result, gate)
    if gate is not None and scored.view.number(gate) is None:
        return scored.words.say("reason.gate", facts=_labels(scored, [gate]), reason=reason)
    return reason


def _reason(scored: Scored, check: Check, result: CheckResult, gate: str | None) -> str:
    key, facts = result.reason, list(result.facts)
    if key == "unknown":
        return _unknown(scored, check, result)
    if key == "not_applicable" and gate is not None:
        facts = [gate]
    elif key.startswith("nothing_arose"):
        facts = _nothing(scored, check, facts)
    if key == "no_peers" and isinstance(check.leaf, Relative):
        named = others.what(scored, check.leaf.figure)
    else:
        named = _labels(scored, facts)
    return scored.words.say(f"reason.{key}", facts=named, note=judged_on(scored, check.id))


def _unknown(scored: Scored, check: Check, result: CheckResult) -> str:
    """What is not known: figures, another ruleset's results; of deadlines also what was missed."""
    say = scored.words.say
    unknown = [fact for fact in result.facts if not scored.evidence.tells(fact)]
    if not unknown:
        return say("reason.unknown_declared", facts=_labels(scored, result.facts))
    waiting = [fact for fact in unknown if fact in scored.evidence.linked]
    figures = [fact for fact in unknown if fact not in waiting]
    reasons = [say("reason.unknown", facts=_labels(scored, figures))] if figures else []
    reason = ". ".join([*reasons, *(linked.open_result(scored, fact) for fact in waiting)])
    return reason + (missed.listed(scored, check.leaf) if isinstance(check.leaf, Deadlines) else "")


def _labels(scored: Scored, facts: Iterable[str]) -> str:
    return answers.labels(scored, facts)


def judged_on(scored: Scored, check: str) -> str:
    """What a person judges in a check; nothing where it is not judged."""
    leaf = scored.check(check).leaf
    return leaf.on.said(scored.words.lang) if isinstance(leaf, Judged) else ""


def _nothing(scored: Scored, check: Check, facts: list[str]) -> list[str]:
    """The facts of which nothing arose: those declared so, else the denominator."""
    if isinstance(check.leaf, Survey):
        return facts
    declared = [fact for fact in facts if scored.view.nothing_arose(fact)]
    base = next(
        (getattr(check.leaf, key, None) for key in _BASES if hasattr(check.leaf, key)), None
    )
    return declared or ([base] if base is not None else facts)
