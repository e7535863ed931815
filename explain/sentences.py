"""Why a check, and a criterion, came to its points: one sentence with the numbers."""

from collections.abc import Callable, Iterable
from fractions import Fraction

from engine.kinds.change import ChangeOn
from engine.kinds.count import Count
from engine.kinds.index import Index
from engine.kinds.limit import Limit
from engine.kinds.ratio import Proportional, Ratio
from engine.kinds.survey import Survey
from engine.lower import Check, Combined, Node, checks_of
from engine.outcome import Outcome, Tri
from engine.rule import Join
from engine.scorecard import CheckResult, CriterionResult
from engine.table import State
from explain import answers, days, figures, missed, rows, rule_words, states
from explain.arithmetic import amount as amount
from explain.arithmetic import figure as figure
from explain.branches import Results, asked, outcome, taken, unit_kinds
from explain.scored import Scored

Params = dict[str, str]


def of_criterion(scored: Scored, result: CriterionResult) -> str:
    """The sentence of a criterion: its check's, or what holds and what does not of its pieces."""
    found = {one.id: one for one in result.checks}
    return _of_node(scored, scored.lowered(result.id).node, found)


def _of_node(scored: Scored, node: Node, found: Results) -> str:
    if isinstance(node, Check):
        return of_check(scored, found[node.id])
    if node.join is Join.FIRST:
        return _of_branch(scored, node, found)
    pieces = [child for child in node.children if stays(child, found)]
    if not pieces:
        return scored.words.say("reason.none_applies", pieces=_pieces(scored, node.children, found))
    good = [child for child in pieces if well(node, outcome(child, found))]
    rest = [child for child in pieces if child not in good]
    kind = node.join.value
    whole = not rest or (kind == "any_of" and bool(good))
    return scored.words.say(
        f"reason.{kind}.{'whole' if whole else 'parts'}",
        met=str(len(good)),
        total=str(len(pieces)),
        pieces=_pieces(scored, rest, found),
    )


def _of_branch(scored: Scored, node: Combined, found: Results) -> str:
    """Which way counts and why, and what it comes to."""
    way = taken(node, found)
    why, say = _pieces(scored, way.why, found), scored.words.say
    if way.then is None:
        return say("reason.branch.no_value" if way.blank else "reason.branch.open", why=why)
    reason = _of_node(scored, way.then, found)
    if way.number == len(node.arms):
        return say("reason.branch.otherwise", why=why, reason=reason)
    return say("reason.branch.applies", number=str(way.number), why=why, reason=reason)


def stays(node: Node, found: Results) -> bool:
    """Whether anything in a piece may apply."""
    return any(found[check.id].away is not Tri.YES for check in checks_of(node))


def well(around: Combined, piece: Outcome) -> bool:
    """Whether a piece surely holds as a condition; as a part, whether it loses nothing."""
    best = piece.full if around.join.condition else max(piece.full, Fraction(0))
    return piece.earned == piece.highest == best and piece.blank is Tri.NO


def _pieces(scored: Scored, nodes: Iterable[Node], found: Results) -> str:
    return "; ".join(_piece(scored, node, found) for node in nodes)


def _piece(scored: Scored, node: Node, found: Results) -> str:
    reason = _of_node(scored, node, found)
    if node.title is None:
        return reason
    title = node.title.said(scored.words.lang).rstrip(". ")
    return scored.words.say("reason.piece", title=title, reason=reason)


def of_check(scored: Scored, result: CheckResult) -> str:
    """The sentence of one check; made once."""
    told = scored.sentences.get(result.id)
    if told is None:
        told = scored.sentences[result.id] = _tell(scored, result)
    return told


def _tell(scored: Scored, result: CheckResult) -> str:
    check = scored.check(result.id)
    if result.state is not State.KNOWN:
        return states.told(scored, check, result)
    if rule_words.flat(check):
        return _fixed(scored, result)
    key, of_kind = f"reason.{result.reason}", _OF_KIND.get(check.leaf.name)
    params = _common(scored, check, result, scored.words.takes(key))
    if of_kind is not None:
        params |= of_kind(scored, check, result)
    return scored.words.say(key, **params)


def _common(scored: Scored, check: Check, result: CheckResult, takes: frozenset[str]) -> Params:
    """What most sentences need: label and value of the first fact, the band, how it is missed."""
    told = dict(scored.measured(check).told(result.band or 0))
    if result.facts and "label" in takes:
        told["label"] = scored.label(result.facts[0])
    if result.facts and "amount" in takes:
        told["amount"] = amount(scored, result.facts[0])
    return told


