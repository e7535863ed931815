"""Several deadlines in words: how many were kept, and which were not."""

from fractions import Fraction

from engine.facts import NEVER
from engine.kinds.deadlines import Deadlines
from engine.lower import Check
from engine.points import ZERO
from engine.rule import Leaf
from engine.scorecard import CheckResult
from explain import figures
from explain.scored import Scored


def leaf_of(leaf: Leaf) -> Deadlines:
    """The rule of a check of this kind."""
    assert isinstance(leaf, Deadlines)
    return leaf


def params(scored: Scored, check: Check, result: CheckResult) -> dict[str, str]:
    """How many are in time, each that is not with its day, and what that takes off."""
    leaf, words = leaf_of(check.leaf), scored.words
    due, missed = leaf.due(scored.view), list(leaf.missed(scored.view))
    full = check.worth.points if check.worth.sign > 0 else ZERO
    return {
        "total": str(len(due)),
        "in_time": str(len(due) - len(missed)),
        "missed": listed(scored, leaf),
        "off": words.worth(max(ZERO, full - result.points.earned)),
    }


def listed(scored: Scored, leaf: Deadlines) -> str:
    """Each that is known to be late or not done, with its day; nothing where none is."""
    each = "; ".join(_one(scored, leaf, one.fact) for one in leaf.missed(scored.view))
    return scored.words.say("reason.missed.list", each=each) if each else ""


def may_be_won(scored: Scored, check: Check, result: CheckResult) -> bool:
    """Whether doing all that is still ahead in time would leave more than is possible now."""
    values, today = scored.evidence.values, scored.evidence.as_of
    missed = leaf_of(check.leaf).missed(scored.view)
    gone = Fraction(sum(values.get(m.fact) != NEVER or m.last < today for m in missed))
    then = (row.award.at(gone) for row, span in check.table.spans if gone in span)
    return max(then) > result.points.highest


def _one(scored: Scored, leaf: Deadlines, fact: str) -> str:
    done = scored.evidence.values.get(fact)
    amount = "–" if done is None else figures.value(scored.words, scored.fact(fact), done)
    label, due = scored.label(fact), _due(scored, leaf, fact)
    return scored.words.say("reason.missed.each", label=label, amount=amount, due=due)


def _due(scored: Scored, leaf: Deadlines, fact: str) -> str:
    words, one = scored.words, leaf.each[fact]
    if one.by is not None:
        return words.say("bounds.date.to", high=words.date(one.by))
    return words.say("bounds.date.below", high=words.date(one.before)) if one.before else "–"


def rule(scored: Scored, check: Check) -> str:
    """The rule: every deadline with its day."""
    leaf, words = leaf_of(check.leaf), scored.words
    each = "; ".join(f"{scored.label(fact)}: {_due(scored, leaf, fact)}" for fact in leaf.each)
    said = words.say("card.rule.deadlines", n=str(len(leaf.each)), each=each)
    if leaf.off_each is None:
        return said
    points = words.worth(leaf.off_each.of(check.worth.points))
    return f"{said}. {words.say('card.rule.off_each', points=points)}"
