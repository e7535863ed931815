"""The cheapest work that reaches a target, as a task list."""

from datetime import date
from typing import Literal

from pydantic import Field

from explain.report import Ruleset, Unit
from explain.report.amounts import Amount, Model


class Task(Model):
    """One piece of work: a fact that is moved."""

    fact: str
    """The fact."""
    label: str
    """What it is."""
    text: str
    """What to do."""
    follows: tuple[str, ...]
    """What follows from it with no work of its own."""
    before: str
    """What it is now, for a person."""
    after: str
    """What it has to become."""
    value_before: str | None
    """What it is now, exact, as a file has it (`1235`, `0.95`, `2024-03-31`); null if unknown."""
    value_after: str
    """What it has to become, in the same way."""
    cost: Amount
    """What it costs, in the unit of costs."""
    until: date
    """The day by which it has to be done."""
    criteria: tuple[str, ...]
    """The criteria that it serves."""


class Officer(Model):
    """The tasks of one lead."""

    name: str | None
    """Who; null where the ruleset does not say."""
    cost: Amount
    """What all of it costs."""
    tasks: tuple[Task, ...]
    """The tasks, by the day."""


class Won(Model):
    """A criterion that earns more, or less, after the plan."""

    id: str
    """Its id."""
    source_id: str
    """The source's own id."""
    title: str
    """The source's own title."""
    before: Amount
    """Points now."""
    after: Amount
    """Points then."""


class Doubt(Model):
    """A fact or a criterion for which not everything could be tried."""

    id: str
    """Its id."""
    label: str
    """What it is."""


class Work(Model):
    """A set of tasks, and what the engine scores after them."""

    earned: Amount
    """The total after them."""
    highest: Amount
    """The most that missing evidence could still make of it then."""
    class_: str | None = Field(alias="class")
    """The class then."""
    rank: int | None
    """The rank then, where other units were given."""
    cost: Amount
    """What everything costs."""
    proven: bool
    """Whether nothing cheaper does it."""
    doubts: tuple[Doubt, ...]
    """For what not everything could be tried, where it is not proven."""
    officers: tuple[Officer, ...]
    """The tasks by lead."""
    criteria: tuple[Won, ...]
    """The criteria that move."""


Why = Literal["no_value", "perhaps_no_value", "open", "too_late", "excluded", "by_result", "stuck"]


class Obstacle(Model):
    """Points that the plan cannot count on, and why."""

    kind: Why
    """no_value: without a value there is no total; perhaps_no_value: that may yet be so; open:
    evidence is missing; too_late; excluded by the costs file; by_result: another ruleset's result
    would have to be better; stuck: no work wins it."""
    points: Amount
    """How many, of the total; of no value, in the criteria's own points."""
    criteria: tuple[str, ...]
    """In which criteria."""


class Goal(Model):
    """What the plan is for."""

    kind: Literal["target", "class", "rank", "budget"]
    """A total, a class, a rank, or the most for a budget."""
    text: str
    """The goal in words."""
    points: Amount | None
    """The total that it takes; null for the most that a budget gives."""


class Plan(Model):
    """What `chamdiem plan` tells of one submission."""

    schema_: Literal["chamdiem/plan/1"] = Field(default="chamdiem/plan/1", alias="schema")
    """The name and version of this form."""
    lang: Literal["vi", "en"]
    """The language of its sentences."""
    ruleset: Ruleset
    """What it was scored by."""
    unit: Unit
    """Who."""
    as_of: date
    """The day it is as of."""
    illustrative: bool
    """True where the figures are made up."""
    earned: Amount | None
    """The total now; null where there is none."""
    goal: Goal
    """What it is for."""
    unit_of_costs: str | None
    """The unit of costs, null where none is said."""
    budget: Amount | None
    """The most that may be spent."""
    plan: Work | None
    """The cheapest work that reaches the goal; null where there is none."""
    best: Work | None
    """Where there is no plan: the most points that can be reached, for the least."""
    no_way: bool
    """True where it is proved that no work reaches the goal."""
    obstacles: tuple[Obstacle, ...]
    """What stands in the way, where there is no plan."""
    edges: tuple[Amount, ...]
    """Totals that mean something (targets, classes, the most): rounding must not cross one."""
    digests: dict[str, str]
    """SHA-256 of what the submission was scored from, before the plan."""
