"""Bounds where open checks of one criterion hang on the same unknown facts.

Taken one by one, two checks that share a fact could each count on another value of it. Where the
tied facts have few possible values, every completion is tried and the bounds are exact; where they
have many, the bounds taken one by one stand: sound, wider at worst.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import product
from math import prod

from engine.asked import results
from engine.decide import Hits, Readings, check_outcome, decide, live, measured, outcome
from engine.facts import Declaration, Declared
from engine.lower import Check, Compiled, Lowered
from engine.nature import wholes
from engine.outcome import Outcome, hull
from engine.points import ZERO
from engine.record import altered
from engine.rule import Measured
from engine.table import Effect, Hit
from engine.view import Range, View, from_number

Option = Fraction | Declared
"""What a fact may turn out to be: a number, or a declaration."""

MOST = 400
"""Completions tried at most."""


def outcomes(compiled: Compiled, readings: Readings, hits: Hits, view: View) -> dict[str, Outcome]:
    """Every criterion's outcome; most are a constant of the row that fired."""
    found = {}
    for id_, one in compiled.criteria.items():
        lone = one.lone
        row = -1 if lone is None else hits[id_].row
        settled = lone.by_row[row] if lone is not None and row >= 0 else None
        found[id_] = settled or bounds(compiled, one, readings, hits, view)
    return found


def bounds(compiled: Compiled, one: Lowered, readings: Readings, hits: Hits, view: View) -> Outcome:
    """The criterion's outcome, exact over tied unknown facts where they have few values."""
    lone = one.lone
    if lone is not None and (hits[lone.id].row >= 0 or lone.exact):
        return check_outcome(lone, readings[lone.id], hits[lone.id], view)
    alone = outcome(one, readings, hits, view)
    tied = _tied(compiled, one, live(one, readings, hits, view), hits, view)
    if not tied or prod(_size(view.range(fact)) for fact in tied) > MOST:
        return alone
    chain = (one.id, *compiled.links.before.get(one.id, ()))
    checks = [check for id_ in chain for check in compiled.criteria[id_].checks]
    options: dict[str, list[Option]] = {
        fact: [*_numbers(view, fact), *_words(checks, view, fact)] for fact in tied
    }
    found = [_completed(compiled, one, view, picked) for picked in _all(view, options)]
    return altered(hull(found), items=alone.items) if found else alone


def readings_of(compiled: Compiled, view: View) -> dict[str, Measured]:
    """The readings of every check."""
    if compiled.links.any:
        return settle(compiled, compiled.criteria, view)
    return measured(compiled.meters, view)


def settle(compiled: Compiled, ids: Iterable[str], view: View) -> dict[str, Measured]:
    """The readings of every check of some criteria; what others ask for is decided on the way."""
    readings: dict[str, Measured] = {}
    hits: dict[str, Hit] = {}
    asked = compiled.links.after
    for id_ in compiled.links.in_order(ids):
        one = compiled.criteria[id_]
        if id_ not in asked:
            readings |= measured(one.meters, view)
            continue
        decide(one, view, readings, hits)
        note(compiled, one, bounds(compiled, one, readings, hits, view), view)
    return readings


def note(compiled: Compiled, one: Lowered, found: Outcome, view: View) -> None:
    """Keep what a criterion can come to for those that ask for it."""
    if one.id in compiled.links.after:
        view.results[one.id] = results(found, partly=one.partial)


