"""One criterion explained: its bands with the one that holds, and the arithmetic step by step."""

from collections.abc import Iterator
from fractions import Fraction

from engine.facts import NEVER
from engine.interval import ANY
from engine.lower import Check, Combined, Node
from engine.outcome import Tri
from engine.points import ZERO
from engine.rule import Join
from engine.scorecard import CheckResult, CriterionResult, Status
from engine.table import Award, State
from engine.when import Answered
from explain import arithmetic, days, others, reasons, rule_words, sentences, states
from explain.branches import outcome, taken
from explain.report import Mark
from explain.report.card import Band, Card, Table
from explain.reporting import told_ruleset, told_unit
from explain.scored import Scored

_MADE = frozenset({"ratio", "index", "change", "relative", "survey"})
"""Kinds whose value is told with what it is made of."""


def card(scored: Scored, criterion: str) -> Card:
    """Everything there is to say of one criterion."""
    result = scored.card.criteria[criterion]
    told = reasons.criterion(scored, result)
    ruleset, unit = told_ruleset(scored), scored.card.unit
    waiting = [one for one in result.checks if one.state is State.AWAITING]
    checks = scored.lowered(criterion).checks
    lacking = [check.leaf.lacks_peers(scored.view) for check in checks]
    return Card(
        lang=scored.words.lang,
        ruleset=ruleset,
        unit=told_unit(unit),
        as_of=scored.card.as_of,
        illustrative=scored.card.illustrative,
        area=scored.lasting.criterion(criterion).area.title.said(scored.words.lang),
        criterion=told,
        rule=tuple(rule_words.rule(scored, criterion)),
        steps=tuple(steps(scored, result)),
        tables=tuple(_table(scored, one) for one in result.checks if not _answered(scored, one)),
        missing=tuple(fact for fact in told.facts if fact.id in _wanted(scored, result)),
        marks=tuple(Mark(check=c.id, on=states.judged_on(scored, c.id)) for c in waiting),
        peers=others.needed(scored, filter(None, lacking)),
        assumed=tuple(one for one in ruleset.assumed if one.id in told.assumed),
    )


def _wanted(scored: Scored, result: CriterionResult) -> frozenset[str]:
    """The facts that an open criterion waits for: not those of ways that do not count."""
    if result.status not in (Status.UNKNOWN, Status.AWAITING):
        return frozenset()
    unknown = set(scored.unknown(check for check in result.checks if check.counts))
    gate = scored.lowered(result.id).criterion.applies_when
    if gate is not None and scored.view.number(gate) is None:
        unknown.add(gate)
    return frozenset(unknown)


def steps(scored: Scored, result: CriterionResult) -> Iterator[str]:
    """From the facts to the points."""
    words, node = scored.words, scored.lowered(result.id).node
    for one in (check for check in result.checks if check.counts):
        number = _number(one.id)
        yield from (f"{number}{line}" for line in _check(scored, one))
    if isinstance(node, Combined):
        yield from _together(scored, node, result)
    if any(line.kind == "round" for line in result.adjustments):
        yield words.say("card.step.round", points=words.points(result.points.earned))
    rescale = scored.ruleset.total.rescale
    if rescale is not None and (result.next is not None or result.full is not None):
        yield words.say("card.step.rescale", to=words.points(rescale))


def _number(check: str) -> str:
    """Which piece of a rule a check is: `(2.1) `; nothing where it is the whole rule."""
    _, _, path = check.partition("/")
    return f"({path.replace('/', '.')}) " if path else ""


