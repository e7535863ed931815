"""A bar of a maximum: what is earned, what is open, what is lost."""

from collections.abc import Sequence
from fractions import Fraction

from rich.text import Text

from engine.points import ZERO
from explain.render.paper import GOOD, LOST, OPEN
from explain.report.lines import Line

CELLS = ("█", "▒", "·")


def bar(line: Line, width: int) -> Text:
    """The bar; nothing where there is no maximum to fill."""
    text = Text(no_wrap=True)
    amounts = [max(part, ZERO) for part in (line.earned, line.open, line.lost)]
    for cell, count, style in zip(CELLS, cells(amounts, width), (GOOD, OPEN, LOST), strict=True):
        text.append(cell * count, style=style)
    return text


def cells(amounts: Sequence[Fraction], width: int) -> list[int]:
    """How many cells each amount takes, `width` together; one at least where it is not nothing."""
    whole = sum(amounts, ZERO)
    if whole <= 0:
        return [0] * len(amounts)
    exact = [amount * width / whole for amount in amounts]
    counts = [max(1, int(part)) if part > 0 else 0 for part in exact]
    while sum(counts) != width:
        step = 1 if sum(counts) < width else -1
        gaps = [(part - count) * step for part, count in zip(exact, counts, strict=True)]
        able = [i for i, count in enumerate(counts) if amounts[i] > 0 and count + step >= 1]
        if not able:
            break
        counts[max(able, key=lambda i: gaps[i])] += step
    return counts
