"""Which figures stand without the proof they need, and so support nothing."""

from engine.facts import Document, Evidence
from engine.lower import Compiled, facts_of


def wanted(compiled: Compiled) -> dict[str, frozenset[str]]:
    """For every fact that needs proof, the kinds of tài liệu kiểm chứng that prove it."""
    kinds: dict[str, set[str]] = {
        fact: set(declaration.proof)
        for fact, declaration in compiled.ruleset.facts.items()
        if declaration.proof
    }
    for one in compiled.criteria.values():
        if one.criterion.proof:
            for fact in facts_of(one):
                kinds.setdefault(fact, set()).update(one.criterion.proof)
    return {fact: frozenset(found) for fact, found in kinds.items()}


def unproved(evidence: Evidence, needs: dict[str, frozenset[str]]) -> frozenset[str]:
    """Facts given or declared without a listed document of a right kind, issued by `as_of`.

    What another ruleset's result gives is proved or not over there.
    """
    given = {*evidence.values, *evidence.declared} - evidence.linked.keys()
    return frozenset(
        fact for fact in given if fact in needs and not _proved(evidence, fact, needs[fact])
    )


def _proved(evidence: Evidence, fact: str, kinds: frozenset[str]) -> bool:
    if fact in evidence.declared:
        cited = evidence.declared[fact].document
    else:
        cited = evidence.sources[fact].document if fact in evidence.sources else None
    return counts(evidence, evidence.documents.get(cited or ""), kinds)


def counts(evidence: Evidence, document: Document | None, kinds: frozenset[str]) -> bool:
    """Whether a document proves: listed, of a right kind if it says its kind, not issued later."""
    if document is None:
        return False
    in_time = document.issued is None or document.issued <= evidence.as_of
    return in_time and (document.kind is None or document.kind in kinds)


def unconfirmed(evidence: Evidence) -> frozenset[str]:
    """Marks without an author, or that nobody other than their author confirmed."""
    names = {
        check: (_name(mark.by), _name(mark.confirmed_by)) for check, mark in evidence.marks.items()
    }
    return frozenset(
        check for check, (by, other) in names.items() if not by or not other or by == other
    )


def _name(written: str | None) -> str:
    """A person's name as compared: spaces and case do not make another person."""
    return " ".join((written or "").split()).casefold()
