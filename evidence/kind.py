"""What a text is, told by its keys at the margin: a ruleset, a scale, a submission, decisions."""

import re
from collections.abc import Iterable

RULESET, SCALE, SUBMISSION, DECISIONS = "ruleset", "scale", "submission", "decisions"
_KEY = re.compile(r"^[\"']?(\w+)[\"']?[ \t]*:(?:\s|$)", re.ASCII | re.MULTILINE)
_IN_BRACES = re.compile(r"[{,]\s*[\"']?(\w+)[\"']?\s*:", re.ASCII)
_ONLY_OF_RULESETS = frozenset({"areas", "basis", "period", "total", "unit_kind"})
_ONLY_OF_SUBMISSIONS = frozenset({"unit", "as_of", "claims", "marks", "declarations", "documents"})
_OTHERS = ("calendar", "scenarios", "costs", "claims")
"""Further kinds of files, each by a key of its own."""


def keys_of(text: str) -> list[str]:
    """The keys at the margin; of a text in braces all keys. Nothing is parsed."""
    keys = _KEY if not text.lstrip().startswith("{") else _IN_BRACES
    return keys.findall("\n".join(text.splitlines()))


def kind_of(keys: Iterable[str]) -> str | None:
    """The kind of a file with these keys; None where they do not say."""
    there = frozenset(keys)
    if SUBMISSION in there:
        return SUBMISSION
    if {DECISIONS, "lines"} <= there:
        return DECISIONS
    if {SCALE, "for"} <= there:
        return SCALE
    if "ruleset" in there and there & _ONLY_OF_RULESETS:
        return RULESET
    return SUBMISSION if "ruleset" in there and there & _ONLY_OF_SUBMISSIONS else None


def kind_in_folder(keys: Iterable[str]) -> str | None:
    """The kind of a file among submissions; None where its keys do not say.

    There are other files that name a ruleset: what has no unit is no submission.
    """
    there = frozenset(keys)
    kind = kind_of(there)
    if kind != SUBMISSION or SUBMISSION in there or "unit" in there:
        return kind or next((one for one in _OTHERS if one in there), None)
    return next((one for one in _OTHERS if one in there), None)


def kind_beside(keys: Iterable[str]) -> str | None:
    """The kind of a file that says nothing without the one it goes with; None for any other."""
    there = frozenset(keys)
    kind = kind_in_folder(there)
    return kind if kind == DECISIONS or (kind in _OTHERS and "facts" not in there) else None
