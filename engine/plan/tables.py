"""What each criterion comes to at every combination of the levels of the levers that touch it.

All of it is measured and decided by the engine: joint effects of shared facts are in the figures.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise, product
from math import prod

from engine.awards import STEP
from engine.facts import Value
from engine.follow import drawn, followed
from engine.lower import Compiled
from engine.outcome import Outcome
from engine.plan.costs import Costs
from engine.plan.levels import MOST_LEVELS, Level, Lever
from engine.points import ONE, ZERO
from engine.record import altered
from engine.run import Run, attempt, touched_by

MOST_ROWS = 2000
"""Combinations of one criterion; past that only single levers are moved for it."""

Combo = tuple[int, ...]
"""The level of each lever of a table; 0 leaves it as it is."""


@dataclass(frozen=True)
class Table:
    """One criterion over its levers; `whole`: every combination is there."""

    criterion: str
    levers: tuple[int, ...]
    rows: Mapping[Combo, Outcome]
    whole: bool


@dataclass(frozen=True)
class Stretch:
    """Units of work past a level, where awards grow in proportion: `most` steps of `step`.

    `by` is what one step adds to each criterion, in points.
    """

    lever: int
    level: int
    most: int
    step: Fraction
    by: Mapping[str, Fraction]


def tables(compiled: Compiled, run: Run, levers: Sequence[Lever]) -> list[Table]:
    """A table for every criterion that some lever touches."""
    touching: dict[str, list[int]] = {}
    for number, lever in enumerate(levers):
        for id_ in _touched(compiled, run, lever):
            touching.setdefault(id_, []).append(number)
    return [_table(compiled, run, levers, id_, by) for id_, by in touching.items()]


def _touched(compiled: Compiled, run: Run, lever: Lever) -> list[str]:
    """The criteria that a lever can move: they read its facts, are still open, or are seen to."""
    found = []
    reached = touched_by(compiled, [*lever.facts, *drawn(compiled, lever.facts)])
    trials = [trial(compiled, run, [level]) for level in lever.levels]
    for id_ in reached:
        one, now = compiled.criteria[id_], run.outcomes[id_]
        reads = not set(one.facts).isdisjoint(lever.facts)
        if reads or now.open or any(each.get(id_, now) != now for each in trials):
            found.append(id_)
    return found


def trial(
    compiled: Compiled, run: Run, levels: Sequence[Level], only: str | None = None
) -> Mapping[str, Outcome]:
    """What the criteria touched by some levels come to; `only`: of one of them."""
    values = {f: v for level in levels for f, v in level.values.items()}
    return _decided(compiled, run, values, only)


def _decided(
    compiled: Compiled, run: Run, values: Mapping[str, Value], only: str | None
) -> Mapping[str, Outcome]:
    values = followed(compiled, run.evidence, values)
    return attempt(compiled, run, values, only).outcomes


def _table(
    compiled: Compiled, run: Run, levers: Sequence[Lever], criterion: str, by: Sequence[int]
) -> Table:
    sizes = [len(levers[number].levels) + 1 for number in by]
    whole = prod(sizes) <= MOST_ROWS
    combos: Iterator[Combo] = product(*(range(size) for size in sizes))
    if not whole:
        combos = (c for at, n in enumerate(sizes) for c in _alone(at, n, len(sizes)))
    rows: dict[Combo, Outcome] = {}
    for combo in combos:
        moved = [levers[n].levels[at - 1] for n, at in zip(by, combo, strict=True) if at]
        found = trial(compiled, run, moved, criterion) if moved else {}
        rows[combo] = found.get(criterion, run.outcomes[criterion])
    return Table(criterion, tuple(by), rows, whole)


def _alone(at: int, size: int, width: int) -> Iterator[Combo]:
    """One lever moved, the others as they are."""
    return (tuple(level if i == at else 0 for i in range(width)) for level in range(size))


def stretches(
    compiled: Compiled, run: Run, levers: Sequence[Lever], each: Sequence[Table]
) -> tuple[list[Stretch], list[int]]:
    """Where awards grow between levels; and the levers where they do so in no straight line."""
    found, crooked = list[Stretch](), dict[int, None]()
    for number, lever in enumerate(levers):
        if len(lever.facts) > 1:
            continue
        by = [one for one in each if number in one.levers]
        for level, most, step in gaps(compiled, run, lever):
            slopes = _slopes(compiled, run, levers, by, (number, level), most, step)
            if slopes is None:
                crooked[number] = None
            elif slopes:
                found.append(Stretch(number, level, most, step, slopes))
    return found, list(crooked)


def gaps(compiled: Compiled, run: Run, lever: Lever) -> Iterator[tuple[int, int, Fraction]]:
    """Between levels: a level, how many steps lead on to the next one, and the signed step."""
    fact = lever.facts[0]
    now = run.evidence.values.get(fact)
    if not isinstance(now, Fraction):
        return
    step = STEP.get(compiled.ruleset.facts[fact].type, ONE)
    numbers = {at: v for at, v in enumerate(map(number_of, lever.levels), start=1) if v is not None}
    least, greatest = run.view.least(fact), run.view.most(fact)
    for sign, end in ((1, greatest), (-1, least)):
        way = sorted((sign * v, at) for at, v in numbers.items() if sign * v > sign * now)
        if way and end is not None:
            way.append((sign * end + step, 0))  # the last level's stretch ends at the limit
        for (value, at), (further, _) in pairwise(way):
            most = int((further - value) / step) - (not (further - value) % step)
            if most > 0:
                yield at, most, sign * step


def _slopes(
    compiled: Compiled,
    run: Run,
    levers: Sequence[Lever],
    each: Sequence[Table],
    at: tuple[int, int],
    most: int,
    step: Fraction,
) -> dict[str, Fraction] | None:
    """What a step adds to each criterion, none where nothing grows; None where it is no line."""
    slopes: dict[str, Fraction] = {}
    for one in each:
        by = _slope(compiled, run, levers, one, at, most, step)
        if by is None:
            return None
        if by:
            slopes[one.criterion] = by
    return slopes


def _slope(
    compiled: Compiled,
    run: Run,
    levers: Sequence[Lever],
    table: Table,
    at: tuple[int, int],
    most: int,
    step: Fraction,
) -> Fraction | None:
    """What a step adds to one criterion, whatever the other levers do; None where it differs."""
    number, level = at
    place, lever = table.levers.index(number), levers[number]
    start, steps = number_of(lever.levels[level - 1]) or ZERO, sorted({0, 1, most // 2, most})
    slope: Fraction | None = None
    combos = [combo for combo in table.rows if combo[place] == level]
    if len(combos) * len(steps) > MOST_ROWS:
        return None
    for combo in combos:
        moved = zip(table.levers, combo, strict=True)
        others = [levers[n].levels[i - 1] for n, i in moved if i and n != number]
        values = {f: v for one in others for f, v in one.values.items()}
        first = table.rows[combo]
        for k in steps[1:]:
            figures = {**values, lever.facts[0]: start + k * step}
            decided = _decided(compiled, run, figures, table.criterion)
            found = decided.get(table.criterion, first)
            by = (found.earned - first.earned) / k
            slope = by if slope is None else slope
            if by != slope or found.max != first.max or found.away is not first.away:
                return None
    return slope or ZERO


def number_of(level: Level) -> Fraction | None:
    """The figure that a level brings its first fact to; None where it is no number."""
    after = level.changes[0].after
    return after if isinstance(after, Fraction) else None


def filled(compiled: Compiled, run: Run, costs: Costs, lever: Lever) -> Lever:
    """The lever with a level at every step between its levels; as it is where they are too many."""
    facts, found = compiled.ruleset.facts, list(lever.levels)
    for at, most, step in gaps(compiled, run, lever):
        level = lever.levels[at - 1]
        if len(found) + most > MOST_LEVELS:
            return lever
        for k in range(1, most + 1):
            [one] = level.changes
            after = (number_of(level) or ZERO) + k * step
            change = altered(one, after=after, units=one.units + k * abs(step))
            found.append(Level((change,), costs.of(change, facts), level.until))
    found.sort(key=lambda level: level.changes[0].units)
    return replace(lever, levels=tuple(found))
