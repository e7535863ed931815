"""What would win a lost point back, in words: units of work, figures before and after, the gain."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from engine.facts import NEVER
from engine.lower import Check
from engine.moves import IN, OUT
from engine.rule import Change as Done
from engine.ruleset.fact import FactType
from engine.scorecard import CriterionResult, Step
from engine.timely import with_inner
from explain import answers, figures, rows
from explain.facts import written
from explain.report.criterion import Advice, Change
from explain.scored import Scored
from explain.words import Words

_BEFORE_AND_AFTER = frozenset({"ratio", "index", "change", "relative", "rows", "survey"})


def advice(scored: Scored, result: CriterionResult, step: Step | None) -> Advice | None:
    """A step of a criterion as a report tells it."""
    if step is None:
        return None
    changes = tuple([_change(scored, done) for done in step.changes])
    return Advice.model_construct(
        change=changes,
        award=step.award,
        gain=total_gain(scored, step),
        in_time=step.in_time,
        until=_until(scored, result, step),
        why_not=None if step.in_time else why_not(scored, result, step),
        text=_in_words(scored, result, step, [change.text for change in changes]),
    )


def total_gain(scored: Scored, step: Step) -> Fraction | None:
    """What a step adds to the total; None where there is no total."""
    return step.gain if scored.card.total.points.value else None


def _change(scored: Scored, done: Done) -> Change:
    lasting = scored.lasting.fact(done.fact)
    return Change.model_construct(
        fact=done.fact,
        label=lasting.label,
        action=done.action,
        before=None if done.before is None else written(done.before),
        after=written(done.after),
        units=done.units,
        unit=lasting.unit,
        text=told(scored, done),
    )


def in_words(scored: Scored, result: CriterionResult, step: Step) -> str:
    """All the changes, and what they make of each rate that they touch.

    A line for each question, where people would answer several of them otherwise.
    """
    return _in_words(scored, result, step, [told(scored, done) for done in step.changes])


def _in_words(scored: Scored, result: CriterionResult, step: Step, each: Sequence[str]) -> str:
    moving = [done for done in step.changes if done.action in (OUT, IN)]
    what, figures = "; ".join(each), _shifted(scored, result, step)
    if moving:
        alone = answers.one_question(scored, result.id)
        moved = answers.moved(scored, moving, alone=alone)
        pairs = zip(step.changes, each, strict=True)
        rest = [text for done, text in pairs if done.action not in (OUT, IN)]
        what = ("\n" if len(moved) > 1 else "; ").join([*moved, *rest])
    if not figures:
        return what
    between = "\n" if "\n" in what else " "
    return scored.words.say("change.shift", what=what, between=between, figures="; ".join(figures))


def _shifted(scored: Scored, result: CriterionResult, step: Step) -> list[str]:
    """Every figure that is touched, before and after; several by their part."""
    after = {done.fact: done.after for done in step.changes}
    view, shown = None, dict[tuple[int, ...], tuple[Check, Fraction, Fraction]]()
    for check in scored.lowered(result.id).checks:
        if check.leaf.name not in _BEFORE_AND_AFTER or after.keys().isdisjoint(check.facts):
            continue
        view = scored.view.supposing(after) if view is None else view
        x, y = (check.leaf.measure(one, check.id).x for one in (scored.view, view))
        if x is not None and y is not None and x != y:  # ways of a branch may measure the same
            key = (*x.as_integer_ratio(), *y.as_integer_ratio())
            shown.setdefault(key, (check, x, y))
    return [_shift(scored, *one, several=len(shown) > 1) for one in shown.values()]


def _shift(scored: Scored, check: Check, x: Fraction, y: Fraction, *, several: bool) -> str:
    """A figure before and after."""
    number, measured = check.id.partition("/")[2].replace("/", "."), scored.measured(check)
    key = "change.part" if several else "change.figure"
    return scored.words.say(key, number=number, before=measured.x(x), after=measured.x(y))


def in_turn(scored: Scored, changes: Sequence[Done]) -> list[str]:
    """Every change by itself, those who answer otherwise by their question."""
    rest = (told(scored, done) for done in changes if done.action not in (OUT, IN))
    return [*answers.moved(scored, changes, alone=False), *rest]


def told(scored: Scored, done: Done) -> str:
    """One change in words: `thêm 3 hồ sơ giải quyết đúng hạn, trước hạn`."""
    if done.action in (OUT, IN):
        return answers.one_move(scored, done)
    words, declaration = scored.words, scored.fact(done.fact)
    if done.rows:
        each = (
            words.say("change.in_row", name=name, what=told(seen, one))
            for seen, name, one in rows.changes(scored, done)
        )
        return words.say("change.rows", label=scored.label(done.fact), rows="; ".join(each))
    share = declaration.type is FactType.SHARE
    label, unit = scored.label(done.fact), _unit(scored, done)
    key, thing = _key(done), _following(words, label, unit)
    if thing is None and words.has(f"change.{key}_of"):
        key = f"{key}_of"
    said = words.say(
        f"change.{key}",
        n=words.enough(done.units * 100 if share else done.units),
        label=label,
        unit=unit,
        thing=thing or "",
        after=figures.value(words, declaration, done.after),
    )
    return " ".join(said.split())


def _key(done: Done) -> str:
    if isinstance(done.after, str):
        return "choose"
    if isinstance(done.after, bool):
        return "answer_yes" if done.after is True else "answer_no"
    if done.action == "earlier":
        return "done_by" if done.before == NEVER else "earlier"
    return done.action


def _unit(scored: Scored, done: Done) -> str:
    """The unit of work; in English none after 1, as units are written in the plural."""
    declaration = scored.fact(done.fact)
    if declaration.type is FactType.SHARE:
        return scored.words.say("change.share_unit")
    if declaration.unit is None or (scored.words.lang == "en" and done.units == 1):
        return ""
    return declaration.unit.said(scored.words.lang)


def _following(words: Words, label: str, unit: str) -> str | None:
    """The label as it can follow a number: `hồ sơ …` where it begins with the unit."""
    if not unit or not label.casefold().startswith(unit.casefold()):
        return None
    return unit + label[len(unit) :]


def why_not(scored: Scored, result: CriterionResult, step: Step) -> str:
    """Why a step is too late: it has happened, its day has passed, or the deadline has."""
    words, today = scored.words, scored.evidence.as_of
    if any(done.action == "undo" for done in with_inner(step.changes)):
        return words.say("change.won.undone")
    day = scored.lasting.criterion(result.id).last_day
    if today <= day:
        return words.say("change.won.past")
    return words.say("change.won.late", day=words.date(day))


def _until(scored: Scored, result: CriterionResult, step: Step) -> date:
    """The last day on which the step is in time."""
    days = [done.after for done in step.changes if done.action == "earlier"]
    last = scored.lasting.criterion(result.id).last_day
    return min([last, *(day for day in days if isinstance(day, date))])