def _check(scored: Scored, result: CheckResult) -> Iterator[str]:
    words, check, x = scored.words, scored.check(result.id), result.x
    if result.state is not State.KNOWN or x is None or result.band is None:
        yield _undecided(scored, result)
        return
    if check.leaf.name == "judged" or rule_words.flat(check) or _answered(scored, result):
        yield sentences.of_check(scored, result)
        return
    if check.leaf.name in _MADE or scored.measured(check).kind == "share":
        name = rule_words.name(scored, check)
        yield arithmetic.line(scored, check, x, name[:1].upper() + name[1:])
    if check.leaf.name == "days" and x < NEVER.toordinal():
        name, figure = rule_words.name(scored, check), days.dates(scored, check, x)
        yield words.say("card.step.value", name=name[:1].upper() + name[1:], figure=figure)
    if check.leaf.name == "limit":
        yield _over(scored, check, x)
    row = check.table.rows[check.bands.index(result.band)]
    measured, span = scored.measured(check), check.table.interval(row)
    shown = measured.x(x)
    if check.leaf.name == "deadlines":
        yield words.say("card.step.missed", x=shown)
    band = measured.bounds(span)
    outcome = _outcome(scored, check, result.points.earned)
    if row.award.b:
        if span != ANY and check.leaf.name != "deadlines":  # it has said how many
            yield words.say("card.step.inside", x=shown, band=band)
        if check.leaf.name == "days":
            yield _late(scored, check, x, result.points.earned)
            return
        yield arithmetic.points(scored, check, row.award, x, result.points.earned)
    elif band == shown:
        yield words.say("card.step.plain", x=shown, points=outcome)
    else:
        yield words.say("card.step.band", x=shown, band=band, points=outcome)


def _answered(scored: Scored, result: CheckResult) -> bool:
    """Whether it is a condition about no figure, which its sentence says in full."""
    return isinstance(scored.check(result.id).leaf, Answered)


def _late(scored: Scored, check: Check, x: Fraction, earned: Fraction) -> str:
    """What being late takes off, and what is left of it."""
    told = days.late(scored, check, x, earned)
    key = "off" if check.worth.sign > 0 else "taken"
    return scored.words.say(f"card.step.{key}", points=scored.words.worth(earned), **told)


def _undecided(scored: Scored, result: CheckResult) -> str:
    """A state other than known; with what it comes to where its sentence does not say so."""
    reason = sentences.of_check(scored, result)
    if result.state not in (State.UNKNOWN, State.AWAITING):
        return reason
    return scored.words.say("card.step.state", reason=reason, points=_of_state(scored, result))


def _over(scored: Scored, check: Check, x: Fraction) -> str:
    """Used less allowed."""
    used = scored.view.number(check.leaf.reads()[0].fact) or ZERO
    term = scored.words.term
    figure = f"{term(used)} − {term(used - x)} = {term(x)}"
    return scored.words.say(
        "card.step.value", name=scored.words.say("card.band.over"), figure=figure
    )


def _together(scored: Scored, node: Combined, result: CriterionResult) -> Iterator[str]:
    words, found = scored.words, {one.id: one for one in result.checks}
    if node.join is Join.FIRST:
        yield from _branch(scored, node, result)
        return
    pieces = [outcome(c, found) for c in node.children if sentences.stays(c, found)]
    if node.join.condition:
        met, earned = sum(sentences.well(node, one) for one in pieces), result.points.earned
        points = words.points(earned)
        total = str(len(pieces))
        yield words.say("card.step.condition", met=str(met), total=total, points=points)
        return
    earned = sum((one.sure for one in pieces), ZERO)
    terms = " + ".join(words.precise(one.sure) for one in pieces) or "0"
    whole, shown = words.precise(earned), words.points(earned)
    same = whole if whole == shown else f"{whole} ≈ {shown}"
    yield words.say("card.step.sum", terms=terms, points=same)


def _branch(scored: Scored, node: Combined, result: CriterionResult) -> Iterator[str]:
    """The way that counts; while that is open, the sentence of the criterion says so."""
    found = {one.id: one for one in result.checks}
    way, points = taken(node, found), scored.words.points(result.points.earned)
    if way.then is not None:
        yield scored.words.say("card.step.branch", number=str(way.number), points=points)


