"""A submission as an appraiser reads it: what is wrong inside it is held against it, not refused.

What contradicts itself or lacks its reason proves nothing, so it is taken as not given; a document
whose file is missing, changed or cannot be looked at proves nothing either.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from engine.facts import Evidence
from engine.ruleset.model import Ruleset
from engine.source.diagnostic import Diagnostic, Severity, SourceError
from evidence.submission import read_leniently

_FIGURES = {
    "E043": ("name", "whole"),
    "E044": ("name", "whole"),
    "E045": ("name", "part"),
    "E047": ("name", "part"),
    "E061": ("name",),
    "E064": ("name", "part"),
}
"""Facts that contradict each other, by the parameters that name them: none of them stands."""
_DECLARATIONS = frozenset({"E063"})
_MARKS = frozenset({"E072", "E073", "E074"})
FILES = frozenset({"E054", "E055", "E056", "E057", "E058"})
"""A document's file is missing, changed, elsewhere or cannot be looked at."""
_UNLISTED = frozenset({"E050"})

DOUBTS = frozenset({*_FIGURES, *_DECLARATIONS, *_MARKS, *FILES, *_UNLISTED})
"""What an audit holds against a submission where `score` would refuse it."""

FINDINGS = DOUBTS | {"E046", "E052", "E081", "E082"}
"""What of the reading belongs into the findings of an audit."""


@dataclass(frozen=True)
class Doubted:
    """The evidence that stands, what was found in the file, documents that prove nothing."""

    evidence: Evidence
    diagnostics: tuple[Diagnostic, ...]
    unfit: tuple[str, ...]


def read_doubted(
    text: str,
    file: str,
    ruleset: Ruleset,
    *,
    root: Path | None = None,
    unfit: Iterable[str] = (),
) -> Doubted:
    """The evidence without what is in doubt; `unfit` documents are known not to prove anything.

    Raises SourceError where the file is wrong in any other way, with all that is wrong.
    """
    evidence, found = read_leniently(text, file, ruleset, root=root)
    errors = [one for one in found if one.severity is Severity.ERROR]
    if evidence is None or any(one.code not in DOUBTS for one in errors):
        raise SourceError(found)
    gone = sorted({*unfit, *_named(found, FILES)})
    return Doubted(_standing(evidence, found, frozenset(gone)), found, tuple(gone))


def _standing(evidence: Evidence, found: tuple[Diagnostic, ...], unfit: frozenset[str]) -> Evidence:
    """The evidence without the facts, declarations, marks and documents in doubt."""
    facts = {one.params[key] for one in found if one.code in _FIGURES for key in _FIGURES[one.code]}
    declarations = facts | set(_named(found, _DECLARATIONS))
    marks = set(_named(found, _MARKS))
    return replace(
        evidence,
        values={fact: v for fact, v in evidence.values.items() if fact not in facts},
        declared={f: d for f, d in evidence.declared.items() if f not in declarations},
        marks={check: mark for check, mark in evidence.marks.items() if check not in marks},
        documents={n: d for n, d in evidence.documents.items() if n not in unfit},
    )


def _named(found: Iterable[Diagnostic], codes: frozenset[str]) -> Iterator[str]:
    return (one.params["name"].strip() for one in found if one.code in codes)
