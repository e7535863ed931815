"""Digests: the same ruleset, facts, decisions and engine give the same result, and say so."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from pydantic import BaseModel

from engine import __version__
from engine.facts import Evidence
from engine.points import text
from engine.ruleset.model import Ruleset


def _plain(value: Any) -> Any:
    """What JSON does not know, with exact numbers as text: the same for the same meaning."""
    if isinstance(value, Fraction):
        return text(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, BaseModel):
        # A key that is left out says nothing: one the language gains later changes no digest.
        return value.model_dump(by_alias=True, exclude_none=True)
    if is_dataclass(value):
        return {field.name: getattr(value, field.name) for field in fields(value)}
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"no canonical form: {type(value).__name__}")


def digest(value: Any) -> str:
    """SHA-256 of the canonical form, in hexadecimal. Raises TypeError where there is none."""
    plain = json.dumps(
        value, default=_plain, ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    return hashlib.sha256(plain.encode()).hexdigest()


def evidence_digests(evidence: Evidence) -> dict[str, str]:
    """The digests of what a unit handed in: facts, and what people decided."""
    facts = [evidence.as_of, evidence.unit, evidence.values, evidence.declared, evidence.sources]
    facts += [evidence.documents, evidence.claims, *filter(None, [evidence.linked, evidence.peers])]
    return {
        "facts": digest(facts),
        "decisions": digest(evidence.marks),
    }


def ruleset_digests(ruleset: Ruleset, scale: Any = None) -> dict[str, str]:
    """The digests of what decides: the ruleset, its calendars, a scale where one is, the engine."""
    found = {"ruleset": digest(ruleset), "engine": __version__}
    if ruleset.calendar:
        found["calendar"] = digest(ruleset.calendar)
    return found if scale is None else {**found, "scale": digest(scale)}
