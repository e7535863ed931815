"""Two rulesets, piece by piece: what was added, taken away, changed.

Criteria, facts and targets are matched by their ids; what is said about each is matched key by
key, and a rule down to its single figures: `rule.ratio.at_least: 90% -> 95%`.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from typing import Any, Literal, NamedTuple

from pydantic import BaseModel

from engine.lower import Compiled
from engine.points import text

What = Literal["ruleset", "area", "criterion", "fact", "target", "assumption"]
How = Literal["added", "removed", "changed"]
_UNTOLD = frozenset({"id", "examples", "cite", "criteria", "groups"})
_HEAD = ("index", "unit_kind", "period", "basis", "total", "derived", "source")


class Changed(NamedTuple):
    """One key that says something else; None: nothing."""

    key: str
    before: str | None
    after: str | None


class Difference(NamedTuple):
    """One piece that differs. `changed` is empty where it was added or removed whole."""

    what: What
    id: str
    how: How
    changed: tuple[Changed, ...] = ()


def differences(old: Compiled, new: Compiled) -> list[Difference]:
    """All that differs, in the order of a ruleset file; criteria in the new one's order."""
    found: list[Difference] = []
    for what in ("ruleset", "area", "criterion", "fact", "target", "assumption"):
        before, after = _pieces(old)[what], _pieces(new)[what]
        for id_ in [*after, *(id_ for id_ in before if id_ not in after)]:
            found += _difference(what, id_, before.get(id_), after.get(id_))
    return found


def _difference(what: Any, id_: str, before: Any, after: Any) -> Iterator[Difference]:
    if before is None:
        yield Difference(what, id_, "added")
    elif after is None:
        yield Difference(what, id_, "removed")
    else:
        was, now = dict(_flat(before)), dict(_flat(after))
        keys = [*was, *(key for key in now if key not in was)]
        changed = [
            Changed(key, was.get(key), now.get(key)) for key in keys if was.get(key) != now.get(key)
        ]
        if changed:
            yield Difference(what, id_, "changed", tuple(changed))


def _pieces(compiled: Compiled) -> dict[str, dict[str, Any]]:
    """Everything that is told, by what it is and its id."""
    ruleset = compiled.ruleset
    areas = {c.id: area.id for area in ruleset.areas for c in area.all_criteria()}
    return {
        "ruleset": {"": {key: _plain(getattr(ruleset, key)) for key in _HEAD}},
        "area": {group.id: _plain(group) for group in ruleset.groups()},
        "criterion": {
            id_: {**_plain(one.criterion), "points": text(one.points), "area": areas[id_]}
            for id_, one in compiled.criteria.items()
        },
        "fact": {id_: _plain(one) for id_, one in ruleset.facts.items()},
        "target": {one.id: _plain(one) for one in ruleset.targets},
        "assumption": {one.id: _plain(one) for one in ruleset.assumed},
    }


def _plain(value: Any) -> Any:
    """A piece as mappings, lists and text, with what is not said left out.

    A text in one language is the text of both.
    """
    if isinstance(value, BaseModel):
        value = value.model_dump(by_alias=True, exclude_defaults=True)
    if isinstance(value, Mapping):
        if value.keys() == {"vi"}:
            value = {"vi": value["vi"], "en": value["vi"]}
        return {key: _plain(one) for key, one in value.items() if key not in _UNTOLD}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    if isinstance(value, Fraction):
        return text(value)
    if isinstance(value, date):
        return value.isoformat()
    return value


def _flat(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Every single figure or text, by the keys that lead to it."""
    if isinstance(value, dict):
        for key, one in value.items():
            yield from _flat(one, f"{path}.{key}" if path else str(key))
    elif isinstance(value, list):
        for number, one in enumerate(value, start=1):
            yield from _flat(one, f"{path}.{number}")
    elif value is not None:
        yield path, str(value)
