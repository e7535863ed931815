"""Missing evidence, by the points that each set of facts together would settle."""

from collections.abc import Mapping
from fractions import Fraction

from engine.decide import live
from engine.lower import Compiled, read_by
from engine.outcome import Tri
from engine.points import minus, total
from engine.run import Run
from engine.scorecard import Missing
from engine.table import State

Key = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]
"""Facts, marks, and figures of other units."""


def missing(compiled: Compiled, run: Run) -> tuple[Missing, ...]:
    """The sets that open criteria need, widest first; a set also settles smaller ones in it."""
    needs = {id_: _needs(compiled, id_, run) for id_ in _open(run)}
    widths = {id_: minus(run.outcomes[id_].possible, run.outcomes[id_].sure) for id_ in needs}
    found = [_settled(key, needs, widths) for key in dict.fromkeys(needs.values()) if any(key)]
    return tuple(
        sorted(found, key=lambda m: (-m.width, len(m.facts) + len(m.marks), m.facts, m.marks))
    )


def _open(run: Run) -> list[str]:
    """Those of which it is not known how much they earn, whether they apply or have a value."""
    return [
        id_
        for id_, one in run.outcomes.items()
        if one.open or one.away is Tri.MAYBE or one.blank is Tri.MAYBE
    ]


def _needs(compiled: Compiled, id_: str, run: Run) -> Key:
    """What a criterion waits for, that of the criteria that it still asks for included."""
    one = compiled.criteria[id_]
    checks = live(one, run.readings, run.hits, run.view)
    read = read_by(one, checks)
    said = run.evidence.declared
    facts = [f for f in read if run.view.number(f) is None and f not in said]
    marks = [c.id for c in checks if run.readings[c.id].state is State.AWAITING]
    peers = [lacks for check in checks if (lacks := check.leaf.lacks_peers(run.view)) is not None]
    for check in checks:
        if check.asks is not None and run.readings[check.id].state is State.UNKNOWN:
            more = _needs(compiled, check.asks.id, run)
            facts, marks, peers = [*facts, *more[0]], [*marks, *more[1]], [*peers, *more[2]]
    return _once(facts), _once(marks), _once(peers)


def _once(names: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _settled(key: Key, needs: Mapping[str, Key], widths: Mapping[str, Fraction]) -> Missing:
    facts, marks, peers = [frozenset(names) for names in key]
    criteria = [
        id_
        for id_, need in needs.items()
        if facts.issuperset(need[0]) and marks.issuperset(need[1]) and peers.issuperset(need[2])
    ]
    width = total([widths[id_] for id_ in criteria])
    return Missing(key[0], key[1], width, tuple(criteria), key[2])