def known(result: CheckResult) -> Fraction:
    """The exact value of a check that a band decided."""
    assert result.x is not None
    return result.x


def _ratio(scored: Scored, check: Check, result: CheckResult) -> Params:
    assert isinstance(check.leaf, Ratio)
    shown = figure(scored, check, known(result))
    key = "fact" if check.leaf.to is None else "rate"
    return {
        "figure": _named(scored, key, check.leaf.of, shown),
        **_proportion(scored, check.leaf.proportional),
    }


def _change(scored: Scored, check: Check, result: CheckResult) -> Params:
    assert isinstance(check.leaf, ChangeOn)
    key = "rise" if check.leaf.way == "up" else "fall"
    return {"figure": _named(scored, key, None, figure(scored, check, known(result)))}


def _count(scored: Scored, check: Check, result: CheckResult) -> Params:
    assert isinstance(check.leaf, Count)
    each = check.leaf.per_item
    return {
        "each": scored.words.awarded(each) if each is not None else "",
        "unit": figures.each(scored.words, scored.fact(check.leaf.of)),
        "sign": "−" if check.worth.sign < 0 else "",
    }


def _fixed(scored: Scored, result: CheckResult) -> str:
    """One award, whatever is measured."""
    earned = result.points.earned
    key = "taken" if earned < 0 else "award"
    return scored.words.say(f"reason.fixed.{key}", fixed=scored.words.worth(abs(earned)))


def _judged(scored: Scored, check: Check, result: CheckResult) -> Params:
    given = scored.evidence.marks[result.id]
    return {"mark": scored.words.points(given.mark), "note": given.reason}


def _limit(scored: Scored, check: Check, result: CheckResult) -> Params:
    assert isinstance(check.leaf, Limit)
    declaration, fixed = scored.fact(check.leaf.of), check.leaf.at_most
    within = check.leaf.within
    allowed = scored.view.number(within) if within is not None else fixed
    assert allowed is not None
    unit = figures.with_unit
    return {
        "allowed": unit(scored.words, declaration, allowed),
        "over": unit(scored.words, declaration, known(result)),
    }


def _index(scored: Scored, check: Check, result: CheckResult) -> Params:
    assert isinstance(check.leaf, Index)
    shown, of = figure(scored, check, known(result)), check.leaf.of
    alone = of is not None and not check.leaf.reversed
    gap = scored.measured(check).kind == "points"
    key = "fact" if alone else "gap" if gap else "value"
    return {"figure": _named(scored, key, of, shown)}


def _survey(scored: Scored, check: Check, result: CheckResult) -> Params:
    assert isinstance(check.leaf, Survey)
    shown = figure(scored, check, known(result))
    return {
        "figure": answers.told(scored, check.leaf, shown),
        **_proportion(scored, check.leaf.proportional, share=not check.leaf.mean),
    }


def _rows(scored: Scored, check: Check, result: CheckResult) -> Params:
    return rows.params(scored, check) | _proportion(scored, rows.rule_of(check.leaf).proportional)


def _proportion(scored: Scored, steps: Proportional | None, *, share: bool = True) -> Params:
    exact = scored.words.exact
    return {
        "target": exact(steps.target, share=share) if steps else "",
        "floor": exact(steps.floor, share=share) if steps and steps.floor is not None else "",
    }


def _named(scored: Scored, key: str, fact: str | None, shown: str) -> str:
    """A figure with what it is: a rate, a value, or the fact that it is."""
    label = "" if fact is None else scored.label(fact)
    return scored.words.say(f"reason.figure.{key}", label=label, figure=shown)


def _days(scored: Scored, check: Check, result: CheckResult) -> Params:
    x = known(result)
    told = {"start": days.start(scored, check), "span": days.span(scored, check, x)}
    return told | days.late(scored, check, x, result.points.earned)


_OF_KIND: dict[str, Callable[[Scored, Check, CheckResult], Params]] = {
    "ratio": _ratio,
    "change": _change,
    "days": _days,
    "rows": _rows,
    "deadlines": missed.params,
    "count": _count,
    "judged": _judged,
    "limit": _limit,
    "index": _index,
    "relative": lambda scored, check, one: {"figure": figure(scored, check, known(one))},
    "unit_kind": lambda scored, check, _: {"kinds": unit_kinds(scored.words, check.leaf)},
    "criterion": lambda scored, check, _: asked(scored, check.leaf),
    "survey": _survey,
}
