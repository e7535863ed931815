"""Plans equal an exhaustive search over small cases, reach their target, and have no spare step."""

from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from engine.facts import Evidence, Value
from engine.plan.costs import Costs, Price
from engine.plan.search import Aim, Found, Planned, planned
from engine.points import ONE, ZERO
from engine.rule import Change
from engine.ruleset.load import load_ruleset
from engine.run import Run
from engine.score import Engine
from engine.whatif import Scenario, alone
from tests.engine.small import START
from tests.laws.settings import tried

HEAD = (
    START.format(name="plan", total=20)
    + """\
facts:
  due: {label: {vi: Phải làm, en: Due}, type: count}
  done: {label: {vi: Đã làm, en: Done}, type: count, part_of: due}
  fine: {label: {vi: Đạt, en: Fine}, type: count, part_of: due}
  ideas: {label: {vi: Sáng kiến, en: Ideas}, type: count, at_most: 3}
  asked: {label: {vi: Đã hỏi, en: Asked}, type: yes_no}
"""
)
DUE = 4
MOVED = ("done", "fine", "ideas", "asked")
RATES = ("done", "fine")
NUMBERS = st.integers(1, 10)
SHARES = st.sampled_from(["1/4", "1/2", "2/3", "0.9", "1"])


@st.composite
def leaves(draw: st.DrawFn) -> str:
    fact = draw(st.sampled_from(RATES))
    low, high = sorted((draw(SHARES), draw(SHARES)), key=Fraction)
    n = draw(st.integers(1, 4))
    kinds = [
        f"{{ratio: {{of: {fact}, to: due, at_least: {high}, when_none: full}}}}",
        f"{{ratio: {{of: {fact}, to: due, proportional: {{}}, when_none: full}}}}",
        f"{{count: {{of: ideas, at_least: {n}}}}}",
        "{count: {of: ideas, per_item: 0.5}}",
        f"{{count: {{of: fine, at_least: {n}}}}}",
        "{yes_no: {of: asked}}",
    ]
    if Fraction(low) < Fraction(high):
        to = f"of: {fact}, to: due, when_none: full"
        rest = f"{{at_least: {low}, share: 0.5}}, {{otherwise: true, share: 0}}"
        kinds += [
            f"{{ratio: {{{to}, proportional: {{floor: {low}, target: {high}}}}}}}",
            f"{{ratio: {{{to}, bands: [{{at_least: {high}, share: 1}}, {rest}]}}}}",
        ]
    return draw(st.sampled_from(kinds))


@st.composite
def rules(draw: st.DrawFn) -> str:
    if draw(st.integers(0, 2)):
        return draw(leaves())
    both = f"[{draw(leaves())}, {draw(leaves())}]"
    parts = f"[{{rule: {draw(leaves())}}}, {{rule: {draw(leaves())}}}]"
    return draw(
        st.sampled_from([f"{{all_of: {both}}}", f"{{any_of: {both}}}", f"{{parts: {parts}}}"])
    )


TOTALS = ("{}", "{rescale: 100}", "{round: 0}", "{rescale: 10, round: 1}", "{clamp: {at_most: 7}}")


@st.composite
def rulesets(draw: st.DrawFn) -> str:
    text = HEAD + "areas:\n"
    number = 0
    for area in "AB"[: draw(st.integers(1, 2))]:
        more = draw(st.sampled_from(["", "    cap: 4\n    kind: bonus\n", "    round: 0\n"]))
        text += f"  - id: {area}\n    title: {area}\n{more if area == 'B' else ''}    criteria:\n"
        for _ in range(draw(st.integers(1, 3))):
            number += 1
            gate = draw(st.sampled_from(["", "", "applies_when: asked, "]))
            points = draw(NUMBERS)
            rule = draw(rules())
            text += f'      - {{id: "{number}", title: x, points: {points}, {gate}rule: {rule}}}\n'
    return text + f"total: {draw(st.sampled_from(TOTALS))}\n"


@st.composite
def units(draw: st.DrawFn) -> dict[str, Value]:
    done = draw(st.integers(0, DUE))
    fine = draw(st.integers(0, DUE))
    ideas = draw(st.integers(0, 3))
    figures = {"due": DUE, "done": done, "fine": fine, "ideas": ideas}
    return {**{f: Fraction(n) for f, n in figures.items()}, "asked": draw(st.booleans())}


@st.composite
def prices(draw: st.DrawFn) -> Costs:
    def price() -> Price:
        return Price(Fraction(draw(st.integers(1, 4))), Fraction(draw(st.integers(0, 4)), 2))

    return Costs(prices={fact: price() for fact in MOVED})


def better(text: str, now: Mapping[str, Value]) -> Iterator[dict[str, Value]]:
    """Everything that more work could make of a unit, of facts that some rule asks for.

    What a criterion is applied by is no work of that criterion: it says whether there is any.
    """
    most = {"done": DUE, "fine": DUE, "ideas": 3, "asked": 1}
    plain = "".join(line for line in text.splitlines() if "applies_when" not in line)
    asking = {**dict.fromkeys(most, text), "asked": plain}
    ranges = [
        range(int(now[f]), top + 1) if f"of: {f}" in asking[f] else [int(now[f])]  # type: ignore[arg-type]
        for f, top in most.items()
    ]
    for *figures, asked in product(*ranges):
        numbers = dict(zip(most, map(Fraction, figures), strict=False))
        yield {**now, **numbers, "asked": bool(asked)}


