"""Where a figure stands among others, by the definitions."""

import statistics
from fractions import Fraction


def led(own: Fraction, others: list[Fraction]) -> Fraction:
    """Half of the points for one's target, the other half for how near to the leader one is."""
    if own <= 1:
        return own / 2
    leader = max([own, *others])
    return Fraction(1, 2) + (Fraction(1) if own == leader else (own - 1) / (leader - 1)) / 2


def stands(by: str, down: bool, own: Fraction, others: list[Fraction]) -> Fraction | None:
    """The figure over the best, mean or median of all, or its rank; None where that is 0."""
    if by == "rank":
        return Fraction(1 + sum(one < own if down else one > own for one in others))
    every = [own, *others]
    held = {
        "best": lambda: min(every) if down else max(every),
        "mean": lambda: statistics.mean(every),
        "median": lambda: statistics.median(every),
    }[by]()
    if held <= 0:
        return None
    return Fraction(held / own if down else own / held)
