"""Standing among others: pieces and their inverse against the plain definition, bounds by trial."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.facts import Other
from engine.interval import Interval
from engine.reach import Steps
from engine.standing import By, Standing, Standings, Way, spread
from tests.laws.settings import tried

WAYS: list[tuple[By, Way]] = [
    ("best", "up"),
    ("best", "down"),
    ("mean", "up"),
    ("median", "up"),
    ("leader", "up"),
    ("rank", "up"),
    ("rank", "down"),
]
Ends = tuple[Fraction | int, Fraction | int | None]
HALVES = st.integers(0, 8).map(lambda n: Fraction(n, 2))
AMONG = st.lists(HALVES, max_size=4)


def plain(by: By, way: Way, v: Fraction, others: Sequence[Fraction]) -> Fraction | None:
    """The standing by its definition, with no function of v in sight."""
    every = sorted([v, *others])
    if by == "rank":
        return Fraction(1 + sum(one > v if way == "up" else one < v for one in others))
    if by == "leader":
        best = every[-1]
        if v < 1:
            return v / 2
        if v == 1:
            return Fraction(1, 2)
        return 1 if v == best else Fraction(1, 2) + Fraction(1, 2) * (v - 1) / (best - 1)  # type: ignore[return-value]
    held = {
        "best": every[0] if way == "down" else every[-1],
        "mean": sum(every, Fraction(0)) / len(every),
        "median": (every[(len(every) - 1) // 2] + every[len(every) // 2]) / 2,
    }[by]
    if held <= 0:
        return None
    return held / v if way == "down" else v / held


@tried(400)
@given(st.sampled_from(WAYS), HALVES, AMONG)
def test_the_pieces_are_the_definition(
    how: tuple[By, Way], v: Fraction, others: list[Fraction]
) -> None:
    assert Standing(*how, tuple(others)).at(v) == plain(*how, v, others)


@tried(400)
@given(
    st.sampled_from(WAYS),
    AMONG,
    st.tuples(HALVES, HALVES).map(lambda ends: tuple(sorted(ends))),
    st.booleans(),
    st.booleans(),
)
def test_figures_are_those_that_reach_the_target(
    how: tuple[By, Way],
    others: list[Fraction],
    ends: tuple[Fraction, Fraction],
    low_open: bool,
    high_open: bool,
) -> None:
    low, high = (Fraction(end, 4) if how[0] != "rank" else end for end in ends)
    target = Interval(low, high, low_open, high_open)
    among = Standing(*how, tuple(others))
    found = among.figures(target)
    for n in range(33):
        v = Fraction(n, 8)
        x = plain(*how, v, others)
        assert (found is not None and v in found) == (x is not None and x in target)


@tried(300)
@given(st.sampled_from(WAYS), AMONG, st.integers(0, 3), st.integers(0, 3))
def test_standings_of_whole_figures_are_exact(
    how: tuple[By, Way], others: list[Fraction], low: int, more: int
) -> None:
    values = Standings(Steps(low, low + more), Standing(*how, tuple(others)))
    all_ = [plain(*how, Fraction(v), others) for v in range(low, low + more + 1)]
    known = [x for x in all_ if x is not None]
    found = values.within(Interval(None, None))
    assert (found is None) == (not known)
    if found is not None:
        assert (found.low, found.high) == (min(known), max(known))
    for at in known:
        assert values.meets(Interval(at, at))


RANGES = st.tuples(st.integers(0, 3), st.integers(0, 3), st.booleans(), st.booleans())


@tried(300)
@given(st.sampled_from(WAYS), st.lists(RANGES, max_size=3), st.integers(0, 3), st.integers(0, 2))
def test_the_spread_holds_every_completion(
    how: tuple[By, Way], ranges: list[tuple[int, int, bool, bool]], low: int, more: int
) -> None:
    others = [
        Other(str(n), Fraction(at), None if endless else Fraction(at + wide), leaves)
        for n, (at, wide, endless, leaves) in enumerate(ranges)
    ]
    found = spread(*how, Interval(Fraction(low), Fraction(low + more)), others)
    each = [_each(one) for one in others]
    for v in range(low, low + more + 1):
        for picked in product(*each):
            x = plain(*how, Fraction(v), [one for one in picked if one is not None])
            assert x is None or x in found, (v, picked, x)


@tried(300)
@given(st.sampled_from(WAYS), st.lists(RANGES, max_size=3), st.integers(1, 3))
def test_the_spread_of_a_known_figure_is_reached_at_both_ends(
    how: tuple[By, Way], ranges: list[tuple[int, int, bool, bool]], v: int
) -> None:
    others = [
        Other(str(n), Fraction(at), Fraction(at + wide), leaves)
        for n, (at, wide, _, leaves) in enumerate(ranges)
    ]
    found = spread(*how, Interval(Fraction(v), Fraction(v)), others)
    each = [_each(one) for one in others]
    made = [[one for one in picked if one is not None] for picked in product(*each)]
    standings = [plain(*how, Fraction(v), one) for one in made]
    known = [x for x in standings if x is not None]
    if known == standings:
        assert (found.low, found.high) == (min(known), max(known))


@pytest.mark.parametrize(
    ("by", "own", "others", "low", "high"),
    [
        # the middle of 4, 6 and one unknown lies between 4 and 6, whatever that one is
        ("median", (6, 6), [(4, 4, False), (0, None, True)], 1, Fraction(3, 2)),
        ("median", (6, 6), [(4, 4, False), (0, None, False)], 1, Fraction(3, 2)),
        ("median", (6, 6), [(0, None, False)], 0, 2),
        ("median", (100, None), [(4, 4, False)] * 2 + [(0, None, False)], Fraction(25, 13), None),
        ("mean", (6, 6), [(4, 4, False), (0, None, True)], 0, Fraction(9, 5)),
        ("mean", (6, 6), [(4, 8, True)], Fraction(6, 7), Fraction(6, 5)),
        # half of the way to its target, and half for reaching it, whoever leads
        (
            "leader",
            (Fraction(1, 2), Fraction(1, 2)),
            [(0, None, False)],
            Fraction(1, 4),
            Fraction(1, 4),
        ),
        ("leader", (1, 1), [(0, None, False)], Fraction(1, 2), Fraction(1, 2)),
        ("leader", (2, 2), [(0, None, False)], Fraction(1, 2), 1),
    ],
)
def test_what_is_unknown_of_others_counts_no_more_than_it_can(
    by: By, own: Ends, others: list[tuple[int, int | None, bool]], low: Any, high: Any
) -> None:
    each = [
        Other(str(n), Fraction(a), None if b is None else Fraction(b), leaves)
        for n, (a, b, leaves) in enumerate(others)
    ]
    low_end, high_end = (None if end is None else Fraction(end) for end in own)
    found = spread(by, "up", Interval(low_end, high_end), each)
    assert (found.low, found.high) == (low, high)


def _each(one: Other) -> list[Fraction | None]:
    most = 8 if one.high is None else int(one.high)
    least = int(one.low or 0)
    values: list[Fraction | None] = [Fraction(n) for n in range(least, most + 1)]
    return [*values, None] if one.leaves else values
