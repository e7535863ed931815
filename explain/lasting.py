"""What is told of a ruleset in one language whatever a unit hands in, each thing made once."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from engine.facts import Unit
from engine.lower import Check, Combined, Compiled
from engine.most import most
from engine.proof import unasked
from engine.ruleset.criterion import Criterion, Group
from engine.ruleset.due import Due as Deadline
from engine.ruleset.fact import FactDeclaration
from engine.ruleset.question import OptionCount
from engine.when import OfUnit
from explain.measured import Measured
from explain.report.criterion import Counted, Due
from explain.words import Words


class OfFact(NamedTuple):
    """A fact. `counted` is set where it counts the answers to a question."""

    declaration: FactDeclaration
    label: str
    type: str
    unit: str | None
    counted: Counted | None


class OfCriterion(NamedTuple):
    """A criterion. `last_day` is the last one to still work on it."""

    area: Group
    title: str
    requirement: str | None
    lead: str | None
    support: str | None
    due: tuple[Due, ...]
    cite: str | None
    assumed: tuple[str, ...]
    asks_proof: bool
    combined: bool
    last_day: date


@dataclass(frozen=True, eq=False)
class Lasting:
    """A ruleset in one language. It serves all units, and goes when the compiled ruleset goes."""

    compiled: Compiled
    words: Words

    def fact(self, id_: str) -> OfFact:
        """What is told of a fact."""
        found = self._facts.get(id_)
        if found is None:
            found = self._facts[id_] = self._fact(self.compiled.ruleset.facts[id_])
        return found

    def criterion(self, id_: str) -> OfCriterion:
        """What is told of a criterion."""
        found = self._criteria.get(id_)
        if found is None:
            found = self._criteria[id_] = self._criterion(self.compiled.criteria[id_].criterion)
        return found

    def measured(self, check: Check) -> Measured:
        """What a check measures, in words."""
        found = self._checks.get(check.id)
        if found is None:
            found = Measured(self.words, check, self.compiled.ruleset.facts)
            self._checks[check.id] = found
        return found

    def most(self, criterion: str, unit: Unit) -> Fraction:
        """The most that a criterion can earn at all."""
        named = not unit.kind or unit.kind in self._kinds  # no kind may be any; others are alike
        key = criterion, unit.kind if named else None
        found = self._most.get(key)
        if found is None:
            asked = self.compiled.links.before.get(criterion, ())
            found = self._most[key] = most(self.compiled, [*asked, criterion], unit)[criterion]
        return found

    def _fact(self, declaration: FactDeclaration) -> OfFact:
        unit, counted = declaration.unit, None
        if isinstance(declaration, OptionCount):
            counted = self._counted(declaration)
        return OfFact(
            declaration=declaration,
            label=declaration.label.said(self.words.lang),
            type=declaration.type.value,
            unit=None if unit is None else unit.said(self.words.lang),
            counted=counted,
        )

    def _counted(self, declaration: OptionCount) -> Counted:
        asked, lang = self.compiled.ruleset.facts[declaration.question], self.words.lang
        return Counted.model_construct(
            question=declaration.question,
            label=asked.label.said(lang),
            option=asked.options[declaration.option].said(lang),
            valid=len(asked.valid),
        )

    def _criterion(self, one: Criterion) -> OfCriterion:
        lang, lowered = self.words.lang, self.compiled.criteria[one.id]
        return OfCriterion(
            area=self._areas[one.id],
            title=one.title.said(lang),
            requirement=None if one.requirement is None else one.requirement.said(lang),
            lead=None if one.lead is None else one.lead.said(lang),
            support=None if one.support is None else one.support.said(lang),
            due=tuple(map(_due, one.due)),
            cite=self._cited(one),
            assumed=one.assumed,
            asks_proof=one.id not in self._unasked,
            combined=isinstance(lowered.node, Combined),
            last_day=self.compiled.last_day[one.id],
        )

    def _cited(self, one: Criterion) -> str | None:
        if one.cite is None or one.cite.row is None:
            return None if one.cite is None else one.cite.place
        return self.words.say("report.cite", place=one.cite.place, row=one.cite.row)

    @cached_property
    def _areas(self) -> dict[str, Group]:
        areas = self.compiled.ruleset.areas
        return {criterion.id: area for area in areas for criterion in area.all_criteria()}

    @cached_property
    def _unasked(self) -> frozenset[str]:
        """Criteria that ask for no proof."""
        return frozenset(unasked(self.compiled))

    @cached_property
    def _kinds(self) -> frozenset[str]:
        """The kinds of units that a rule asks for."""
        leaves = [check.leaf for check in self.compiled.checks.values()]
        return frozenset(k for leaf in leaves if isinstance(leaf, OfUnit) for k in leaf.kinds)

    @cached_property
    def _facts(self) -> dict[str, OfFact]:
        return {}

    @cached_property
    def _criteria(self) -> dict[str, OfCriterion]:
        return {}

    @cached_property
    def _checks(self) -> dict[str, Measured]:
        return {}

    @cached_property
    def _most(self) -> dict[tuple[str, str | None], Fraction]:
        return {}


def _due(one: Deadline) -> Due:
    return Due.model_construct(text=one.text, last_day=one.last_day())


def lasting(compiled: Compiled, words: Words) -> Lasting:
    """What is told of a compiled ruleset in a language, kept with it."""
    name = f"explain.{words.lang}"
    found = compiled.kept.get(name)
    if not isinstance(found, Lasting):
        found = compiled.kept[name] = Lasting(compiled, words)
    return found
