"""One criterion explained: its bands with the one that holds, and the arithmetic step by step."""

from collections.abc import Iterator
from fractions import Fraction

from engine.interval import ANY
from engine.lower import Check, Combined, Node
from engine.outcome import Tri
from engine.points import ONE, ZERO
from engine.scorecard import CheckResult, CriterionResult
from engine.table import Award, State
from explain import figures, reasons, rule_words, sentences
from explain.report import Mark, Unit
from explain.report.card import Band, Card, Table
from explain.reporting import told_ruleset
from explain.scored import Scored


def card(scored: Scored, criterion: str) -> Card:
    """Everything there is to say of one criterion."""
    result = scored.card.criteria[criterion]
    told = reasons.criterion(scored, result)
    ruleset, unit = told_ruleset(scored), scored.card.unit
    waiting = [one for one in result.checks if one.state is State.AWAITING]
    return Card(
        lang=scored.words.lang,
        ruleset=ruleset,
        unit=Unit(id=unit.id, name=unit.name, kind=unit.kind),
        as_of=scored.card.as_of,
        illustrative=scored.card.illustrative,
        area=scored.areas[criterion].title.said(scored.words.lang),
        criterion=told,
        rule=tuple(rule_words.rule(scored, criterion)),
        steps=tuple(steps(scored, result)),
        tables=tuple(_table(scored, one) for one in result.checks),
        missing=tuple(f for f in told.facts if f.value is None and f.declared is None),
        marks=tuple(Mark(check=c.id, on=sentences.judged_on(scored, c.id)) for c in waiting),
        assumed=tuple(one for one in ruleset.assumed if one.id in told.assumed),
    )


def steps(scored: Scored, result: CriterionResult) -> Iterator[str]:
    """From the facts to the points."""
    words, node = scored.words, scored.lowered(result.id).node
    for number, one in enumerate(result.checks, start=1):
        lines = _check(scored, one)
        if isinstance(node, Combined):
            lines = (f"({number}) {line}" for line in lines)
        yield from lines
    if isinstance(node, Combined):
        yield _together(scored, node, result)
    if any(line.kind == "round" for line in result.adjustments):
        yield words.say("card.step.round", points=words.points(result.points.earned))
    rescale = scored.ruleset.total.rescale
    if rescale is not None and (result.next is not None or result.full is not None):
        yield words.say("card.step.rescale", to=words.points(rescale))


def _check(scored: Scored, result: CheckResult) -> Iterator[str]:
    words, check = scored.words, scored.check(result.id)
    if result.state is not State.KNOWN or result.x is None or result.band is None:
        yield _undecided(scored, result)
        return
    if check.leaf.name == "judged":
        yield sentences.of_check(scored, result)
        return
    if check.leaf.name in ("ratio", "index"):
        figure = sentences.figure(scored, check, result.x, strict=True)
        yield words.say("card.step.value", name=rule_words.name(scored, check), figure=figure)
    if check.leaf.name == "limit":
        yield _over(scored, check, result.x)
    row = check.table.rows[check.bands.index(result.band)]
    shown = figures.x(words, check, scored.ruleset.facts, result.x)
    span = check.table.interval(row)
    if span != ANY:
        band = figures.bounds(words, check, scored.ruleset.facts, span)
        outcome = _outcome(scored, check, result.points.earned)
        yield words.say("card.step.band", x=shown, band=band, points=outcome)
    if row.award.b:
        points = words.points(result.points.earned)
        yield words.say(
            "card.step.sloped", award=_affine(scored, row.award, shown), points=points
        )


def _undecided(scored: Scored, result: CheckResult) -> str:
    """A state other than known; with what it comes to where its sentence does not say so."""
    reason = sentences.of_check(scored, result)
    if result.state not in (State.UNKNOWN, State.AWAITING):
        return reason
    return scored.words.say("card.step.state", reason=reason, points=_of_state(scored, result))


