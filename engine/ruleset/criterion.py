"""Criteria (tiêu chí) and the groups they stand in."""

import re
from collections.abc import Iterator
from typing import Any, Literal

from pydantic import Field, field_validator, model_validator
from pydantic_core import PydanticCustomError

from engine.rule_ref import RuleRef
from engine.rules import OneKind
from engine.ruleset.due import Due
from engine.ruleset.text import Exact, Text, UnitKind, Words


def plan_order(id_: str) -> tuple[tuple[int, int, str], ...]:
    """A key that puts 2.2 before 2.10: numbers as numbers, words as words."""
    pieces = re.findall(r"\d+|[^\d.]+", id_)
    return tuple((0, int(p), "") if p.isdigit() else (1, 0, p) for p in pieces)


class Cite(Words):
    """Where in the source document a thing stands."""

    place: str
    row: str | None = None


class Example(Words):
    """Facts in; the share of the maximum, the points or the state out. `chamdiem check` runs it.

    `unit_kind` is the ruleset's where none is given.
    """

    facts: dict[str, str] = Field(default_factory=dict)
    declared: dict[str, Literal["nothing_arose", "blank"]] = Field(default_factory=dict)
    marks: dict[str, Exact] = Field(default_factory=dict)
    unit_kind: UnitKind | None = None
    share: Exact | None = None
    points: Exact | None = None
    state: Literal["unknown", "not_applicable", "no_value", "awaiting"] | None = None

    @model_validator(mode="after")
    def _one_answer(self) -> Any:
        if sum(v is not None for v in (self.share, self.points, self.state)) != 1:
            raise PydanticCustomError("R021", "share, points or state", {})
        return self


class Criterion(Words):
    """One line that earns points: the plan's words, who and until when, and one rule."""

    id: str = Field(min_length=1, pattern=r"^[^/]+$")
    source_id: str | None = None
    title: Text
    requirement: Text | None = None
    cite: Cite | None = None
    lead: Text | None = None
    support: Text | None = None
    due: tuple[Due, ...] = ()
    points: Exact | None = None
    round: int | None = Field(default=None, ge=0, le=9)
    proof: tuple[str, ...] = ()
    assumed: tuple[str, ...] = ()
    applies_when: str | None = None
    rule: RuleRef
    examples: tuple[Example, ...] = ()

    @field_validator("due", mode="before")
    @classmethod
    def _one_or_more(cls, value: Any) -> Any:
        return [value] if isinstance(value, dict) else value

    @property
    def shown_id(self) -> str:
        """The plan's own id, which may repeat."""
        return self.source_id or self.id

    @property
    def body(self) -> Any:
        """The rule itself, a Leaf or a Combiner."""
        rule: OneKind = self.rule
        return rule.body


class Clamp(Words):
    """Limits of a sum, in points."""

    at_least: Exact | None = None
    at_most: Exact | None = None


class Summed(Words):
    """What may be done to a sum, in this order: rescale, cap, clamp, round."""

    rescale: Exact | None = None
    cap: Exact | None = None
    clamp: Clamp | None = None
    round: int | None = Field(default=None, ge=0, le=9)


class Group(Summed):
    """Criteria under a heading. An area is a group at the top."""

    id: str = Field(min_length=1)
    source_id: str | None = None
    title: Text
    kind: Literal["base", "bonus", "penalty"] = "base"
    criteria: tuple[Criterion, ...] = ()
    groups: "tuple[Group, ...]" = ()

    @model_validator(mode="after")
    def _not_empty(self) -> Any:
        if not self.criteria and not self.groups:
            raise PydanticCustomError("R022", "nothing in it", {"name": self.id})
        return self

    @property
    def shown_id(self) -> str:
        """The plan's own id, which may repeat."""
        return self.source_id or self.id

    def all_criteria(self) -> Iterator[Criterion]:
        """Every criterion in it: in the file's order, its groups where their numbers put them."""
        waiting = list(self.criteria)
        for group in self.groups:
            while waiting and plan_order(waiting[0].shown_id) < plan_order(group.shown_id):
                yield waiting.pop(0)
            yield from group.all_criteria()
        yield from waiting

    def all_groups(self) -> Iterator["Group"]:
        """This group and every group in it."""
        yield self
        for group in self.groups:
            yield from group.all_groups()
