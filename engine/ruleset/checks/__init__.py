"""What can be wrong or odd in a ruleset of good shape, one check per file.

A module here with a `check` is a check; nothing else lists them. It says in `CODES` which codes it
reports, and yields diagnostics: codes, parameters and places, no words.
"""

from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import NamedTuple

from engine.ruleset.subject import Subject
from engine.source.diagnostic import Diagnostic


class RulesetCheck(NamedTuple):
    """One check: its module's name, the codes it reports, and what finds them."""

    name: str
    codes: tuple[str, ...]
    check: Callable[[Subject], Iterator[Diagnostic]]


@cache
def discover() -> tuple[RulesetCheck, ...]:
    """Every check, in alphabetical order."""
    names = sorted(found.name for found in iter_modules(__path__))
    modules = [(name, import_module(f"{__name__}.{name}")) for name in names]
    return tuple(RulesetCheck(name, module.CODES, module.check) for name, module in modules)
