"""What a text is, told by its keys at the margin: a ruleset, a scale, a submission, decisions."""

import re
from collections.abc import Iterable

from evidence.library import Found
from explain.commands.desk import wrong_use

RULESET, SCALE, SUBMISSION, DECISIONS = "ruleset", "scale", "submission", "decisions"
_KEY = re.compile(r"^[\"']?(\w+)[\"']?[ \t]*:(?:\s|$)", re.ASCII | re.MULTILINE)
_ONLY_OF_RULESETS = frozenset({"areas", "basis", "period", "total", "unit_kind"})
_ONLY_OF_SUBMISSIONS = frozenset({"unit", "as_of", "claims", "marks", "declarations", "documents"})


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


def must_be(wanted: str, found: Found) -> Found:
    """The text as it came. Raises SourceError (C025) where it plainly is of another kind."""
    got = kind_of(_KEY.findall(found.text))
    if got not in (None, wanted):
        raise wrong_use("C025", file=found.file, got=str(got), expected=wanted)
    return found
