"""Tài liệu kiểm chứng in words: how a document is cited, and why one does not prove a figure."""

from engine.facts import Document
from explain.report.criterion import Reason
from explain.scored import Scored
from explain.words import Words


def cited(scored: Scored, id_: str, page: str | None) -> str:
    """A citation as the field writes it: `số 45/BC-UBND ngày 10/11/2024, trang 2`.

    A document without a number goes by its name in the submission: titles are long.
    """
    name = scored.citations.get(id_)
    if name is None:
        name = scored.citations[id_] = _name(scored, id_)
    return name if page is None else scored.words.say("proof.page", document=name, page=page)


def _name(scored: Scored, id_: str) -> str:
    document = scored.evidence.documents.get(id_)
    if document is None or document.number is None:
        return scored.words.say("proof.named", id=id_)
    return _numbered(scored.words, document, document.number)


def in_full(words: Words, document: Document) -> str:
    """Title, number, day and issuer, as far as they are given."""
    name = document.title.rstrip(". ")
    if document.number is not None:
        name = f"{name}, {_numbered(words, document, document.number)}"
    elif document.issued is not None:
        name = words.say("proof.titled", name=name, day=words.date(document.issued))
    if document.issuer is None:
        return name
    return words.say("proof.issued_by", name=name, by=document.issuer)


def _numbered(words: Words, document: Document, number: str) -> str:
    name = _number(words, number)
    if document.issued is None:
        return name
    return words.say("proof.dated", name=name, day=words.date(document.issued))


def _number(words: Words, number: str) -> str:
    """Some write `Số 45/BC-UBND` where others write `45/BC-UBND`."""
    bare = number.strip()
    if bare.casefold().startswith("số "):
        bare = bare[3:].lstrip()
    return words.say("proof.number", number=bare)


def why_not(scored: Scored, fact: str) -> Reason | None:
    """Why nothing proves a fact; None where it is proved, or needs no proof."""
    one = scored.card.unproved.get(fact)
    if one is None:
        return None
    words, proofs = scored.words, scored.ruleset.proofs
    document = scored.evidence.documents.get(one.document or "")
    kind = None if document is None or document.kind is None else proofs.get(document.kind)
    issued = None if document is None else document.issued
    text = words.say(
        f"proof.{one.why}",
        document=one.document or "",
        kind="" if kind is None else kind.said(words.lang),
        wanted="; ".join(p.said(words.lang) for id_, p in proofs.items() if id_ in one.kinds),
        day="" if issued is None else words.date(issued),
        as_of=words.date(scored.card.as_of),
    )
    return Reason.model_construct(code=f"proof.{one.why}", text=text)
