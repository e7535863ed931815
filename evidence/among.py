"""Other units' figures as a log keeps them: what a unit was scored beside, exactly.

They are JSON, by ruleset and figure: every other unit's name, the least and the greatest that its
figure can be (null: no bound), and whether it may turn out to have none.
"""

import json
from collections.abc import Mapping
from fractions import Fraction

from engine.facts import Other
from engine.points import text

Peers = Mapping[str, Mapping[str, tuple[Other, ...]]]
"""By ruleset and figure, the other units' figures."""


def peers_text(peers: Peers) -> str:
    """The figures in one canonical form."""
    plain = {
        ruleset: {figure: [_plain(one) for one in others] for figure, others in each.items()}
        for ruleset, each in peers.items()
    }
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, indent=1)


def peers_in(written: str) -> dict[str, dict[str, tuple[Other, ...]]]:
    """The figures of a text that `peers_text` wrote. Raises ValueError and others for any other."""
    plain = json.loads(written)
    return {
        ruleset: {figure: tuple(map(_other, others)) for figure, others in each.items()}
        for ruleset, each in plain.items()
    }


def _plain(one: Other) -> list[str | bool | None]:
    low, high = (None if end is None else text(end) for end in (one.low, one.high))
    return [one.unit, low, high, one.leaves]


def _other(plain: list[str | None]) -> Other:
    unit, low, high, leaves = plain
    return Other(str(unit), _end(low), _end(high), bool(leaves))


def _end(plain: str | None) -> Fraction | None:
    return None if plain is None else Fraction(plain)
