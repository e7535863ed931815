"""Where a figure stands among the units, in words."""

from fractions import Fraction

from engine.kinds.relative import Relative
from engine.lower import Check
from engine.points import terminates
from engine.ruleset.fact import FactType
from explain.scored import Scored


def told(scored: Scored, check: Check, x: Fraction) -> str:
    """The figure, what it is held against and among how many; `x` is the standing."""
    leaf, words, measured = check.leaf, scored.words, scored.measured(check)
    assert isinstance(leaf, Relative)
    own, among = leaf.own(scored.view).x, leaf.standing(scored.view)
    assert own is not None
    assert among is not None
    share = leaf.to is not None or scored.fact(leaf.of).type is FactType.SHARE
    held = words.share if share else words.exact
    against = among.reference(own)
    mine, other = held(own), held(against)
    over = f"{mine} / {other}" if leaf.way == "up" else f"{other} / {mine}"
    shown = measured.x(x)
    exact = terminates(x) and shown == measured.exact(x)
    exact = exact and all(held(n) == words.term(n, share=share) for n in (own, against))
    ranked = leaf.by in ("rank", "leader")
    figure = shown if ranked else f"{over} {'=' if exact else '≈'} {shown}"
    n = str(len(among.others) + 1)
    key = f"reason.figure.{leaf.by}"
    return words.say(key, figure=figure, own=mine, reference=other, n=n)
