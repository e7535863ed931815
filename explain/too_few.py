"""Too few answers to give a value: how many there are, and how many more would do."""

from fractions import Fraction
from typing import NamedTuple

from engine.kinds.index import Index
from engine.kinds.survey import Survey
from engine.outcome import Tri
from engine.points import ZERO
from engine.rule import Leaf
from engine.scorecard import CriterionResult
from engine.table import State
from engine.tally import answered
from explain.scored import Scored


class Short(NamedTuple):
    """What has too few answers: a question, or all that were asked (None); how many, how many do.

    `label` is None where nothing else is asked, so that it goes without saying.
    """

    label: str | None
    n: Fraction
    least: int


def told(scored: Scored, leaf: Leaf) -> str | None:
    """How few answered, by question; None where that is not what makes it blank."""
    each, say = _short(scored, leaf), scored.words.say
    if not each:
        return None
    n, least = scored.words.exact(each[0].n), str(each[0].least)
    if each[0].label is None:
        return say("reason.answers.too_few", n=n, least=least)
    few = [
        say("reason.answers.few_of", label=one.label or "", n=scored.words.exact(one.n))
        for one in each
    ]
    return say("reason.answers.too_few_of", each="; ".join(few), least=least)


def more(scored: Scored, result: CriterionResult) -> str | None:
    """How many more answers would give it a value; None where none are missing, or too late.

    What points it then has depends on those answers.
    """
    blank = [one for one in result.checks if one.state is State.BLANK and one.counts]
    if not blank or scored.evidence.as_of > scored.lasting.criterion(result.id).last_day:
        return None
    each = dict.fromkeys(
        _needed(scored, one) for c in blank for one in _short(scored, scored.check(c.id).leaf)
    )
    return "; ".join(each) or None


def why(scored: Scored, result: CriterionResult) -> str:
    """Why one that does not apply, or has no value, wins nothing: that, or it needs answers."""
    needed, say = more(scored, result), scored.words.say
    if needed is not None:
        return say("report.stuck.too_few", more=needed)
    return say(f"whatif.stuck.{'away' if result.away is Tri.YES else 'no_value'}")


def _needed(scored: Scored, one: Short) -> str:
    n, say = one.least - one.n, scored.words.say
    needed = say("change.answers", n=scored.words.exact(n))
    return needed if one.label is None else say("change.answers_of", label=one.label, needed=needed)


def _short(scored: Scored, leaf: Leaf) -> list[Short]:
    """Everything with too few answers, all of them counted."""
    if isinstance(leaf, Survey):
        return _of_survey(scored, leaf)
    if not isinstance(leaf, Index) or leaf.answers is None:
        return []
    n, least = scored.view.number(leaf.answers), leaf.min_answers or 0
    return [Short(None, n, least)] if n is not None and n < least else []


def _of_survey(scored: Scored, leaf: Survey) -> list[Short]:
    counts, questions = scored.view.numbers, leaf.questions(scored.ruleset.facts)
    if leaf.min_answers is None or any(fact not in counts for one in questions for fact in one):
        return []
    numbers = [answered(one, counts) for one in questions]
    asked = [scored.label(of) for of in dict.fromkeys(leaf.of)]
    each = [Short(of, n, leaf.min_answers) for of, n in zip(asked, numbers, strict=True)]
    if leaf.over == "answers" or len(asked) == 1:
        each = [Short(None, sum(numbers, ZERO), leaf.min_answers)]
    return [one for one in each if one.n < one.least]
