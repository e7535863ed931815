"""What a plan is asked for, read from options and files, and worked out."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from engine.plan.costs import Costs
from engine.plan.goal import at_least, most, of_class, of_rank
from engine.plan.search import Aim, planned
from engine.run import Run
from engine.source.diagnostic import SourceError
from engine.source.near import nearest
from engine.whatif import Scenario, Suppose
from evidence.costs_file import read_costs
from evidence.days import read_day
from evidence.findings import finding
from evidence.library import Shelf
from explain.commands.desk import Desk, wrong_use
from explain.commands.load import text_of
from explain.commands.others import others
from explain.commands.points import points_of, whole_of
from explain.commands.suppose import Live, by_options, live
from explain.plan import Asked, plan
from explain.report.plan import Goal, Plan
from explain.whatif import Then


@dataclass(frozen=True)
class Wanted:
    """The options of `chamdiem plan`, as written."""

    target: str | None
    class_: str | None
    rank: str | None
    others: tuple[str, ...]
    costs: str | None
    budget: str | None
    until: str | None


def answered(
    desk: Desk,
    wanted: Wanted,
    submission: str,
    set_: tuple[str, ...],
    ruleset: str | None,
    scale: str | None,
) -> Plan:
    """The plan. Raises SourceError for what is wrong with options and files."""
    _one_goal(wanted)
    budget = None if wanted.budget is None else points_of("--budget", wanted.budget)
    with live(desk, submission, ruleset, scale) as one:
        costs = _costs(desk, wanted.costs, one)
        until = None if wanted.until is None else _day(wanted.until)
        start = one.then(by_options(desk, set_, (), one))
        totals = _others(desk, wanted, start, ruleset, scale)
        aim, goal = _aim(wanted, start, totals)
        found = planned(
            one.engine.compiled,
            start.tried.run,
            _from(one, start),
            aim,
            costs,
            budget=budget,
            until=until,
            elsewhere=_elsewhere(one, start),
        )
        asked = Asked(goal, costs, budget, None if wanted.rank is None else totals)
        return plan(start.scored, asked, found)


def _one_goal(wanted: Wanted) -> None:
    """One goal, or a budget to make the most of; a rank needs other units."""
    goals = [wanted.target, wanted.class_, wanted.rank]
    given = sum(one is not None for one in goals)
    if given > 1 or (given == 0 and wanted.budget is None):
        raise wrong_use("C045")
    if (wanted.rank is not None) != bool(wanted.others):
        raise wrong_use("C012", name="--with" if wanted.rank is not None else "--rank")


def _elsewhere(one: Live, start: Then) -> frozenset[str]:
    """The facts that the rulesets beside it read too, where their results are read."""
    if not start.tried.run.evidence.linked:
        return frozenset()
    beside = (each for each in one.rulesets if each.ruleset != one.id)
    return frozenset(fact for each in beside for fact in each.facts)


def _from(one: Live, start: Then) -> Suppose:
    """What a plan does comes on top of what is supposed."""

    def suppose(what: Scenario) -> Run:
        before = start.tried.scenario
        declared = {f: d for f, d in before.declared.items() if f not in what.values}
        values = {**before.values, **what.values}
        return one.suppose(Scenario("", values, declared, before.marks))

    return suppose


def _costs(desk: Desk, wanted: str | None, one: Live) -> Costs:
    if wanted is None:
        return Costs()
    found = text_of(desk, wanted, Shelf.COSTS)
    return read_costs(found.text, found.file, one.engine.ruleset)


def _day(written: str) -> date:
    figure = read_day(written)
    if figure.value is None:
        [problem, *_] = figure.problems
        params = {"name": "--until", **problem.params}
        raise SourceError([finding(problem.code, [], problem.suggestion, **params)])
    return figure.value


def _others(
    desk: Desk, wanted: Wanted, start: Then, ruleset: str | None, scale: str | None
) -> list[Fraction]:
    """What the other units have earned."""
    if wanted.rank is None:
        return []
    found = others(desk, wanted.others, start.scored, ruleset, scale)
    return [one.earned for one in found if one.value]


def _aim(wanted: Wanted, start: Then, others: list[Fraction]) -> tuple[Aim, Goal]:
    say, words = start.scored.words.say, start.scored.words
    if wanted.target is not None:
        points = points_of("--target", wanted.target)
        text = say("plan.goal.target", points=words.points(points))
        return at_least(points), Goal(kind="target", text=text, points=points)
    if wanted.class_ is not None:
        at, name = _class(wanted.class_, start)
        aim = of_class(start.scored.ruleset, start.tried.run, at)
        text = say("plan.goal.class", name=name)
        return aim, Goal(kind="class", text=text, points=aim.points)
    if wanted.rank is not None:
        rank = whole_of("--rank", wanted.rank, 1)
        aim = of_rank(others, rank)
        text = say("plan.goal.rank", rank=str(rank), n=str(len(others) + 1))
        return aim, Goal(kind="rank", text=text, points=aim.points)
    return most(), Goal(kind="budget", text=say("plan.goal.budget"), points=None)


def _class(wanted: str, start: Then) -> tuple[int, str]:
    """The place of a class, by its name in either language. Raises SourceError."""
    scored = start.scored
    classes = scored.ruleset.total.classes
    if classes is None:
        raise wrong_use("C046", name=scored.ruleset.ruleset)
    names = [band.name.said(scored.words.lang) for band in classes.bands]
    for at, band in enumerate(classes.bands):
        if wanted.casefold() in {band.name.said(lang).casefold() for lang in ("vi", "en")}:
            return at, names[at]
    near = nearest(wanted, names)
    raise wrong_use("C013", near, name="--class", got=wanted, expected=", ".join(names))
