"""What work costs, who does it, and what has to go with what.

Costs are in a unit of the reader's own (working days, million dong); where nothing is said every
piece of work costs 1, so that the cheapest plan is the one with the fewest pieces of work.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from engine.follow import FEWER_DUE
from engine.nature import Facts
from engine.points import ONE, ZERO
from engine.rule import Change
from engine.ruleset.fact import FactType


@dataclass(frozen=True, slots=True)
class Price:
    """`fixed` once, and `each` for every unit of work (a percentage point of a share)."""

    fixed: Fraction = ONE
    each: Fraction = ZERO


@dataclass(frozen=True, slots=True)
class Officer:
    """How much a lead can do: in all, or week by week from the day of the submission."""

    total: Fraction | None = None
    per_week: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Need:
    """Work on `fact` goes only with work on `needs`, unless that is done already."""

    fact: str
    needs: str


@dataclass(frozen=True)
class Costs:
    """Everything a plan has to know besides the submission."""

    default: Price = Price()
    prices: Mapping[str, Price] = field(default_factory=dict)
    leads: Mapping[str, str] = field(default_factory=dict)
    until: Mapping[str, date] = field(default_factory=dict)
    excluded: frozenset[str] = frozenset()
    needs: tuple[Need, ...] = ()
    not_both: tuple[tuple[str, str], ...] = ()
    officers: Mapping[str, Officer] = field(default_factory=dict)
    unit: Mapping[str, str] = field(default_factory=dict)
    """The unit of costs by language; empty where none is said."""

    def price(self, fact: str) -> Price:
        """What work on a fact costs."""
        return self.prices.get(fact, self.default)

    def further(self, fact: str, units: Fraction, facts: Facts) -> Fraction:
        """What so many units of work cost besides what is paid once."""
        share = facts[fact].type is FactType.SHARE
        return self.price(fact).each * units * (100 if share else 1)

    def of(self, change: Change, facts: Facts) -> Fraction:
        """What a change costs; what only grows with other work costs nothing by itself."""
        if change.action in ("more_due", FEWER_DUE) and change.fact not in self.prices:
            return ZERO
        return self.price(change.fact).fixed + self.further(change.fact, change.units, facts)
