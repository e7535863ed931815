"""What a ruleset says, worked out the long way: the answer every evaluator is held against.

It reads the ruleset as plain parsed YAML (nested dict, list and text, as a loader that types
nothing gives it) and evidence as plain data::

    {"values":   {fact: Fraction | bool | date | "never" | option code},
     "declared": {fact: "nothing_arose" | "blank"},
     "marks":    {criterion id, or id/1/2 for the 2nd part of the 1st part: Fraction},
     "unit_kind": the kind of the unit, where a branch asks for it}

Points are exact fractions. Bounds are found by going through every completion of the evidence, so
domains must be small. It shares no code with the engine: no tables, no positions, no intervals. The
ruleset is taken to be valid; one that is not raises ValueError where that is noticed.
"""

from tests import oracle_bounds, oracle_rules
from tests.oracle_bounds import Domains, Range, bounds_alone, completions
from tests.oracle_leaves import Data, Incomplete
from tests.oracle_questions import spelled
from tests.oracle_rules import Outcome
from tests.oracle_totals import total

__all__ = [
    "Incomplete",
    "Outcome",
    "Range",
    "bounds",
    "bounds_alone",
    "complete",
    "completions",
    "total",
]


def complete(ruleset: Data, evidence: Data) -> dict[str, Outcome]:
    """See `oracle_rules.complete`; questions are spelled out first."""
    return oracle_rules.complete(spelled(ruleset), evidence)


def bounds(
    ruleset: Data, evidence: Data, domains: Domains
) -> tuple[dict[str, Range], dict[str, Range]]:
    """See `oracle_bounds.bounds`; questions are spelled out first."""
    return oracle_bounds.bounds(spelled(ruleset), evidence, domains)
