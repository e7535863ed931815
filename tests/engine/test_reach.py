"""What can still be: `meets` is `within`, and both are what going through the members gives."""

from collections.abc import Callable
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.interval import Interval
from engine.points import ZERO
from engine.quotient import Divided, Each, quotients
from engine.reach import Dense, Either, Mapped, Only, Steps, Values, mapped
from engine.record import altered
from engine.standing import Standings
from engine.table import Award, Row, Table, scale_for
from engine.view import Range

_numbers = st.fractions(-4, 4, max_denominator=6)
_maybe = st.none() | _numbers


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    ends = sorted([draw(_numbers), draw(_numbers)])
    low = draw(st.sampled_from([ends[0], None]))
    high = draw(st.sampled_from([ends[1], None]))
    return Interval(low, high, draw(st.booleans()), draw(st.booleans()))


@st.composite
def ranges(draw: st.DrawFn, least: int) -> Range:
    """Whole numbers from `least` up, known or not."""
    low = draw(st.integers(least, 6))
    high = draw(st.none() | st.just(low) | st.integers(low, 9))
    return Range(Fraction(low), None if high is None else Fraction(high), whole=True)


divisions = st.tuples(ranges(0), ranges(0), st.booleans())
"""What is divided by what, and whether it is a part of it."""


@st.composite
def steps(draw: st.DrawFn) -> Steps:
    low, high = sorted([draw(st.integers(-9, 9)), draw(st.integers(-9, 9))])
    step = draw(st.fractions(Fraction(1, 6), 3, max_denominator=6))
    ends = draw(st.sampled_from([(low, high), (None, high), (low, None), (None, None)]))
    return Steps(*ends, step, draw(_numbers))


unbounded = st.integers(0, 6).map(lambda low: Range(Fraction(low), None, whole=True))

values = st.one_of(
    steps(),
    divisions.map(lambda each: quotients(each[0], each[1], part=each[2])),
    st.lists(_numbers, max_size=4).map(lambda each: Only(tuple(each))),
    intervals().filter(lambda span: not span.empty).map(Dense),
)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """Rows without a gap, some of them a single value, at thresholds that are met or passed."""
    ends = sorted({(draw(_numbers), draw(st.booleans())) for _ in range(draw(st.integers(0, 4)))})
    scale = scale_for(end for end, _ in ends)
    starts = [int(2 * end * scale) + passed for end, passed in ends]
    rows = [
        Row(low, None if high is None else high - 1, Award(ZERO), "")
        for low, high in pairwise([None, *starts, None])
    ]
    return Table("1", scale, tuple(rows), {})


@given(
    values | st.builds(quotients, ranges(0), ranges(0) | unbounded, part=st.booleans()), tables()
)
def test_a_row_is_met_when_its_values_are(each: Values, table: Table) -> None:
    assert each.met(table) == tuple(each.meets(span) for _, span in table.spans)


@given(st.lists(values, min_size=1, max_size=3), intervals())
def test_either_has_the_members_of_all(each: list[Values], span: Interval) -> None:
    found = Either(tuple(each))
    inside = [one for one in (value.within(span) for value in each) if one is not None]
    assert found.meets(span) == bool(inside)
    ends = _ends(found.within(span))
    lows, highs = [one.low for one in inside], [one.high for one in inside]
    assert ends == (
        None
        if not inside
        else (
            None if None in lows else min(low for low in lows if low is not None),
            None if None in highs else max(high for high in highs if high is not None),
        )
    )


@given(values, intervals())
def test_meets_is_within(found: Values, span: Interval) -> None:
    assert found.meets(span) == (found.within(span) is not None)


@given(values, intervals(), _numbers.filter(bool), _numbers)
def test_mapped_values_are_the_values_mapped(
    found: Values, span: Interval, scale: Fraction, offset: Fraction
) -> None:
    inside = found.within(span)
    moved = Mapped(found, scale, offset).within(mapped(span, scale, offset))
    assert moved == (None if inside is None else mapped(inside, scale, offset))


def _hull(members: list[Fraction], span: Interval) -> tuple[Fraction, Fraction] | None:
    inside = [x for x in members if x in span]
    return (min(inside), max(inside)) if inside else None


def _ends(found: Interval | None) -> tuple[Fraction | None, Fraction | None] | None:
    return None if found is None else (found.low, found.high)


@given(steps().filter(lambda s: s.low is not None and s.high is not None), intervals())
def test_steps_are_their_members(found: Steps, span: Interval) -> None:
    ks = range(found.low or 0, (found.high or 0) + 1)
    members = [found.offset + found.step * k for k in ks]
    assert _ends(found.within(span)) == _hull(members, span)


@given(divisions, intervals())
def test_quotients_of_few_denominators_are_their_members(
    division: tuple[Range, Range, bool], span: Interval
) -> None:
    over, under, part = division
    if under.low is None or under.high is None or over.high is None:
        return
    members = [
        Fraction(n, d)
        for d in range(max(1, int(under.low)), int(under.high) + 1)
        for n in range(int(over.low or 0), int(over.high) + 1)
        if not part or n <= d
    ]
    assert _ends(quotients(over, under, part=part).within(span)) == _hull(members, span)