def work(now: Mapping[str, Value], then: Mapping[str, Value]) -> tuple[Change, ...]:
    return tuple(
        Change(f, now[f], then[f], Fraction(then[f]) - Fraction(now[f]), "more")  # type: ignore[arg-type]
        for f in MOVED
        if now[f] != then[f]
    )


def price(engine: Engine, costs: Costs, changes: tuple[Change, ...]) -> Fraction:
    return sum((costs.of(change, engine.ruleset.facts) for change in changes), ZERO)


def plan(engine: Engine, run: Run, costs: Costs, points: Fraction) -> Planned:
    aim = Aim(points, lambda after: after.earned >= points)
    return planned(engine.compiled, run, alone(engine.compiled, run), aim, costs)


BRANCHES = """
  kinds:
    label: {vi: Loại, en: Kind}
    type: choice
    options: {a: {vi: A, en: A}, b: {vi: B, en: B}}
areas:
  - id: A
    title: A
    criteria:
"""


@st.composite
def branched(draw: st.DrawFn) -> str:
    """Criteria whose rule hangs on a fact, another criterion or nothing."""
    text = HEAD.replace("at_most: 3", "at_most: 12") + BRANCHES
    conditions = ["{choice: {of: kinds, options: {a: 100%, b: 0%}}}", "{yes_no: {of: asked}}"]
    for number in range(1, draw(st.integers(2, 4))):
        if number > 1:
            conditions.append(f'{{criterion: "{number - 1}", is: met}}')
        when = draw(st.sampled_from(conditions))
        one, other = draw(leaves()), draw(leaves())
        rule = f"{{branch: [{{when: {when}, then: {one}}}, {{otherwise: {other}}}]}}"
        text += f'      - {{id: "{number}", title: x, points: {draw(NUMBERS)}, rule: {rule}}}\n'
    return text + f"total: {draw(st.sampled_from(TOTALS))}\n"


@tried(40)
@given(branched(), units(), st.sampled_from("ab"), st.integers(1, 8))
def test_no_step_of_a_plan_goes_further_than_it_has_to(
    text: str, unit: dict[str, Value], kind: str, eighths: int
) -> None:
    with Engine(load_ruleset(text, "plan.yaml")) as engine:
        run = engine.run(Evidence(date(2024, 5, 1), {**unit, "kinds": kind}))
        points = run.earned + (Fraction(40) - run.earned) * eighths / 8
        found = plan(engine, run, Costs(), points)
        for one in (found.plan, found.best):
            if one is not None:
                _has_no_spare_unit(engine, run, one)


@tried(40)
@given(rulesets(), units(), prices(), st.integers(1, 8))
def test_a_plan_is_the_cheapest_of_all_there_is(
    text: str, unit: dict[str, Value], costs: Costs, eighths: int
) -> None:
    with Engine(load_ruleset(text, "plan.yaml")) as engine:
        run = engine.run(Evidence(date(2024, 5, 1), unit))
        suppose = alone(engine.compiled, run)
        every = [
            (suppose(Scenario("", then)).earned, price(engine, costs, work(unit, then)))
            for then in better(text, unit)
        ]
        top = max(earned for earned, _ in every)
        points = run.earned + (top - run.earned) * eighths / 8
        found = plan(engine, run, costs, points)
        assert found.plan is not None
        _holds(engine, run, found.plan, points)
        assert found.plan.proven
        assert found.plan.cost == min(cost for earned, cost in every if earned >= points)
        beyond = plan(engine, run, costs, top + ONE)
        assert beyond.plan is None
        assert beyond.no_way
        if top > run.earned:
            assert beyond.best is not None
            assert beyond.best.run.earned == top
            assert beyond.best.cost == min(cost for earned, cost in every if earned == top)


def _holds(engine: Engine, run: Run, found: Found, points: Fraction) -> None:
    """The engine confirms it from scratch, and every step of it is needed."""
    values = {change.fact: change.after for change in found.changes}
    assert engine.run(run.evidence.with_values(values)).earned == found.run.earned >= points
    for spare in values:
        rest = {fact: value for fact, value in values.items() if fact != spare}
        after = engine.run(run.evidence.with_values(rest))
        assert after.earned < points
    _has_no_spare_unit(engine, run, found)


def _has_no_spare_unit(engine: Engine, run: Run, found: Found) -> None:
    """One unit off any step loses points, so that no step goes further than it has to."""
    values = {change.fact: change.after for change in found.changes}
    for change in found.changes:
        if isinstance(change.after, Fraction) and change.units > 1:
            assert isinstance(change.before, Fraction)
            less = change.after + (ONE if change.after < change.before else -ONE)
            after = engine.run(run.evidence.with_values({**values, change.fact: less}))
            assert after.earned < found.run.earned
