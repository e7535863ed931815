"""The parts of a misshapen submission that can still be read, so that all its mistakes are told."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from evidence.shape import Sections

Place = tuple[str | int, ...]


@dataclass(frozen=True)
class Salvaged:
    """The well-shaped entries, and for declarations the place in the file of each."""

    sections: Sections
    declared_at: tuple[int, ...]


def salvage(data: Mapping[str, Any]) -> Salvaged:
    """Leave out whole entries (one fact, one document, one mark) until the rest has its shape."""
    broken: set[Place] = set()
    while True:
        kept = {name: data.get(name) for name in Sections.model_fields if (name,) not in broken}
        listed = kept.get("declarations")
        at = tuple(
            i
            for i in range(len(listed) if isinstance(listed, list) else 0)
            if ("declarations", i) not in broken
        )
        try:
            sections = Sections.model_validate(
                {name: _without(name, part, broken) for name, part in kept.items()}
            )
        except ValidationError as wrong:
            broken |= {_entry(detail["loc"], at) for detail in wrong.errors()}
        else:
            return Salvaged(sections, at)


def _without(section: str, part: Any, broken: set[Place]) -> Any:
    if isinstance(part, dict):
        return {key: entry for key, entry in part.items() if (section, key) not in broken}
    if isinstance(part, list):
        return [entry for i, entry in enumerate(part) if (section, i) not in broken]
    return part


def _entry(loc: Place, at: tuple[int, ...]) -> Place:
    """The entry that an error is in, by its place in the file."""
    section, *inner = loc
    if not inner or not isinstance(inner[0], int):
        return tuple(loc[:2])
    return section, at[inner[0]] if section == "declarations" else inner[0]
