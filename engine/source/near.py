"""The word somebody most likely meant."""

from collections.abc import Iterable

from engine.seen import unmarked

_IN_VIETNAMESE = {
    "co": "yes",
    "khong": "no",
    "xa": "commune",
    "phuong": "ward",
    "dac_khu": "special_zone",
    "huyen": "district",
    "tinh": "province",
    "so": "department",
}
"""Words of the language as an official says them, without marks."""


def meant(word: str, candidates: Iterable[str]) -> str | None:
    """The candidate that a Vietnamese word, or `true` or `false`, says; None where none does."""
    plain = _folded(word.strip())
    said = {"true": "yes", "false": "no"}.get(plain, _IN_VIETNAMESE.get(plain))
    return said if said is not None and said in candidates else None


def nearest(word: str, candidates: Iterable[str]) -> str | None:
    """The candidate a slip or two away from `word`, None where none is that near.

    Case, Vietnamese marks and the kind of separator do not count. One slip may be in a word of two
    letters or more, and one in every three letters, but not more than three. Of words equally near,
    the first wins.
    """
    plain = _folded(word)
    best, fewest = None, 1 + (min(3, max(1, len(plain) // 3)) if len(plain) > 1 else 0)
    for candidate in candidates:
        other = _folded(candidate)
        if abs(len(other) - len(plain)) >= fewest:
            continue
        slips = _slips(plain, other)
        if slips < fewest:
            best, fewest = candidate, slips
    return best


def _folded(word: str) -> str:
    return unmarked(word).replace("-", "_").replace(" ", "_")


def _slips(a: str, b: str) -> int:
    """Letters added, dropped, changed or swapped with a neighbour (optimal string alignment)."""
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, letter in enumerate(a, 1):
        last, before, row = before, row, [i]
        for j, other in enumerate(b, 1):
            cost = min(before[j] + 1, row[-1] + 1, before[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == b[j - 2] and a[i - 2] == other:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
    return row[-1]
