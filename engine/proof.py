"""Which figures stand without the proof they need, and why; they support nothing."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from engine.facts import NEVER, Document, Evidence
from engine.lower import Compiled
from engine.seen import folded


def wanted(compiled: Compiled) -> dict[str, frozenset[str]]:
    """For every fact that needs proof, the kinds of tài liệu kiểm chứng that prove it."""
    kinds: dict[str, set[str]] = {
        fact: set(declaration.proof)
        for fact, declaration in compiled.ruleset.facts.items()
        if declaration.proof
    }
    for one in compiled.criteria.values():
        if one.criterion.proof:
            for fact in one.facts:
                kinds.setdefault(fact, set()).update(one.criterion.proof)
    same: dict[frozenset[str], frozenset[str]] = {}  # one object for all facts proved alike
    sets = {fact: frozenset(found) for fact, found in kinds.items()}
    return {fact: same.setdefault(found, found) for fact, found in sets.items()}


def unasked(compiled: Compiled) -> tuple[str, ...]:
    """Criteria that ask for no proof: none of any figure of theirs, and no mark to be confirmed."""
    needs = wanted(compiled)
    return tuple(
        id_
        for id_, one in compiled.criteria.items()
        if needs.keys().isdisjoint(one.facts)
        and all(check.leaf.name != "judged" for check in one.checks)
    )


class Refusal(StrEnum):
    """Why nothing proves a figure: the first that holds."""

    NOT_CITED = "not_cited"
    NOT_LISTED = "not_listed"
    WRONG_KIND = "wrong_kind"
    ISSUED_LATER = "issued_later"


class Unproved(NamedTuple):
    """A figure without its proof: why, the document cited, the kinds of document that would do."""

    fact: str
    why: Refusal
    document: str | None
    kinds: frozenset[str]


def unproved(evidence: Evidence, needs: Mapping[str, frozenset[str]]) -> dict[str, Unproved]:
    """Facts given or declared without a listed document of a right kind, issued by `as_of`.

    What another ruleset's result gives is proved or not over there. What was never done has no
    document, and needs none.
    """
    found: dict[str, Unproved] = {}
    good: dict[str, frozenset[str]] = {}  # one document often proves many figures
    sources, declared, linked = evidence.sources, evidence.declared, evidence.linked
    for fact in (*evidence.values, *declared):
        kinds = needs.get(fact)
        if kinds is None or fact in linked:
            continue
        said = declared.get(fact) or sources.get(fact)
        cited = None if said is None else said.document
        if cited is None:
            value = evidence.values.get(fact)
            if not isinstance(value, date) or value != NEVER:
                found[fact] = Unproved(fact, Refusal.NOT_CITED, None, kinds)
        elif good.get(cited) is not kinds:
            why = refusal(evidence, evidence.documents.get(cited), kinds)
            if why is None:
                good[cited] = kinds
            else:
                found[fact] = Unproved(fact, why, cited, kinds)
    return found


def refusal(evidence: Evidence, document: Document | None, kinds: frozenset[str]) -> Refusal | None:
    """Why a cited document does not prove; None where it does: listed, of a right kind, in time.

    One that does not say its kind, or its day, is taken to be right.
    """
    if document is None:
        return Refusal.NOT_LISTED
    if document.kind is not None and document.kind not in kinds:
        return Refusal.WRONG_KIND
    late = document.issued is not None and document.issued > evidence.as_of
    return Refusal.ISSUED_LATER if late else None


def unconfirmed(evidence: Evidence) -> frozenset[str]:
    """Marks without an author, or that nobody other than their author confirmed."""
    return frozenset(
        check for check, mark in evidence.marks.items() if not another(mark.by, mark.confirmed_by)
    )


def another(by: str | None, other: str | None) -> bool:
    """Whether both are named and are two people.

    Neither what cannot be seen nor case and marks make another: `nguyen van a` is Nguyễn Văn A.
    """
    first, second = folded(by or ""), folded(other or "")
    return bool(first and second) and first != second