@given(st.integers(1, 9), st.integers(1, 6), st.booleans(), intervals())
def test_a_known_part_of_an_unknown_whole(n: int, low: int, part: bool, span: Interval) -> None:
    over, under = Range(Fraction(n), Fraction(n), True), Range(Fraction(low), None, True)
    found = quotients(over, under, part=part)
    least = max(low, n) if part else low
    members = [Fraction(n, d) for d in range(least, 2000)]
    inside = _hull(members, span)
    ends = found.within(span)
    if span.low is not None and span.low > Fraction(n, 1000):
        assert _ends(ends) == inside
    elif inside is not None:
        assert ends is not None
        assert ends.high == inside[1]


def known_over(n: int, low: int, high: int | None) -> Values:
    """A known whole number over an unknown one."""
    top = None if high is None else Fraction(high)
    over, under = Range(Fraction(n), Fraction(n), True), Range(Fraction(low), top, True)
    return quotients(over, under, part=False)


def open_at(low: str | None, high: str | None) -> Interval:
    """The numbers between two, without them."""
    ends = [None if end is None else Fraction(end) for end in (low, high)]
    return Interval(ends[0], ends[1], low is not None, high is not None)


def closed_at(low: str | None, high: str | None) -> Interval:
    """The numbers between two, with them."""
    return altered(open_at(low, high), low_open=False, high_open=False)


@pytest.mark.parametrize("high", [None, 5000])
@pytest.mark.parametrize(
    ("span", "members"),
    [
        (open_at("3/5", "1"), ("3/4", "3/4")),  # 3/3 and 3/5 are at the ends: 3/4 alone is between
        (closed_at("3/5", "1"), ("3/5", "1")),
        (open_at("0.61", "0.99"), ("3/4", "3/4")),
        (closed_at("0.61", "0.99"), ("3/4", "3/4")),
        (open_at("3/5", "3/4"), None),
        (closed_at("0.61", "0.74"), None),
        (open_at("3/2", None), ("3", "3")),
        (closed_at("3/2", None), ("3/2", "3")),
        (open_at("3", None), None),
        (closed_at("3", None), ("3", "3")),
        (closed_at(None, "0"), None),
        (open_at(None, "-1"), None),
    ],
)
def test_a_strict_end_leaves_out_the_quotient_at_it(
    span: Interval, members: tuple[str, str] | None, high: int | None
) -> None:
    found = known_over(3, 1, high)
    assert found.meets(span) == (members is not None)
    ends = None if members is None else tuple(map(Fraction, members))
    assert _ends(found.within(span)) == ends


@pytest.mark.parametrize("span", [Interval(None, None), closed_at("0", None), open_at("0", None)])
def test_0_is_come_near_to_and_not_reached_under_a_whole_without_end(span: Interval) -> None:
    assert known_over(3, 1, None).within(span) == Interval(ZERO, Fraction(3), low_open=True)
    assert known_over(3, 1, 5000).within(span) == Interval(Fraction(3, 5000), Fraction(3))


@pytest.mark.parametrize(("n", "reached"), [(0, True), (1, False)])
def test_0_over_no_end_is_reached_by_0_alone(n: int, reached: bool) -> None:
    over, under = Range(Fraction(n), Fraction(9), False), Range(Fraction(1), None, False)
    found = quotients(over, under, part=False)
    assert found.meets(closed_at("0", "0")) is reached
    assert found.within(closed_at("0", "1/2")) == Interval(ZERO, Fraction(1, 2), not reached)


def test_an_end_past_all_quotients_is_the_last_quotient() -> None:
    tiny = closed_at("1/90000", "1/100")
    assert known_over(3, 1, 5000).within(tiny) == Interval(Fraction(3, 5000), Fraction(1, 100))


def test_what_is_no_whole_number_fills_all_between_its_ends() -> None:
    over, under = Range(Fraction(1), Fraction(9), False), Range(Fraction(2), Fraction(4), False)
    found = quotients(over, under, part=False)
    assert found.within(Interval(None, None)) == Interval(Fraction(1, 4), Fraction(9, 2))
    part = quotients(over, under, part=True)
    assert part.within(Interval(None, None)) == Interval(Fraction(1, 4), Fraction(1))


def test_every_kind_of_values_is_tried() -> None:
    tried: list[Callable[..., Values]] = [Only, Dense, Steps, Divided, Each, Mapped, Either]
    tried.append(Standings)  # in test_standing.py
    assert {kind.__name__ for kind in Values.__subclasses__()} == {k.__name__ for k in tried}


def test_over_nothing_there_is_no_quotient() -> None:
    nothing = quotients(Range(Fraction(2), Fraction(7), True), Range(None, ZERO, False), part=False)
    assert nothing.within(Interval(None, None)) is None
