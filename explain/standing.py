"""Where a figure stands among the units, in words."""

from engine.kinds.relative import Relative
from engine.rule import Leaf
from engine.ruleset.fact import FactType
from explain.scored import Scored


def told(scored: Scored, leaf: Leaf, same: str, shown: str) -> str:
    """The figure, what it is held against and among how many; `shown` is the standing."""
    assert isinstance(leaf, Relative)
    own, among = leaf.own(scored.view).x, leaf.standing(scored.view)
    assert own is not None
    assert among is not None
    share = leaf.to is not None or scored.fact(leaf.of).type is FactType.SHARE
    held = scored.words.share if share else scored.words.exact
    mine, other = held(own), held(among.reference(own))
    over = f"{mine} / {other}" if leaf.way == "up" else f"{other} / {mine}"
    figure = shown if leaf.by in ("rank", "leader") else f"{over} {same}"
    n = str(len(among.others) + 1)
    key = f"reason.figure.{leaf.by}"
    return scored.words.say(key, figure=figure, own=mine, reference=other, n=n)
