"""The rule kinds, one per file. A module here with a `KIND` is a kind; nothing else lists them."""

from importlib import import_module
from pkgutil import iter_modules
from typing import Any


def discover() -> dict[str, Any]:
    """Every kind by its name in a ruleset, in alphabetical order."""
    modules = [import_module(f"{__name__}.{found.name}") for found in iter_modules(__path__)]
    kinds = [module.KIND for module in modules]
    return {kind.name: kind for kind in sorted(kinds, key=lambda kind: str(kind.name))}
