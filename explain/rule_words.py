"""A rule in words: what is measured, what happens when nothing arose."""

from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Any, TypeVar

from engine.kinds.change import ChangeOn
from engine.kinds.count import Count
from engine.kinds.days import DaysAfter
from engine.kinds.index import Index
from engine.kinds.judged import Judged
from engine.kinds.limit import Limit
from engine.kinds.ratio import Ratio
from engine.kinds.relative import Relative
from engine.kinds.rows import RowsRule
from engine.kinds.survey import Survey
from engine.kinds.yes_no import YesNo
from engine.lower import Check, Combined, Node
from engine.points import ONE
from engine.rule import Join, Leaf
from engine.when import OfCriterion, OfUnit
from explain import answers, days, figures, missed, rows
from explain.branches import asked, unit_kinds
from explain.scored import Scored

T = TypeVar("T", bound=Leaf)


def rule(scored: Scored, criterion: str) -> Iterator[str]:
    """The rule of a criterion, a line for each thing it says."""
    one = scored.lowered(criterion)
    say = scored.words.say
    if one.criterion.applies_when is not None:
        yield say("card.rule.gate", of=scored.label(one.criterion.applies_when))
    if one.sign < 0:
        yield say("card.rule.penalty")
    yield from _node(scored, one.node)
    if one.criterion.round is not None:
        yield say("card.rule.round", places=str(one.criterion.round))


def _node(scored: Scored, node: Node) -> Iterator[str]:
    if isinstance(node, Check):
        yield from leaf(scored, node)
        return
    yield scored.words.say(f"card.rule.{node.join.value}")
    if node.join is Join.FIRST:
        yield from _arms(scored, node)
        return
    for number, child in enumerate(node.children, start=1):
        lines = list(_node(scored, child))
        if child.title is not None:
            title = child.title.said(scored.words.lang).rstrip(". ")
            lines[0] = f"{title}: {lines[0]}"
        yield scored.words.say("card.rule.piece", number=str(number), title=lines[0])
        yield from (f"    {line}" for line in lines[1:])


def _arms(scored: Scored, node: Combined) -> Iterator[str]:
    """Every way of a branch: its condition, then its rule."""
    say = scored.words.say
    for number, (when, then) in enumerate(node.arms, start=1):
        rule = list(_node(scored, then))
        if when is None:
            title = say("card.rule.otherwise", rule=rule[0])
            yield say("card.rule.piece", number=str(number), title=title)
        else:
            first, *more = _when(scored, when)
            yield say("card.rule.piece", number=str(number), title=first)
            yield from (f"    {line}" for line in more)
            yield f"    {say('card.rule.then', rule=rule[0])}"
        yield from (f"    {line}" for line in rule[1:])


def _when(scored: Scored, when: Node) -> Iterator[str]:
    """A condition; of what it measures also what it asks for."""
    say = scored.words.say
    first, *more = _asked(scored, when)
    yield say("card.rule.when", rule=first)
    yield from more


def _asked(scored: Scored, node: Node) -> Iterator[str]:
    words = scored.words
    if isinstance(node, Combined):
        yield words.say(f"card.rule.when_{node.join.value}")
        for number, child in enumerate(node.children, start=1):
            first, *more = _asked(scored, child)
            yield words.say("card.rule.piece", number=str(number), title=first)
            yield from (f"    {line}" for line in more)
        return
    if isinstance(node.leaf, OfUnit):
        yield words.say("card.rule.unit", kinds=unit_kinds(words, node.leaf))
        return
    if isinstance(node.leaf, OfCriterion):
        yield words.say("card.rule.criterion", **asked(scored, node.leaf))
        return
    first, *more = leaf(scored, node)
    if isinstance(node.leaf, YesNo):  # the answer asked for says that it is one
        first = scored.label(node.leaf.of)
    if isinstance(node.leaf, Limit):  # it has said so
        yield first
        yield from more
        return
    rows = [span for row, span in node.table.spans if not row.award.b and row.award.a == node.full]
    bands = map(scored.measured(node).bounds, rows)
    yield words.say("card.rule.asked", rule=first, band=" / ".join(bands) or words.say("card.full"))
    yield from more


def flat(check: Check) -> bool:
    """Whether the award is one and the same whatever is measured."""
    return len(check.table.rows) == 1 and not check.table.rows[0].award.b


def leaf(scored: Scored, check: Check) -> Iterator[str]:
    """One measured rule."""
    say, body = scored.words.say, check.leaf
    if flat(check):
        yield _fixed(scored, check)
    elif isinstance(body, Survey):
        yield from answers.rule(scored, check)
    else:
        yield _SAID.get(body.name, _plain)(scored, check)
    if isinstance(body, Index) and body.answers is not None:
        of = scored.label(body.answers)
        yield say("card.rule.answers", n=str(body.min_answers), of=of)
    if isinstance(body, DaysAfter):
        yield from _off(scored, check, body)
    if body.when_none is not None:
        yield say(f"card.none.{body.when_none.value}")


def name(scored: Scored, check: Check) -> str:
    """What its exact value is called: a rate, a value, or the fact itself."""
    body = check.leaf
    if isinstance(body, Ratio):
        return scored.words.say("card.band.share")
    if isinstance(body, Survey):
        return answers.name(scored, body)
    if isinstance(body, ChangeOn):
        return scored.words.say(f"card.band.{_way(body)}")
    if isinstance(body, Limit):
        return scored.words.say("card.band.over")
    if isinstance(body, DaysAfter):
        return scored.words.say(f"card.band.{_days_key(body)}")
    if isinstance(body, RowsRule):
        return scored.words.say(f"card.band.rows_{body.as_}")
    if body.name == "deadlines":
        return scored.words.say("card.band.missed")
    if isinstance(body, Relative):
        return scored.words.say(f"card.band.{'rank' if body.by == 'rank' else 'standing'}")
    reads = body.reads()
    if isinstance(body, Index):
        kind = scored.measured(check).kind
        return scored.words.say(f"card.band.{'gap' if kind == 'points' else 'number'}")
    if len(reads) != 1:
        return scored.words.say("card.band.number")
    return scored.label(reads[0].fact)


