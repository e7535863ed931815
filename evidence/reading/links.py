"""Whether the rulesets of one submission go together: their facts, and the results they read."""

from collections.abc import Sequence

from engine.linked import Circle, NoFigure, in_order
from engine.ruleset.fact import FactDeclaration
from engine.ruleset.model import Ruleset
from evidence.findings import Findings

_SAME = ("type", "unit", "part_of", "options", "result_of")
"""What two rulesets cannot say differently of one fact; a unit or a whole may be left unsaid."""


def check_together(rulesets: Sequence[Ruleset], findings: Findings) -> None:
    """Facts declared in two ways (E018), results in a circle (E090) or of nothing (E091)."""
    _facts(rulesets, findings)
    try:
        in_order(rulesets)
    except Circle as circle:
        findings.add_at_key("E090", ("rulesets",), cycle=" → ".join(circle.cycle))
    except NoFigure as none:
        near = findings.near(none.wanted.of, none.known)
        words = {"got": none.wanted.of, "whole": none.wanted.ruleset}
        place = _place(findings, none.reader)
        findings.add("E091", place, suggestion=near, name=none.fact, by=none.reader, **words)


def _facts(rulesets: Sequence[Ruleset], findings: Findings) -> None:
    first: dict[str, Ruleset] = {}
    for one in rulesets:
        for fact, declared in one.facts.items():
            other = first.setdefault(fact, one)
            key = _differs(declared, other.facts[fact])
            if key is not None:
                places = _place(findings, one.ruleset), _place(findings, other.ruleset)
                names = {"name": fact, "key": key, "by": one.ruleset, "other": other.ruleset}
                said = _said(declared, key), _said(other.facts[fact], key)
                findings.add("E018", *places, got=said[0], expected=said[1], **names)


def _differs(one: FactDeclaration, other: FactDeclaration) -> str | None:
    """The first key of which the two say different things."""
    for key in _SAME:
        a, b = getattr(one, key), getattr(other, key)
        if a and b and _said(one, key) != _said(other, key):
            return key
    return None


def _said(declared: FactDeclaration, key: str) -> str:
    """What a declaration says under a key, to be compared and shown."""
    value = getattr(declared, key)
    match key:
        case "type":
            return str(value.value)
        case "unit":
            return str(value.vi)
        case "options":
            return ", ".join(value)
        case "result_of":
            return f"{value.ruleset} {value.of} ({value.as_})"
    return str(value)


def _place(findings: Findings, ruleset: str) -> tuple[str | int, ...]:
    """Where the submission names a ruleset."""
    named = findings.document.data.get("rulesets")
    at = [str(one).strip() for one in named] if isinstance(named, list) else []
    return ("rulesets", at.index(ruleset)) if ruleset in at else ("ruleset",)
