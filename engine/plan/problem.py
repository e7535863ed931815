"""The choice of levels as a linear model, with what the costs file asks for."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from engine.lower import Compiled
from engine.nature import wholes
from engine.plan.bound import Bound, Figure, Totals, constant, most
from engine.plan.bound import total as added
from engine.plan.costs import Costs, Need, Officer
from engine.plan.levels import Level, Lever
from engine.plan.model import Model, Terms, plus
from engine.plan.tables import Stretch, Table
from engine.points import ONE, ZERO
from engine.rule import Change
from engine.run import Run
from engine.seen import same_name


@dataclass(frozen=True)
class Inputs:
    """What a problem is made of."""

    compiled: Compiled
    run: Run
    levers: tuple[Lever, ...]
    tables: tuple[Table, ...]
    stretches: tuple[Stretch, ...]
    costs: Costs
    open_facts: frozenset[str]


class Problem:
    """Variables for every level and stretch, their cost, and the total that they come to."""

    def __init__(self, given: Inputs) -> None:
        self.given, self.model = given, Model()
        self.chosen = [[self.model.binary() for _ in lever.levels] for lever in given.levers]
        self.further = [
            self.model.variable(ZERO, Fraction(one.most), whole=True) for one in given.stretches
        ]
        self._rows = {one.criterion: self._table(one) for one in given.tables}
        self._keep_to_levels()
        self._keep_to_costs()
        self._keep_parts_in_wholes()
        totals = Totals(given.compiled.ruleset, given.run, self.model, self._figure)
        self.total = totals.total()
        self.ratio = totals.ratio()

    @property
    def cost(self) -> Terms:
        """What everything costs."""
        levels = {
            v: level.cost
            for variables, lever in zip(self.chosen, self.given.levers, strict=True)
            for v, level in zip(variables, lever.levels, strict=True)
        }
        stretches = zip(self.further, self.given.stretches, strict=True)
        return {**levels, **{v: self._each(one) for v, one in stretches}}

    def _each(self, stretch: Stretch) -> Fraction:
        """What one more step of a stretch costs."""
        fact = self.given.levers[stretch.lever].facts[0]
        facts = self.given.compiled.ruleset.facts
        return self.given.costs.further(fact, abs(stretch.step), facts)

    def moved(self, lever: int) -> Terms:
        """1 where a lever is moved at all."""
        return dict.fromkeys(self.chosen[lever], ONE)

    def _table(self, table: Table) -> dict[tuple[int, ...], int]:
        """One combination holds, the one of the levels chosen."""
        rows = {combo: self.model.variable(ZERO, ONE, whole=False) for combo in table.rows}
        self.model.equal(dict.fromkeys(rows.values(), ONE), ONE)
        for at, lever in enumerate(table.levers):
            for level, variable in enumerate(self.chosen[lever], start=1):
                terms = {v: ONE for combo, v in rows.items() if combo[at] == level}
                self.model.equal(plus(terms, {variable: -ONE}), ZERO)
        return rows

    def _figure(self, criterion: str, figure: Figure) -> Bound:
        """A figure of a criterion, by the combination that holds and how far a stretch goes."""
        if criterion not in self._rows:
            return constant(figure(self.given.run.outcomes[criterion]))
        table = next(one for one in self.given.tables if one.criterion == criterion)
        values = {combo: figure(outcome) for combo, outcome in table.rows.items()}
        rows = self._rows[criterion]
        terms = {rows[combo]: value for combo, value in values.items()}
        first = Bound(ZERO, terms, min(values.values()), max(values.values()))
        return first if figure is most else added([first, *self._stretched(criterion)])

    def _stretched(self, criterion: str) -> Iterator[Bound]:
        """What stretches add to what is earned."""
        for variable, one in zip(self.further, self.given.stretches, strict=True):
            by = one.by.get(criterion)
            if by:
                ends = sorted((ZERO, by * one.most))
                yield Bound(ZERO, {variable: by}, ends[0], ends[1])

    def _keep_to_levels(self) -> None:
        """One level of a lever at most; a stretch only from its level on."""
        for variables in self.chosen:
            self.model.at_least(dict.fromkeys(variables, -ONE), -ONE)
        for variable, one in zip(self.further, self.given.stretches, strict=True):
            level = self.chosen[one.lever][one.level - 1]
            self.model.at_least({level: Fraction(one.most), variable: -ONE}, ZERO)

    def _touching(self, fact: str) -> Terms:
        """1 where work on a fact is chosen."""
        return {
            v: ONE
            for variables, lever in zip(self.chosen, self.given.levers, strict=True)
            for v, level in zip(variables, lever.levels, strict=True)
            if fact in level.values
        }

    def _keep_to_costs(self) -> None:
        """Prerequisites, exclusions, and what officers can do."""
        costs = self.given.costs
        for need in costs.needs:
            self._need(need)
        for one, other in costs.not_both:
            terms = plus(self._touching(one), self._touching(other))
            self.model.at_least({v: -a for v, a in terms.items()}, -ONE)
        for name, officer in costs.officers.items():
            self._officer(name, officer)

    def _need(self, need: Need) -> None:
        first = self._touching(need.needs)
        if not first and need.needs not in self.given.open_facts:
            return  # it is done already
        for variable in self._touching(need.fact):
            if variable not in first:
                self.model.at_least(plus(first, {variable: -ONE}), ZERO)

    def _officer(self, name: str, officer: Officer) -> None:
        work = list(self._work(name))
        if officer.total is not None:
            self.model.at_least({v: -cost for v, cost, _ in work}, -officer.total)
        if officer.per_week is None:
            return
        for day in sorted({until for _, _, until in work}):
            days = (day - self.given.run.evidence.as_of).days + 1
            least = -officer.per_week * max(0, days) / 7
            self.model.at_least({v: -c for v, c, until in work if until <= day}, least)

    def _work(self, name: str) -> Iterator[tuple[int, Fraction, date]]:
        """An officer's work: the variable, what it takes, until when."""
        for variables, lever in zip(self.chosen, self.given.levers, strict=True):
            if same_name(lever.lead, name):
                for v, level in zip(variables, lever.levels, strict=True):
                    yield v, level.cost, level.until
        for v, one in zip(self.further, self.given.stretches, strict=True):
            lever = self.given.levers[one.lever]
            if same_name(lever.lead, name):
                yield v, self._each(one), lever.levels[one.level - 1].until

    def _keep_parts_in_wholes(self) -> None:
        """Levels of two levers that put more into a part than its whole do not go together."""
        levers = self.given.levers
        for a in range(len(levers)):
            for b in range(len(levers)):
                if a != b and self._tied(levers[a], levers[b]):
                    self._keep_in(a, b)

    def _tied(self, part: Lever, whole: Lever) -> bool:
        facts = self.given.compiled.ruleset.facts
        return any(set(wholes(facts, fact)) & set(whole.facts) for fact in part.facts)

    def _keep_in(self, part: int, whole: int) -> None:
        """A level of the part needs one of the whole's levels that has room for it."""
        nothing = Level((), ZERO, date.max)
        for v, level in zip(self.chosen[part], self.given.levers[part].levels, strict=True):
            fits = {
                u: ONE
                for u, other in zip(
                    self.chosen[whole], self.given.levers[whole].levels, strict=True
                )
                if not self.sound((level, other))
            }
            if self.sound((level, nothing)):  # the whole as it is has room, so these have not
                for u in fits:
                    self.model.at_least({v: -ONE, u: -ONE}, -ONE)
            else:
                roomy = {u: ONE for u in self.chosen[whole] if u not in fits}
                self.model.at_least(plus(roomy, {v: -ONE}), ZERO)

    def sound(self, levels: Sequence[Level]) -> bool:
        """Whether no part is over its whole with these levels chosen."""
        values = {f: v for level in levels for f, v in level.values.items()}
        return sound(self.given, values)

    def changes(self, found: Sequence[int]) -> tuple[Change, ...]:
        """The changes that a solution stands for."""
        each: list[Change] = []
        for number, (variables, lever) in enumerate(
            zip(self.chosen, self.given.levers, strict=True)
        ):
            for at, (v, level) in enumerate(zip(variables, lever.levels, strict=True), start=1):
                if found[v]:
                    each += _stretched(level.changes, self._by(found, number, at))
        return tuple(each)

    def _by(self, found: Sequence[int], lever: int, level: int) -> Fraction:
        return sum(
            (
                found[v] * one.step
                for v, one in zip(self.further, self.given.stretches, strict=True)
                if (one.lever, one.level) == (lever, level)
            ),
            ZERO,
        )


def _stretched(changes: tuple[Change, ...], by: Fraction) -> tuple[Change, ...]:
    """The changes of a level, gone further by so much."""
    if not by:
        return changes
    [one] = changes
    assert isinstance(one.after, Fraction)
    after = one.after + by
    return (Change(one.fact, one.before, after, one.units + abs(by), one.action),)


def sound(given: Inputs, values: Mapping[str, object]) -> bool:
    """Whether no part is over its whole once some facts have other values."""
    facts, now = given.compiled.ruleset.facts, given.run.evidence.values
    for part, value in {**now, **values}.items():
        above = facts[part].part_of if part in facts else None
        if above is None or (part not in values and above not in values):
            continue
        whole = values.get(above, now.get(above))
        if isinstance(value, Fraction) and isinstance(whole, Fraction) and value > whole:
            return False
    return True
