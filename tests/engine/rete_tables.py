"""Tables and placements for the rule network's tests."""

from fractions import Fraction

from hypothesis import strategies as st

from engine.table import EDGE, Award, Effect, Placed, Row, State, StateRow, Table

STATES: tuple[State, ...] = tuple(state for state in State if state is not State.KNOWN)
Tables = dict[str, Table]


def row(low: int | None, high: int | None) -> Row:
    return Row(low, high, Award(Fraction(1)), "band")


def table(check: str, *starts: int) -> Table:
    """Bands that begin at these positions; one more below the first."""
    lows = (None, *starts)
    highs = (*(start - 1 for start in starts), None)
    rows = tuple(row(low, high) for low, high in zip(lows, highs, strict=True))
    return of_rows(check, rows)


def of_rows(check: str, rows: tuple[Row, ...]) -> Table:
    states = {state: StateRow(Effect.OPEN, Fraction(0), "state") for state in STATES}
    return Table(check, 1, rows, states)


def several(count: int, *starts: int) -> Tables:
    return {f"{n // 10}.{n % 10}": table(f"{n // 10}.{n % 10}", *starts) for n in range(count)}


def unit(tables: Tables, number: int) -> list[Placed]:
    """One of many different units: every state and band comes up, by plain arithmetic."""
    placed = []
    for n, check in enumerate(tables):
        turn = number * 31 + n * 17
        state = State(turn % 9) if turn % 9 < 6 else State.KNOWN
        placed.append(Placed(check, state, turn * 7919 % 500 - 100))
    return placed


def at(tables: Tables, position: int) -> list[Placed]:
    return [Placed(check, State.KNOWN, position) for check in tables]


_starts = st.lists(
    st.one_of(st.integers(-6, 6), st.integers(-EDGE, EDGE), st.sampled_from([-EDGE, EDGE])),
    max_size=8,
    unique=True,
)


@st.composite
def some_tables(draw: st.DrawFn) -> Tables:
    checks = draw(st.lists(st.text(max_size=6), min_size=1, max_size=6, unique=True))
    return {check: table(check, *sorted(draw(_starts))) for check in checks}


@st.composite
def placement(draw: st.DrawFn, tables: Tables, check: str) -> Placed:
    """Any state; positions at every edge and beside it, at ±EDGE, and anywhere."""
    starts = [one.low for one in tables[check].rows if one.low is not None]
    edges = [start + off for start in (0, *starts) for off in (-1, 0, 1)]
    position = st.one_of(st.sampled_from([*edges, -EDGE, EDGE]), st.integers(-EDGE, EDGE))
    state = st.one_of(st.just(State.KNOWN), st.sampled_from(State))
    return Placed(check, draw(state), draw(position))


@st.composite
def placements(draw: st.DrawFn, tables: Tables) -> list[Placed]:
    order = draw(st.permutations(list(tables)))
    return [draw(placement(tables, check)) for check in order]
