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


def salvage(
    data: Mapping[str, Any],
    cut: frozenset[Place] = frozenset(),
    questions: frozenset[str] = frozenset(),
) -> Salvaged:
    """Leave out whole entries (one fact, one document, one mark) that have not their shape.

    Those of `cut` are left out too. `questions` are the facts told by option.
    """
    parts = {name: data.get(name) for name in Sections.model_fields}
    try:
        Sections.model_validate(parts, context=questions)
        broken = cut
    except ValidationError as wrong:  # all at once, and entries do not depend on each other
        broken = cut | {detail["loc"][:2] for detail in wrong.errors()}
    kept = {name: _kept(name, part, broken) for name, part in parts.items()}
    said = parts["declarations"]
    places = range(len(said) if isinstance(said, list) else 0)
    at = tuple(i for i in places if ("declarations", i) not in broken)
    return Salvaged(Sections.model_validate(kept, context=questions), at)


def _kept(section: str, part: Any, broken: frozenset[Place]) -> Any:
    """A section without its broken entries; nothing of one that is broken as a whole."""
    if (section,) in broken:
        return None
    if isinstance(part, dict):
        return {key: entry for key, entry in part.items() if (section, key) not in broken}
    if isinstance(part, list):
        return [entry for i, entry in enumerate(part) if (section, i) not in broken]
    return part
