"""From a verified log to what is told of it."""

from collections.abc import Mapping
from typing import Any

from engine.points import exact
from engine.source.diagnostic import Diagnostic
from evidence.ledger import Entry, Log
from explain.report.verification import Failure, Recorded, Verification
from explain.words import Words
from explain.words.messages import message

KINDS = ("input", "claims", "score", "decision", "explanation", "withdrawn")
ROLES = (
    *("ruleset", "beside", "scale", "calendar"),
    *("submission", "claims", "decisions", "against", "peers"),
)


def verification(log: Log, said: Words) -> Verification:
    """Every entry in short, and what is wrong with the first that does not hold."""
    return Verification(
        lang=said.lang,
        file=log.file,
        holds=log.broken is None,
        entries=tuple(_entry(one, said) for one in log.entries),
        head=log.head if log.entries else None,
        failure=None if log.broken is None else _failure(log.broken, said),
        unconfirmed=tuple(_failure(one, said) for one in log.unconfirmed),
    )


def _failure(one: Diagnostic, said: Words) -> Failure:
    return Failure(code=one.code, entry=one.spans[0].line, text=message(said, one))


def _entry(one: Entry, said: Words) -> Recorded:
    known = one.kind in KINDS
    what = _what(one.kind, one.body, said) if known else ""
    text = said.say(f"verify.kind.{one.kind}", what=what) if known else one.kind
    return Recorded(
        entry=one.number, at=one.at, who=one.who, kind=one.kind, text=text, digest=one.digest
    )


def _what(kind: str, body: Mapping[str, Any], said: Words) -> str:
    """What an entry is about; another program's entry may say anything."""
    if kind == "input":
        role = body.get("role")
        shown = said.say(f"verify.role.{role}") if role in ROLES else str(role)
        return f"{shown} {body.get('name')}"
    if kind == "claims":
        claims = body.get("claims")
        return _points(claims.get("total"), said) if isinstance(claims, dict) else ""
    if kind == "score":
        result = body.get("result")
        total = result.get("total") if isinstance(result, dict) else None
        return _points(total[0], said) if isinstance(total, list) and total else ""
    return said.say("verify.round", line=str(body.get("line")), n=str(body.get("round")))


def _points(written: object, said: Words) -> str:
    """Points as an entry has them, for a person."""
    try:
        return said.worth(exact(written)) if isinstance(written, str) else said.say("verify.none")
    except ValueError:
        return str(written)
