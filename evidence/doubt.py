"""A submission as an appraiser reads it: what is wrong inside it is held against it, not refused.

What contradicts itself or lacks its reason proves nothing, so it is taken as not given; a document
whose file is missing, changed or cannot be looked at proves nothing either.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from engine.facts import Evidence
from engine.ruleset.model import Ruleset
from engine.source.diagnostic import Diagnostic, Severity, SourceError
from evidence.reading.spread import BETWEEN
from evidence.submission import Submission, read_leniently

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

_RESULTS = frozenset({"E092"})
"""Figures that another ruleset's result contradicts: the result stands in for them anyway."""

DOUBTS = frozenset({*_FIGURES, *_DECLARATIONS, *_MARKS, *FILES, *_UNLISTED, *_RESULTS})
"""What an audit holds against a submission where `score` would refuse it."""

FINDINGS = DOUBTS | {"E046", "E052", "E081", "E082"}
"""What of the reading belongs into the findings of an audit."""


@dataclass(frozen=True)
class Doubted(Submission):
    """The evidence that stands by ruleset, what was found, documents that prove nothing."""

    unfit: tuple[str, ...]


def read_doubted(
    text: str,
    file: str,
    ruleset: Ruleset | Sequence[Ruleset],
    *,
    root: Path | None = None,
    unfit: Iterable[str] = (),
) -> Doubted:
    """The evidence without what is in doubt, under its ruleset or under each of several.

    `unfit` documents are known not to prove anything.

    Raises SourceError where the file is wrong in any other way, with all that is wrong.
    """
    rulesets = [ruleset] if isinstance(ruleset, Ruleset) else list(ruleset)
    given = read_leniently(text, file, rulesets, root=root)
    found = given.diagnostics
    errors = [one for one in found if one.severity is Severity.ERROR]
    if any(one.code not in DOUBTS for one in errors):
        raise SourceError(found)
    gone = sorted({*unfit, *_named(found, FILES)})
    standing = {
        id_: _standing(id_, evidence, found, frozenset(gone))
        for id_, evidence in given.by_ruleset.items()
    }
    return Doubted(standing, found, given.document, tuple(gone))


def _standing(
    ruleset: str, evidence: Evidence, found: tuple[Diagnostic, ...], unfit: frozenset[str]
) -> Evidence:
    """The evidence without the facts, declarations, marks and documents in doubt."""
    facts = {one.params[key] for one in found if one.code in _FIGURES for key in _FIGURES[one.code]}
    declarations = facts | set(_named(found, _DECLARATIONS))
    marks = {_own(ruleset, name) for name in _named(found, _MARKS)}
    return replace(
        evidence,
        values={fact: v for fact, v in evidence.values.items() if fact not in facts},
        declared={f: d for f, d in evidence.declared.items() if f not in declarations},
        marks={check: mark for check, mark in evidence.marks.items() if check not in marks},
        documents={n: d for n, d in evidence.documents.items() if n not in unfit},
    )


def _own(ruleset: str, name: str) -> str:
    """A name as it is in a ruleset, where the file says whose it is."""
    of, _, rest = name.partition(BETWEEN)
    return rest.strip() if of.strip() == ruleset else name


def _named(found: Iterable[Diagnostic], codes: frozenset[str]) -> Iterator[str]:
    return (one.params["name"].strip() for one in found if one.code in codes)
