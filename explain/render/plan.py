"""A plan for a terminal or a page of plain text, and as a task list for a spreadsheet."""

from collections.abc import Iterator
from fractions import Fraction

from rich.console import RenderableType
from rich.text import Text

from explain.render import paper
from explain.render.heading import heading
from explain.render.sheet import Cell, sheet
from explain.render.sweep import called
from explain.report.plan import Officer, Plan, Task, Work
from explain.words import Words, words

COLUMNS = ("lead", "fact", "label", "task", "before", "after", "until", "cost", "criteria")


def as_csv(told: Plan) -> str:
    """One row for each task, of the plan or of the best that can be reached."""
    work = told.plan or told.best
    return sheet(COLUMNS, () if work is None else _rows(work))


def _rows(work: Work) -> Iterator[list[Cell]]:
    for officer in work.officers:
        for one in officer.tasks:
            what: list[Cell] = [officer.name, one.fact, one.label, one.text]
            moved: list[Cell] = [one.value_before, one.value_after]
            yield [*what, *moved, one.until.isoformat(), one.cost, " ".join(one.criteria)]


def parts(told: Plan) -> Iterator[RenderableType]:
    """The goal, what it takes, who does what; where there is no plan, what stands in the way."""
    said = words(told.lang)
    proven = told.plan is not None and told.plan.proven
    yield from heading(said.say("plan.head" if proven else "plan.head_unproven"), told, said)
    yield Text("")
    if told.plan is not None:
        yield paper.pairs([*_goal(told, said), *_result(told, told.plan, said)])
        yield from _work(told, told.plan, said)
        return
    yield paper.pairs(list(_goal(told, said)))
    yield paper.heading(said.say("plan.none"))
    yield Text(said.say("plan.no_way" if told.no_way else "plan.not_found"), style=paper.LOST)
    yield from _obstacles(told, said)
    if told.best is None and told.earned is None:
        return
    yield paper.heading(said.say("plan.best"))
    if told.best is None:
        yield Text(said.say("plan.best_nothing"))
        return
    yield paper.pairs(list(_result(told, told.best, said)))
    yield from _work(told, told.best, said)


Rows = Iterator[tuple[str, str | Text]]


def _goal(told: Plan, said: Words) -> Rows:
    goal = told.goal.text
    if told.goal.kind in ("class", "rank") and told.goal.points is not None:
        points = _points(told.goal.points, told, said)
        goal = said.say("plan.points_needed", goal=goal, points=points)
    yield said.say("plan.row.goal"), goal
    if told.budget is not None:
        yield said.say("plan.row.budget"), _cost(told.budget, told, said)
    now = said.say("plan.row.no_total")
    if told.earned is not None:
        now = said.say("report.worth", points=_points(told.earned, told, said))
    yield said.say("plan.row.now"), now


def _result(told: Plan, work: Work, said: Words) -> Rows:
    points = said.say("report.worth", points=_points(work.earned, told, said))
    if told.plan is None and told.goal.points is not None and work.earned < told.goal.points:
        short = said.points(told.goal.points - work.earned)
        shown = _points(work.earned, told, said)
        points = said.say("plan.most", points=shown, short=short)
    yield said.say("plan.row.then"), Text(points, style=paper.GOOD if told.plan else paper.OPEN)
    if work.class_ is not None:
        yield said.say("plan.row.class"), work.class_
    if work.rank is not None:
        yield said.say("plan.row.rank"), said.say("plan.row.rank_note", rank=str(work.rank))
    key = "proven" if work.proven else "unproven"
    yield said.say("plan.row.cost"), said.say(f"plan.{key}", cost=_cost(work.cost, told, said))


def _points(value: Fraction, told: Plan, said: Words) -> str:
    near = told.edges if told.goal.points is None else (*told.edges, told.goal.points)
    return said.points(value, near=near)


def _cost(value: Fraction, told: Plan, said: Words) -> str:
    unit = told.unit_of_costs or said.say("plan.unit_one" if value == 1 else "plan.unit")
    return said.say("plan.cost", n=said.number(value), unit=unit)


def _work(told: Plan, work: Work, said: Words) -> Iterator[RenderableType]:
    if work.doubts:
        doubts = "; ".join(dict.fromkeys(one.label for one in work.doubts))
        yield Text(said.say("plan.doubts", doubts=doubts), style=paper.OPEN)
    if not work.officers:
        yield Text(f"\n{said.say('plan.nothing')}", style=paper.GOOD)
        return
    names = called(work.criteria)
    yield paper.heading(said.say("plan.tasks"))
    number = 0
    for officer in work.officers:
        yield _named(officer, told, said)
        for one in officer.tasks:
            number += 1
            yield from _task(number, one, told, names, said)
    yield paper.heading(said.say("plan.criteria"))
    yield paper.listed(
        [
            (
                names[one.id],
                said.points(one.before),
                "→",
                said.points(one.after),
                one.title.rstrip(". "),
            )
            for one in work.criteria
        ],
        right=[1, 3],
    )


def _named(officer: Officer, told: Plan, said: Words) -> Text:
    name = officer.name or said.say("plan.nobody")
    cost = _cost(officer.cost, told, said)
    return Text(said.say("plan.officer", name=name, cost=cost), style=paper.HEAD)


def _task(
    number: int, one: Task, told: Plan, names: dict[str, str], said: Words
) -> Iterator[RenderableType]:
    task = said.say("plan.task", text=one.text, before=one.before, after=one.after)
    text = "; ".join((task, *one.follows))
    detail = said.say(
        "plan.detail",
        day=said.date(one.until),
        criteria=", ".join(names[id_] for id_ in one.criteria),
    )
    if told.unit_of_costs is not None:
        detail = said.say("plan.costing", detail=detail, n=said.number(one.cost))
    body = Text(text).append(f"\n{detail}", style=paper.FAINT)
    yield paper.listed([(f"{number}.", body)])


def _obstacles(told: Plan, said: Words) -> Iterator[RenderableType]:
    if not told.obstacles:
        return
    yield paper.heading(said.say("plan.obstacles"))
    for one in told.obstacles:
        params = {"points": said.worth(one.points), "criteria": ", ".join(one.criteria)}
        yield paper.listed([("·", said.say(f"plan.obstacle.{one.kind}", **params))])
