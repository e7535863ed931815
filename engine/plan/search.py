"""The cheapest work to an aim: the model proposes, the engine scores, what it refuses is cut off.

The model never holds less possible than it is, so the first proposal that the engine confirms is
the cheapest there is among the levels tried.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from math import floor

from engine.facts import Value
from engine.follow import follow, followed
from engine.lower import Compiled
from engine.outcome import Tri
from engine.plan.costs import Costs
from engine.plan.levels import Lever, Levers, levers
from engine.plan.model import Terms, plus
from engine.plan.problem import Inputs, Problem, sound
from engine.plan.solve import Unsolved, solved
from engine.plan.spare import spared, without_idle
from engine.plan.tables import Stretch, Table, filled, stretches, tables
from engine.points import ONE, ZERO
from engine.rule import Change
from engine.run import Run, touched_by
from engine.whatif import Scenario, Suppose
from engine.work import Changes

MOST_CUTS = 200


@dataclass(frozen=True)
class Aim:
    """What a plan is for: a total in points that is enough, if `met` says so of the run.

    `points` None: as many points as the budget gives.
    """

    points: Fraction | None
    met: Callable[[Run], bool]


@dataclass(frozen=True)
class Found:
    """Changes that the engine has scored: the run after them, what they cost.

    `proven`: nothing cheaper does it. `doubts`: facts and criteria for which not everything could
    be tried, where it is not.
    """

    changes: tuple[Change, ...]
    run: Run
    cost: Fraction
    proven: bool
    doubts: tuple[str, ...]


@dataclass(frozen=True)
class Planned:
    """The plan to the aim (None: there is none), and else the best that can be reached.

    `no_way`: it is proved that no work among the levels tried reaches the aim. `start`: what it all
    begins with.
    """

    plan: Found | None
    best: Found | None
    no_way: bool
    levers: Levers
    start: Run


def planned(
    compiled: Compiled,
    run: Run,
    suppose: Suppose,
    aim: Aim,
    costs: Costs,
    *,
    budget: Fraction | None = None,
    until: date | None = None,
    elsewhere: frozenset[str] = frozenset(),
) -> Planned:
    """The cheapest changes that reach the aim; without one, the most points for the least.

    `elsewhere`: facts that other rulesets read besides, whose results this one reads.
    """
    search = _Search(compiled, run, suppose, costs, budget, until)
    search.doubt(elsewhere)
    if not run.sure_of_total and search.no_total_ever:
        return Planned(None, None, True, search.levers, run)
    if aim.points is None:
        return Planned(search.most(), None, False, search.levers, run)
    if aim.met(run):
        nothing = Found((), run, ZERO, proven=True, doubts=())
        return Planned(nothing, None, False, search.levers, run)
    plan = search.least(aim.points, aim.met)
    if plan is not None:
        return Planned(plan, None, False, search.levers, run)
    return Planned(None, search.most(), search.certain, search.levers, run)


class _Search:
    def __init__(
        self,
        compiled: Compiled,
        run: Run,
        suppose: Suppose,
        costs: Costs,
        budget: Fraction | None,
        until: date | None,
    ) -> None:
        self._run, self._suppose, self._budget = run, suppose, budget
        self._compiled, self._costs = compiled, costs
        found = levers(compiled, run, costs, until)
        each = list(found.each)
        tried, (further, crooked) = self._laid_out(each)
        bent = [] if compiled.plain else [one.lever for one in further]
        if crooked or bent:  # where totals grow in no straight line, every step is a level
            for number in {*crooked, *bent}:
                each[number] = filled(compiled, run, costs, each[number])
            tried, (further, crooked) = self._laid_out(each)
        self.levers = replace(found, each=tuple(each))
        doubts = [*found.partial, *found.by_result, *(each[number].facts[0] for number in crooked)]
        doubts += [one.criterion for one in tried if not one.whole]
        self.doubts = tuple(dict.fromkeys(doubts))
        self._inputs = Inputs(
            compiled, run, tuple(each), tuple(tried), tuple(further), costs, found.open_facts
        )
        self.certain = not self.doubts

    def doubt(self, facts: frozenset[str]) -> None:
        """What moves these may do more than the model knows of."""
        moved = [fact for lever in self.levers.each for fact in lever.facts if fact in facts]
        self.doubts = tuple(dict.fromkeys((*self.doubts, *moved)))
        self.certain = not self.doubts

    @property
    def no_total_ever(self) -> bool:
        """Whether some criteria have no value, and nothing that can be moved touches them."""
        without = {id_ for id_, one in self._run.outcomes.items() if one.blank is not Tri.NO}
        moved = {fact for lever in self.levers.each for fact in lever.facts}
        return bool(without) and without.isdisjoint(touched_by(self._compiled, list(moved)))

    def _laid_out(
        self, each: Sequence[Lever]
    ) -> tuple[list[Table], tuple[list[Stretch], list[int]]]:
        """The tables of all criteria, and what lies between levels."""
        found = tables(self._compiled, self._run, each)
        return found, stretches(self._compiled, self._run, each, found)

    def _problem(self) -> Problem:
        """A fresh model, within the budget."""
        problem = Problem(self._inputs)
        if self._budget is not None:
            problem.model.at_least({v: -c for v, c in problem.cost.items()}, -self._budget)
        return problem

    def least(self, points: Fraction, met: Callable[[Run], bool]) -> Found | None:
        """The cheapest changes whose run is `met`; None where there are none, or none is found."""
        problem, loose = self._problem(), False
        _aim(problem, points)
        for _ in range(MOST_CUTS):
            try:
                found = solved(problem.model, _cheap(problem))
            except Unsolved:
                break
            if found is None:
                return None
            changes = problem.changes(found)
            run = self.scored(changes)
            if run is not None and met(run):
                return self._spared(changes, run, met, loose=loose)
            loose = _cut(problem, found) or loose
        self.certain = False
        return None

    def most(self) -> Found | None:
        """The most points, for the least cost; None where nothing wins any."""
        problem, loose = self._problem(), False
        best = self._run if self._run.sure_of_total else None
        for _ in range(MOST_CUTS):
            try:
                found = solved(problem.model, {v: -a for v, a in problem.total.terms.items()})
            except Unsolved:
                loose = True
                break
            if found is None:
                break
            run = self.scored(problem.changes(found))
            if run is not None and run.sure_of_total and (best is None or run.earned > best.earned):
                best = run
            if best is not None and self._worth(problem, found) <= best.earned:
                break
            loose = _cut(problem, found) or loose
        else:
            loose = True
        if best is None or (self._run.sure_of_total and best.earned <= self._run.earned):
            return None
        aim = best.earned
        plan = self.least(aim, lambda after: after.sure_of_total and after.earned >= aim)
        return None if plan is None else replace(plan, proven=plan.proven and not loose)

    def _worth(self, problem: Problem, found: Sequence[int]) -> Fraction:
        """The most that the model promises, in exact numbers; as rounded where totals are."""
        terms = problem.total.terms.items()
        points = problem.total.constant + sum((a * found[v] for v, a in terms), ZERO)
        places = self._compiled.ruleset.total.round
        return points if places is None else Fraction(floor(points * 10**places), 10**places)

    def scored(self, changes: Sequence[Change]) -> Run | None:
        """The run after the changes; None where they would put a part over its whole."""
        made: Mapping[str, Value] = {change.fact: change.after for change in changes}
        values = followed(self._compiled, self._run.evidence, made)
        if not sound(self._inputs, values):
            return None
        return self._suppose(Scenario("", values))

    def _spared(
        self, changes: tuple[Change, ...], run: Run, met: Callable[[Run], bool], *, loose: bool
    ) -> Found:
        """The plan without any work that is not needed after all."""
        levers, facts = self.levers.each, self._compiled.ruleset.facts
        top = self.cost(changes)

        def at_least(some: Changes, points: Fraction | None) -> bool:
            then = self.scored(some) if self.cost(some) <= top else None
            enough = then is not None and met(then)
            return enough and (points is None or (then is not None and then.earned >= points))

        changes = without_idle(changes, levers, lambda some: at_least(some, None))
        earned = (self.scored(changes) or run).earned
        changes = spared(changes, levers, facts, lambda some: at_least(some, earned))
        run = self.scored(changes) or run
        proven = self.certain and not loose
        made = follow(self._compiled, self._run.evidence, changes)
        return Found(made, run, self.cost(made), proven, () if proven else self.doubts)

    def cost(self, changes: Sequence[Change]) -> Fraction:
        """What changes cost together."""
        facts = self._compiled.ruleset.facts
        return sum((self._costs.of(change, facts) for change in changes), ZERO)


def _aim(problem: Problem, points: Fraction) -> None:
    """The total is to be `points` at least."""
    problem.model.at_least(problem.total.terms, points - problem.total.constant)
    ratio = problem.ratio
    if ratio is not None:  # earned / most * to >= points, with both sides moving
        least = points - ratio.slack
        terms = {v: a * ratio.to for v, a in ratio.earned.terms.items()}
        terms = plus(terms, ratio.most.terms, -least)
        constant = ratio.earned.constant * ratio.to - ratio.most.constant * least
        problem.model.at_least(terms, -constant)


def _cheap(problem: Problem) -> Terms:
    """The cost; of equal costs, the fewest levers moved."""
    cost = problem.cost
    parts = [one.denominator for one in cost.values()]
    grain = Fraction(1, max(parts, default=1) * (len(problem.chosen) + 1) * 2)
    moved: Terms = {}
    for number in range(len(problem.chosen)):
        moved = plus(moved, problem.moved(number))
    return plus(cost, moved, grain)


def _cut(problem: Problem, found: Sequence[int]) -> bool:
    """Exclude the levels chosen; whether that may exclude more than was tried."""
    terms: Terms = {}
    least = ONE
    for v in (v for each in problem.chosen for v in each):
        terms[v] = -ONE if found[v] else ONE
        least -= ONE if found[v] else ZERO
    problem.model.at_least(terms, least)
    return _reaches(problem, found)


def _reaches(problem: Problem, found: Sequence[int]) -> bool:
    """Whether a level is chosen from which a stretch goes on."""
    return any(found[problem.chosen[one.lever][one.level - 1]] for one in problem.given.stretches)
