"""Rulesets and submissions read as plain YAML, so that tests of them rest on no reader of ours."""

from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import yaml

Data = dict[str, Any]
ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "evidence" / "examples"
COMBINERS = ("parts", "all_of", "any_of")
FACT_KEYS = ("of", "to", "from", "within")


def read(path: Path) -> Data:
    """A YAML file with every scalar as text."""
    data: Data = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
    return data


@cache
def ruleset(name: str) -> Data:
    """A ruleset by its folder and file, e.g. `minh-duc-2025/par`; read once, not to be changed."""
    return read(ROOT / "rulesets" / f"{name}.yaml")


def criteria(rules: Data) -> dict[str, Data]:
    """Every criterion by id, those of groups inside an area too."""
    return {one["id"]: one for area in rules["areas"] for one in _inside(area)}


def _inside(area: Data) -> Iterator[Data]:
    yield from area.get("criteria", [])
    for group in area.get("groups", []):
        yield from _inside(group)


def leaves(rule: Data) -> list[tuple[str, Data]]:
    """The rules that measure, inside whatever joins them."""
    [(kind, body)] = rule.items()
    if kind not in COMBINERS:
        return [(kind, body)]
    return [leaf for inner in body for leaf in leaves(inner.get("rule", inner))]


def reads(criterion: Data, facts: Data) -> set[str]:
    """The facts that a criterion reads."""
    found = {criterion["applies_when"]} if "applies_when" in criterion else set()
    for _, body in leaves(criterion["rule"]):
        found |= {body[key] for key in FACT_KEYS if body.get(key) in facts}
        found |= set(body.get("exclude", []))
    return found


def dues(criterion: Data) -> list[Data]:
    """A criterion's times: none, one or several."""
    found = criterion.get("due", [])
    return found if isinstance(found, list) else [found]


def number(text: str) -> Fraction:
    """`95%`, `2/3` or `12` as an exact number."""
    return Fraction(text[:-1]) / 100 if text.endswith("%") else Fraction(text)


def wholes(facts: Data, fact: str) -> Iterator[str]:
    """The facts that a fact is a part of, the nearest first."""
    while fact := facts[fact].get("part_of", ""):
        yield fact
