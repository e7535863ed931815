"""What every part of the reading needs, and where a fact's figure stands in the file."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from engine.facts import NEVER, Value
from engine.kinds.judged import Judged
from engine.lower import Compiled, lower
from engine.points import text
from engine.ruleset.model import Ruleset
from engine.ruleset.question import OptionCount
from engine.source.document import same
from evidence.findings import Findings
from evidence.reading.spread import BETWEEN
from evidence.salvage import Place
from evidence.shape import Sections


@dataclass(frozen=True)
class Rules:
    """One of the rulesets that a submission is read under."""

    ruleset: Ruleset

    @property
    def id(self) -> str:
        """The ruleset's id."""
        return self.ruleset.ruleset

    @cached_property
    def compiled(self) -> Compiled:
        """The ruleset's tables: what is judged and what it is worth."""
        return lower(self.ruleset)

    @cached_property
    def judged(self) -> tuple[str, ...]:
        """The checks that a person marks."""
        checks = self.compiled.checks.values()
        return tuple(one.id for one in checks if isinstance(one.leaf, Judged))


@dataclass(frozen=True)
class Context:
    """One submission being read under one of its rulesets; findings are collected on the way."""

    rules: Rules
    all_rules: tuple[Rules, ...]
    sections: Sections
    declared_at: tuple[int, ...]
    findings: Findings
    as_of: date | None
    root: Path | None

    @property
    def data(self) -> Mapping[str, Any]:
        """The file as written, with what is misshapen in it."""
        return self.findings.document.data

    @property
    def ruleset(self) -> Ruleset:
        """The ruleset it is read under now."""
        return self.rules.ruleset

    @property
    def compiled(self) -> Compiled:
        """The ruleset's tables."""
        return self.rules.compiled

    @property
    def others(self) -> tuple[Rules, ...]:
        """The submission's other rulesets."""
        return tuple(one for one in self.all_rules if one is not self.rules)

    @cached_property
    def facts(self) -> "Names":
        """The facts that the ruleset declares."""
        return Names(self.ruleset.facts)

    @cached_property
    def all_facts(self) -> "Names":
        """The facts that any of the submission's rulesets declares."""
        return Names(fact for one in self.all_rules for fact in one.ruleset.facts)

    def split(self, name: str) -> tuple[Rules | None, str]:
        """A name as it is in a ruleset, and the ruleset's rules where the name says which."""
        of, between, rest = name.partition(BETWEEN)
        found = next((one for one in self.all_rules if one.id == of.strip()), None)
        return (found, rest.strip()) if found is not None and between else (None, name)

    @cached_property
    def documents(self) -> "Names":
        """The documents listed, the misshapen ones too."""
        listed = self.data.get("documents")
        return Names(listed if isinstance(listed, dict) else ())

    def place_of(self, section: str, name: str) -> Place:
        """Where the figure of an entry stands: its main value, or the entry itself.

        The count of a question's option stands in the question's entry.
        """
        entry = (self.data.get(section) or {}).get(name)
        declared = self.ruleset.facts.get(name) if section == "facts" and entry is None else None
        if isinstance(declared, OptionCount):
            return (*self.place_of(section, declared.question), declared.option)
        main = {"facts": "value", "marks": "mark"}[section]
        return (
            (section, name, main) if isinstance(entry, dict) and main in entry else (section, name)
        )


class Names:
    """Names to look words up in, whichever way their Vietnamese letters are made up."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_form = {same(name): name for name in names}

    def __iter__(self) -> Iterator[str]:
        """The names in their order."""
        return iter(self._by_form.values())

    def get(self, word: str | None) -> str | None:
        """The name that a word is."""
        return None if word is None else self._by_form.get(same(word.strip()))


def shown(value: Value) -> str:
    """A value in a message."""
    if value is NEVER:
        return "never"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return f"[{', '.join(row.name for row in value)}]"
    return value if isinstance(value, str) else text(value)