def _table(scored: Scored, result: CheckResult) -> Table:
    check, words = scored.check(result.id), scored.words
    measured = scored.measured(check)
    order = sorted(range(len(check.bands)), key=lambda row: check.bands[row])
    bands = [
        Band(
            values=measured.bounds(check.table.spans[row][1]),
            award=_award(scored, check, check.table.rows[row].award),
            holds=check.bands[row] == result.band and result.counts,
        )
        for row in order
    ]
    if result.band is None:
        values = words.say(f"card.state.{result.state.name.lower()}")
        bands.append(Band(values=values, award=_of_state(scored, result), holds=result.counts))
    number, title = _number(result.id).strip(), _title(scored, check)
    when = words.say("card.band.when") if _is_when(scored, check) else ""
    idle = "" if result.counts else words.say("card.band.idle")
    named = " ".join(part for part in (number, title, when, idle) if part)
    return Table(check=result.id, title=named or None, bands=tuple(bands))


def _title(scored: Scored, check: Check) -> str:
    """The title of the piece that a check is, or is in."""
    node: Node | None = scored.lowered(check.id.split("/")[0]).node
    title = ""
    while node is not None:
        if node.title is not None:
            title = node.title.said(scored.words.lang).rstrip(". ")
        if isinstance(node, Check):
            break
        inside = (c for c in node.children if f"{check.id}/".startswith(f"{c.id}/"))
        node = next(inside, None)
    return title


def _of_state(scored: Scored, result: CheckResult) -> str:
    """What a state other than known comes to."""
    words, points = scored.words, result.points
    if result.away is Tri.YES:
        return words.say("card.band.away")
    if not points.value:
        return words.say("card.band.no_value")
    told = words.worth(points.earned)
    if points.earned != points.highest:
        low, high = words.points(points.earned), words.points(points.highest)
        told = words.say("card.band.open", low=low, high=high)
    if result.blank is Tri.MAYBE:
        return words.say("card.points.perhaps_none", points=told)
    return told


def _outcome(scored: Scored, check: Check, points: Fraction) -> str:
    """Points; inside a condition, whether it holds."""
    words = scored.words
    if not _conditional(scored, check):
        return words.worth(points)
    full = check.worth.sign * check.worth.points
    return words.say("card.band.met" if points == full else "card.band.not_met")


def _is_when(scored: Scored, check: Check) -> bool:
    """Whether the check is, or is in, the condition of a branch."""
    return _inside_when(scored.lowered(check.id.split("/")[0]).node, check.id)


def _inside_when(node: Node, check: str) -> bool:
    if isinstance(node, Check):
        return False
    inside = next(c for c in node.children if f"{check}/".startswith(f"{c.id}/"))
    if node.join is Join.FIRST and any(arm.when is inside for arm in node.arms):
        return True
    return _inside_when(inside, check)


def _conditional(scored: Scored, check: Check) -> bool:
    """Whether the check is a condition inside a rule, so that its own points do not count."""
    node = scored.lowered(check.id.split("/")[0]).node
    return _inside_condition(node, check.id) or _inside_when(node, check.id)


def _inside_condition(node: Node, check: str) -> bool:
    if isinstance(node, Check):
        return False
    inside = next(c for c in node.children if f"{check}/".startswith(f"{c.id}/"))
    return node.join.condition or _inside_condition(inside, check)


def _award(scored: Scored, check: Check, given: Award) -> str:
    """An award in words: points, or points in proportion with their limits."""
    words = scored.words
    if not given.b:
        return _outcome(scored, check, given.a)
    formula = arithmetic.affine(scored, given, rule_words.name(scored, check))
    if given.low is None or given.high is None:
        return words.say("card.band.without", award=formula)
    limits = {"low": words.points(given.low), "high": words.points(given.high)}
    if check.leaf.name == "judged":
        return words.say("card.band.mark", **limits)
    return words.say("card.band.within", award=formula, **limits)
