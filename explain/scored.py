"""A scorecard together with what it was made from, and the language it is told in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property

from engine.facts import Evidence
from engine.lower import Check, Compiled, Lowered
from engine.ruleset.criterion import Group
from engine.ruleset.fact import FactDeclaration
from engine.ruleset.model import Ruleset
from engine.scorecard import CheckResult, Scorecard
from engine.view import View
from explain.lasting import Lasting, lasting
from explain.measured import Measured
from explain.report.criterion import Document
from explain.words import Words


@dataclass(frozen=True)
class Scored:
    """One unit's result and its grounds; everything that is told of it starts here."""

    compiled: Compiled
    evidence: Evidence
    card: Scorecard
    words: Words
    beside: Mapping[str, "Scored"] = field(default_factory=dict)
    """By their ids, the rulesets scored from the same submission, itself among them."""

    @property
    def ruleset(self) -> Ruleset:
        """The ruleset it was scored by."""
        return self.compiled.ruleset

    @cached_property
    def view(self) -> View:
        """The facts as rules read them."""
        return self.compiled.view(self.evidence)

    def lowered(self, criterion: str) -> Lowered:
        """A criterion as it was scored."""
        return self.compiled.criteria[criterion]

    def check(self, check: str) -> Check:
        """A check as it was scored."""
        return self.compiled.checks[check]

    def fact(self, fact: str) -> FactDeclaration:
        """A fact's declaration."""
        return self.compiled.ruleset.facts[fact]

    def label(self, fact: str) -> str:
        """A fact's label."""
        return self.lasting.fact(fact).label

    def measured(self, check: Check) -> Measured:
        """What a check measures, in words."""
        return self.lasting.measured(check)

    def unknown(self, checks: Iterable[CheckResult]) -> tuple[str, ...]:
        """The facts that checks lack, each once; a table while a cell of it is not known."""
        said, known = self.evidence.declared, self.view.numbers
        read = (fact for one in checks for fact in one.facts)
        return tuple(dict.fromkeys(f for f in read if f not in said and f not in known))

    @cached_property
    def lasting(self) -> Lasting:
        """What is told of the ruleset whatever a unit hands in."""
        return lasting(self.compiled, self.words)

    @cached_property
    def capped(self) -> dict[str, list[Group]]:
        """For criteria in them the groups whose cap takes from what they could still earn."""
        found: dict[str, list[Group]] = {}
        for group in self.ruleset.groups():
            lines = self.card.groups[group.id].adjustments
            if any(line.kind == "cap" and line.highest < 0 for line in lines):
                for one in group.all_criteria():
                    found.setdefault(one.id, []).append(group)
        return found

    @cached_property
    def sentences(self) -> dict[str, str]:
        """The sentence of every check told so far, by its id."""
        return {}

    @cached_property
    def papers(self) -> dict[str, Document]:
        """Every document told so far, by its id."""
        return {}

    @cached_property
    def citations(self) -> dict[str, str]:
        """What every document cited so far is called, by its id."""
        return {}

    @cached_property
    def edges(self) -> tuple[Fraction, ...]:
        """Totals that a printed one must not seem to reach or miss: targets, classes, the most."""
        ruleset, points = self.ruleset, self.card.total.points
        spans = [one.span() for one in ruleset.targets if one.of == "total"]
        ends = [end for span in spans if span is not None for end in (span.low, span.high)]
        classes = ruleset.total.classes
        if classes is not None:
            worth = points.max if classes.of == "share" else Fraction(1)
            spans = [band.span() for band in classes.bands]
            ends += [
                end * worth
                for span in spans
                if span is not None
                for end in (span.low, span.high)
                if end is not None
            ]
        return tuple(sorted({points.max, *(end for end in ends if end is not None)}))
