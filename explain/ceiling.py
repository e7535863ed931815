"""Points that no evidence earns: a rule that gives less than the criterion is worth, a group's cap.

Missing figures are not to blame for these.
"""

from fractions import Fraction

from engine.outcome import Tri
from engine.points import ZERO
from engine.scorecard import CriterionResult
from explain.scored import Scored


def rule_gives(scored: Scored, result: CriterionResult) -> Fraction | None:
    """The most that the rule of a criterion gives, where that is less than its maximum."""
    points = result.points
    if not points.lost or points.max <= ZERO or result.away is not Tri.NO or not points.value:
        return None
    best = scored.lasting.most(result.id, scored.evidence.unit)
    return best if best < points.max else None


def told(scored: Scored, result: CriterionResult, reason: str) -> str:
    """The reason of a criterion, with every limit that stands above it."""
    words, best = scored.words, rule_gives(scored, result)
    notes: list[str] = []
    if best is not None:
        limits = {"best": words.points(best), "max": words.points(result.points.max)}
        notes.append(words.say("reason.ceiling.rule", **limits))
    if result.points.open or result.points.lost:
        for group in scored.capped.get(result.id, ()):
            title, cap = group.title.said(words.lang), words.worth(group.cap or ZERO)
            notes.append(words.say("reason.ceiling.group", title=title, cap=cap))
    return ". ".join([reason.rstrip(". "), *notes]) if notes else reason