def _tied(
    compiled: Compiled, one: Lowered, counting: Sequence[Check], hits: Hits, view: View
) -> list[str]:
    """Unknown facts that more than one open check, or one inexact check, hangs on."""
    open_ = [check for check in counting if _open(check, hits)]
    if not open_:
        return []
    if len(open_) == 1 and one.gate is None and open_[0].exact:
        return []
    families = compiled.nature.families
    readers: dict[frozenset[str], set[str]] = {}
    unknown: dict[frozenset[str], dict[str, None]] = {}
    inexact: set[frozenset[str]] = set()
    exact = {check.id for check in open_ if check.exact}
    for fact in _behind(compiled, open_):
        if view.number(fact) is None and fact in families:
            inexact.add(families[fact])
            readers.setdefault(families[fact], set())
            unknown.setdefault(families[fact], {})[fact] = None
    for name, fact in _reads(one, open_):
        if view.number(fact) is not None or fact not in families:
            continue
        family = families[fact]
        if name in readers.setdefault(family, set()) and name not in exact:
            inexact.add(family)
        readers[family].add(name)
        unknown.setdefault(family, {})[fact] = None
    return [
        fact
        for family, facts in unknown.items()
        if len(readers[family]) > 1 or family in inexact
        for fact in facts
    ]


def _behind(compiled: Compiled, checks: Iterable[Check]) -> Iterator[str]:
    """The facts that decide the criteria that some checks ask for."""
    for check in checks:
        if check.asks is not None and check.asks.id in compiled.criteria:
            for id_ in (check.asks.id, *compiled.links.before.get(check.asks.id, ())):
                yield from compiled.criteria[id_].facts


def _reads(one: Lowered, checks: list[Check]) -> Iterator[tuple[str, str]]:
    """Who reads which fact: each check, and the criterion's gate."""
    for check in checks:
        for fact in check.facts:
            yield check.id, fact
    if one.gate is not None:
        yield "", one.gate


def _open(check: Check, hits: Hits) -> bool:
    hit = hits[check.id]
    return hit.row < 0 and check.table.states[hit.state].effect is Effect.OPEN


def _size(found: Range) -> int:
    if not found.whole or found.low is None or found.high is None:
        return MOST + 1
    return max(0, int(found.high - found.low) + 1)


def _numbers(view: View, fact: str) -> Iterator[Fraction]:
    found = view.range(fact)
    return (Fraction(n) for n in range(int(found.low or 0), int(found.high or 0) + 1))


def _words(checks: Sequence[Check], view: View, fact: str) -> Iterator[Declared]:
    """What may be declared of a fact instead, where some check says what that does."""
    readers = [check.leaf for check in checks if fact in check.facts]
    if view.may_not_arise(fact) and any(leaf.when_none is not None for leaf in readers):
        yield Declared.NOTHING_AROSE
    if any(leaf.blank()[0] is not Effect.OPEN for leaf in readers):
        yield Declared.BLANK


def _all(view: View, options: Mapping[str, list[Option]]) -> Iterator[dict[str, Option]]:
    """Every completion of the tied facts in which no part is more than its whole."""
    for picked in product(*options.values()):
        made = dict(zip(options, picked, strict=True))
        numbers = {f: ZERO if o is Declared.NOTHING_AROSE else o for f, o in made.items()}
        if all(
            _holds(number, numbers.get(whole))
            for fact, number in numbers.items()
            for whole in wholes(view.facts, fact)
        ):
            yield made


def _holds(part: Option, whole: Option | None) -> bool:
    """Whether a part is within its whole, as far as both are numbers."""
    return not isinstance(part, Fraction) or not isinstance(whole, Fraction) or part <= whole


def _completed(
    compiled: Compiled, one: Lowered, view: View, picked: Mapping[str, Option]
) -> Outcome:
    """The outcome with these values and words; what is unknown besides stays open."""
    values = {
        fact: from_number(view.facts[fact], option)
        for fact, option in picked.items()
        if isinstance(option, Fraction)
    }
    said = {
        fact: Declaration(fact, option, "")
        for fact, option in picked.items()
        if isinstance(option, Declared)
    }
    evidence = view.evidence.with_values(values)
    evidence = replace(evidence, declared={**evidence.declared, **said})
    seen = view.changed(evidence, list(picked))
    settle(compiled, compiled.links.before.get(one.id, ()), seen)
    readings, hits = dict[str, Measured](), dict[str, Hit]()
    decide(one, seen, readings, hits)
    return outcome(one, readings, hits, seen)
