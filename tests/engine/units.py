"""Units for tests of whole scores: a small real ruleset and evidence out of a seed."""

import random
from datetime import date
from fractions import Fraction
from pathlib import Path

from engine.facts import Evidence, Unit, Value
from engine.ruleset.fact import FactDeclaration, FactType
from engine.ruleset.load import load_ruleset
from engine.ruleset.model import Ruleset

RULESETS = Path(__file__).parents[2] / "rulesets"


def tan_duc() -> Ruleset:
    """The Tân Đức 2024 ruleset."""
    path = RULESETS / "tan-duc-2024" / "par.yaml"
    return load_ruleset(path.read_text(encoding="utf-8"), path.name)


def unit(ruleset: Ruleset, seed: int) -> Evidence:
    """Evidence of one made-up unit: some figures missing, parts within their wholes."""
    draw = random.Random(seed)
    values: dict[str, Value] = {}
    for fact, declared in ruleset.facts.items():
        if draw.random() > 0.15:
            values[fact] = _value(draw, declared, values)
    return Evidence(date(2024, 11, 15), values, unit=Unit(str(seed), f"Xã {seed}"))


def _value(draw: random.Random, declared: FactDeclaration, values: dict[str, Value]) -> Value:
    if declared.type is FactType.YES_NO:
        return draw.random() < 0.8
    whole = values.get(declared.part_of or "")
    most = int(whole) if isinstance(whole, Fraction) else 60
    return Fraction(max(most - draw.choice([0, 0, 1, 4]), 0))