def _plain(scored: Scored, check: Check) -> str:
    body: Any = check.leaf
    return scored.words.say(f"card.rule.{body.name}", of=scored.label(body.of))


def _ratio(scored: Scored, check: Check) -> str:
    body = _is(check.leaf, Ratio)
    of = scored.label(body.of)
    if body.to is None:
        return scored.words.say("card.rule.share", of=of)
    to = scored.label(body.to)
    if not body.exclude:
        return scored.words.say("card.rule.ratio", of=of, to=to)
    less = " − ".join(scored.label(fact) for fact in body.exclude)
    return scored.words.say("card.rule.ratio_less", of=of, to=to, less=less)


def _change(scored: Scored, check: Check) -> str:
    body = _is(check.leaf, ChangeOn)
    labels = {"of": scored.label(body.of), "from": scored.label(body.from_)}
    return scored.words.say(f"card.rule.{_way(body)}", **labels)


def _days_key(body: DaysAfter) -> str:
    return "worked" if body.working else "days"


def _days(scored: Scored, check: Check) -> str:
    body, words = _is(check.leaf, DaysAfter), scored.words
    fact = body.from_fact
    return words.say(
        f"card.rule.{_days_key(body)}",
        of=scored.label(body.of),
        **{"from": days.start(scored, check) if fact is None else scored.label(fact)},
        calendar=", ".join(one.title.said(words.lang) for one in scored.ruleset.calendar),
    )


def _off(scored: Scored, check: Check, body: DaysAfter) -> Iterator[str]:
    """What being late takes off."""
    off, words = body.off_per_day, scored.words
    if off is None:
        return
    key = "off_per_day" if off.first == 1 else "off_first"
    first = figures.days(words, check, Fraction(off.first))
    yield words.say(f"card.rule.{key}", points=words.worth(off.points), first=first)
    if off.cut_off is not None:
        yield words.say("card.rule.cut_off", cut=figures.days(words, check, Fraction(off.cut_off)))


def _relative(scored: Scored, check: Check) -> str:
    body, say = _is(check.leaf, Relative), scored.words.say
    of = scored.label(body.of)
    if body.to is not None:
        of = say("card.rule.rate", of=of, to=scored.label(body.to))
    key = f"{body.by}_down" if body.way == "down" else body.by
    return say(f"card.rule.{key}", of=of)


def _way(body: ChangeOn) -> str:
    return "rise" if body.way == "up" else "fall"


def _count(scored: Scored, check: Check) -> str:
    body = _is(check.leaf, Count)
    if body.per_item is None:
        return _plain(scored, check)
    each = scored.words.awarded(body.per_item)
    unit = figures.each(scored.words, scored.fact(body.of))
    return scored.words.say("card.rule.per_item", of=scored.label(body.of), unit=unit, each=each)


def _fixed(scored: Scored, check: Check) -> str:
    award = abs(check.table.rows[0].award.a)
    return scored.words.say("card.rule.fixed", points=scored.words.worth(award))


def _judged(scored: Scored, check: Check) -> str:
    body, most = _is(check.leaf, Judged), scored.words.points(check.worth.points)
    on = body.on.said(scored.words.lang).strip()
    if body.step is None:
        return scored.words.say("card.rule.judged", max=most, on=on)
    step = scored.words.exact(body.step)
    return scored.words.say("card.rule.judged_step", max=most, on=on, step=step)


def _limit(scored: Scored, check: Check) -> str:
    body, words = _is(check.leaf, Limit), scored.words
    if body.at_most is not None:
        allowed = figures.with_unit(words, scored.fact(body.of), body.at_most)
    else:
        allowed = scored.label(body.within or "")
    of = scored.label(body.of)
    if body.deduct is None:
        return words.say("card.rule.limit", of=of, allowed=allowed)
    deduct, one = words.awarded(body.deduct), figures.with_unit(words, scored.fact(body.of), ONE)
    return words.say("card.rule.limit_deduct", of=of, allowed=allowed, deduct=deduct, one=one)


def _index(scored: Scored, check: Check) -> str:
    body, words = _is(check.leaf, Index), scored.words
    terms = [words.exact(body.constant)] if body.constant else []
    for fact, weight in body.weights.items():
        label = scored.label(fact)
        shown = label if abs(weight) == ONE else f"{words.exact(abs(weight))} × {label}"
        sign = ("− " if weight < 0 else "+ ") if terms else ("−" if weight < 0 else "")
        terms.append(f"{sign}{shown}")
    kind = scored.measured(check).kind
    key = "index_points" if kind == "points" else "index"
    return words.say(f"card.rule.{key}", sum=" ".join(terms))


def _is(leaf: Leaf, kind: type[T]) -> T:
    assert isinstance(leaf, kind)
    return leaf


_SAID: dict[str, Callable[[Scored, Check], str]] = {
    "ratio": _ratio,
    "change": _change,
    "days": _days,
    "rows": rows.rule,
    "deadlines": missed.rule,
    "count": _count,
    "judged": _judged,
    "limit": _limit,
    "index": _index,
    "relative": _relative,
}