def _over(scored: Scored, check: Check, x: Fraction) -> str:
    """Used less allowed."""
    used = scored.view.number(check.leaf.reads()[0].fact) or ZERO
    exact = scored.words.exact
    figure = f"{exact(used)} − {exact(used - x)} = {exact(x)}"
    return scored.words.say(
        "card.step.value", name=scored.words.say("card.band.over"), figure=figure
    )


def _together(scored: Scored, node: Combined, result: CriterionResult) -> str:
    words, earned = scored.words, result.points.earned
    staying = [one for one in result.checks if one.away is not Tri.YES]
    if node.conjunction is None and not any(
        isinstance(child, Combined) for child in node.children
    ):
        terms = " + ".join(words.precise(one.points.earned) for one in staying) or "0"
        whole, shown = words.precise(earned), words.points(earned)
        same = whole if whole == shown else f"{whole} ≈ {shown}"
        return words.say("card.step.sum", terms=terms, points=same)
    met = sum(sentences.holds(scored.check(one.id), one) for one in staying)
    return words.say(
        "card.step.condition",
        met=str(met),
        total=str(len(staying)),
        points=words.points(earned),
    )


def _table(scored: Scored, result: CheckResult) -> Table:
    check, words = scored.check(result.id), scored.words
    facts = scored.ruleset.facts
    order = sorted(range(len(check.bands)), key=lambda row: check.bands[row])
    bands = [
        Band(
            values=figures.bounds(words, check, facts, check.table.interval(check.table.rows[row])),
            award=_award(scored, check, check.table.rows[row].award),
            holds=check.bands[row] == result.band,
        )
        for row in order
    ]
    if result.band is None:
        values = words.say(f"card.state.{result.state.name.lower()}")
        bands.append(Band(values=values, award=_of_state(scored, result), holds=True))
    title = check.title.said(words.lang) if check.title is not None else None
    return Table(check=result.id, title=title, bands=tuple(bands))


def _of_state(scored: Scored, result: CheckResult) -> str:
    """What a state other than known comes to."""
    words, points = scored.words, result.points
    if result.away is Tri.YES:
        return words.say("card.band.away")
    if not points.value:
        return words.say("card.band.no_value")
    if points.earned == points.highest:
        return words.say("card.band.points", points=words.points(points.earned))
    low, high = words.points(points.earned), words.points(points.highest)
    return words.say("card.band.open", low=low, high=high)


def _outcome(scored: Scored, check: Check, points: Fraction) -> str:
    """Points; inside a condition, whether it holds."""
    words = scored.words
    if not _conditional(scored, check):
        return words.say("card.band.points", points=words.points(points))
    full = check.worth.sign * check.worth.points
    return words.say("card.band.met" if points == full else "card.band.not_met")


def _conditional(scored: Scored, check: Check) -> bool:
    """Whether the check is a condition inside a rule, so that its own points do not count."""
    return _inside_condition(scored.lowered(check.id.split("/")[0]).node, check.id)


def _inside_condition(node: Node, check: str) -> bool:
    if isinstance(node, Check):
        return False
    children = [c for c in node.children if check == c.id or check.startswith(f"{c.id}/")]
    return node.conjunction is not None or any(_inside_condition(c, check) for c in children)


def _award(scored: Scored, check: Check, given: Award) -> str:
    """An award in words: points, or points in proportion with their limits."""
    words = scored.words
    if not given.b:
        return _outcome(scored, check, given.a)
    limits = {
        "low": "−∞" if given.low is None else words.points(given.low),
        "high": "∞" if given.high is None else words.points(given.high),
    }
    if check.leaf.name == "judged":
        return words.say("card.band.mark", **limits)
    formula = _affine(scored, given, rule_words.name(scored, check))
    return words.say("card.band.within", award=formula, **limits)


def _affine(scored: Scored, given: Award, x: str) -> str:
    words, slope = scored.words, scored.words.precise(given.b)
    if given.a == ZERO:
        return x if given.b == ONE else words.say("card.band.slope", slope=slope, x=x)
    return words.say("card.band.slope_plus", plus=words.precise(given.a), slope=slope, x=x)
