"""Missing evidence, by the points that each set of facts together would settle."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import chain
from math import lcm

from engine.decide import live
from engine.lower import Compiled, read_by
from engine.outcome import MAYBE
from engine.points import minus, total
from engine.run import Run
from engine.scorecard import Missing
from engine.table import AWAITING, UNKNOWN

Key = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]
"""Facts, marks, and figures of other units."""


def missing(compiled: Compiled, run: Run) -> tuple[Missing, ...]:
    """The sets that open criteria need, widest first; a set also settles smaller ones in it."""
    needs = {id_: _needs(compiled, id_, run) for id_ in _open(run)}
    widths = {id_: minus(run.outcomes[id_].possible, run.outcomes[id_].sure) for id_ in needs}
    sharing, places = _sharing(needs), {id_: place for place, id_ in enumerate(needs)}
    keys = [key for key in dict.fromkeys(needs.values()) if any(key)]
    found = [_settled(key, needs, _near(key, sharing, places), widths) for key in keys]
    under = lcm(1, *[one.width.denominator for one in found])
    return tuple(sorted(found, key=lambda one: _order(one, under)))


def _order(one: Missing, under: int) -> tuple[object, ...]:
    """The widest first, of those that are as wide the fewest, then by name; in whole numbers."""
    over, own = one.width.as_integer_ratio()
    return -over * (under // own), len(one.facts) + len(one.marks), one.facts, one.marks


def _open(run: Run) -> list[str]:
    """Those of which it is not known how much they earn, whether they apply or have a value."""
    return [id_ for id_, one in run.outcomes.items() if not one.decided or one.blank is MAYBE]


def _needs(compiled: Compiled, id_: str, run: Run) -> Key:
    """What a criterion waits for, that of the criteria that it still asks for included."""
    one = compiled.criteria[id_]
    checks, read = one.checks, one.facts
    if one.branched:
        checks = live(one, run.readings, run.hits, run.view)
        read = read_by(one.gate, checks)
    said, known = run.evidence.declared, run.view.numbers
    facts, marks, peers = [f for f in read if f not in known and f not in said], [], []
    for check in checks:
        state = run.readings[check.id].state
        if state is AWAITING:
            marks.append(check.id)
        if (lacks := check.leaf.lacks_peers(run.view)) is not None:
            peers.append(lacks)
    for check in checks if compiled.links.any else ():  # its own come first
        if check.asks is not None and run.readings[check.id].state is UNKNOWN:
            more = _needs(compiled, check.asks.id, run)
            facts, marks, peers = [*facts, *more[0]], [*marks, *more[1]], [*peers, *more[2]]
    return _once(facts), _once(marks), _once(peers)


def _once(names: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names)) if names else ()


def _sharing(needs: Mapping[str, Key]) -> dict[str, list[str]]:
    """For each name the criteria that need it; under the empty one those that need nothing."""
    found: dict[str, list[str]] = {"": []}
    for id_, need in needs.items():
        for name in chain(*need) if any(need) else ("",):
            found.setdefault(name, []).append(id_)
    return found


def _near(key: Key, sharing: Mapping[str, list[str]], places: Mapping[str, int]) -> Sequence[str]:
    """All criteria that may need no more than a key, in order."""
    near = set(sharing[""]).union(*[sharing[name] for name in chain(*key)])
    return sorted(near, key=places.__getitem__) if len(near) > 1 else tuple(near)


def _settled(
    key: Key, needs: Mapping[str, Key], near: Sequence[str], widths: Mapping[str, Fraction]
) -> Missing:
    """What a key settles: every criterion that needs no more than it."""
    criteria = [id_ for id_ in near if _within(needs[id_], key)]
    width = total([widths[id_] for id_ in criteria])
    return Missing(key[0], key[1], width, tuple(criteria), key[2])


def _within(need: Key, key: Key) -> bool:
    return need is key or all(set(a).issuperset(b) for a, b in zip(key, need, strict=True))
