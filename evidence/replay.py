"""A log held against itself: its chain, its inputs, and every score worked out again from them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from engine import __version__
from engine.audit import TOTAL, Ruled
from engine.audit.decisions import decided
from engine.calendar import Calendar
from engine.facts import Evidence
from engine.linked import LinkedEngine
from engine.ruleset.check import load_checked
from engine.ruleset.load import load_calendar
from engine.ruleset.model import Ruleset
from engine.ruleset.scale import lay, load_scale
from engine.score import Engine
from engine.source.diagnostic import Diagnostic, SourceError, Span
from evidence.among import peers_in
from evidence.claims_file import read_claims_file
from evidence.decisions import read_decisions
from evidence.doubt import read_doubted
from evidence.findings import finding
from evidence.ledger import Entry, Log, read_log
from evidence.ledger_codes import OF_ANOTHER_VERSION
from evidence.ledger_form import shaped
from evidence.record import Input, Made, score_of
from evidence.retrace import Retrace

Engines = dict[tuple[str, ...], LinkedEngine]
"""Engines by the digests of what they score by, each made ready once."""


def verify(path: Path, head: str | None = None) -> Log:
    """The log with its entries as far as they hold, and what is wrong with the first that does not.

    `head` is a digest that a report shows: an entry must have it, or begin with it (12 characters).
    Raises SourceError where the file cannot be read (E001 …).
    """
    log = _scored_again(read_log(path))
    if log.broken is None and head is not None and not _has(log.entries, head):
        last = Span(log.file, len(log.entries), 1)
        return replace(log, broken=finding("L008", [last], got=head))
    return log


def _scored_again(log: Log) -> Log:
    """The log as far as its scores can be worked out again."""
    engines: Engines = {}
    retrace = Retrace(log.file)
    unconfirmed: list[Diagnostic] = []
    try:
        for at, entry in enumerate(log.entries):
            wrong = _wrong(log.file, entry, log.entries[:at], engines, retrace)
            if wrong is not None and wrong.code in OF_ANOTHER_VERSION:
                unconfirmed.append(wrong)
            elif wrong is not None:
                kept = log.entries[: min(at, wrong.spans[0].line - 1)]
                log = replace(log, entries=kept, broken=wrong)
                break
    finally:
        for engine in engines.values():
            engine.close()
    return replace(log, unconfirmed=tuple(unconfirmed))


LEAST = 12
"""Characters of a digest below which another entry could have it by chance."""


def _has(entries: Sequence[Entry], head: str) -> bool:
    wanted = head.strip().lower()
    return len(wanted) >= LEAST and any(one.digest.startswith(wanted) for one in entries)


def _wrong(
    file: str, entry: Entry, before: Sequence[Entry], engines: Engines, retrace: Retrace
) -> Diagnostic | None:
    """What is wrong with an entry whose place in the chain holds, or with the claims before it."""
    place, name, body = [Span(file, entry.number, 1)], str(entry.number), entry.body
    if not shaped(entry.kind, body):
        return finding("L001", place, entry=name)
    if entry.kind == "input":
        text, said = body.get("text"), body.get("sha256")
        found = sha256(text.encode()).hexdigest() if isinstance(text, str) else ""
        if found != said:
            return finding("L005", place, entry=name, got=str(said))
    if entry.kind != "score":
        return retrace.follows(entry)
    if _another_version(body) is not None:
        retrace.unsure()
    try:
        inputs = _inputs(body, before)
        if isinstance(inputs, str):
            return finding("L005", place, entry=name, got=inputs)
        made = _made(inputs, body["unfit"], engines)
        again = score_of(made)
        wrong = _differs(place, name, body, again)
    except SourceError as refused:
        problem = ", ".join(dict.fromkeys(one.code for one in refused.diagnostics))
        by = _another_version(body)
        if by is not None:
            versions = {"by": by, "engine": __version__}
            return finding("L011", place, entry=name, problem=problem, **versions)
        return finding("L007", place, entry=name, problem=problem)
    except _FORGED as fault:
        return finding("L007", place, entry=name, problem=type(fault).__name__)
    wrong = _other_subject(place, name, again, before) or wrong
    if wrong is None and _another_version(body) is None:
        return retrace.scored(made, before)
    return wrong


_FORGED = (KeyError, TypeError, AttributeError, ValueError, ArithmeticError)
"""What a well-chained entry that no audit has written can lead to, and evaluators that differ."""


def _inputs(body: Mapping[str, Any], before: Sequence[Entry]) -> list[Input] | str:
    """The texts that a score was made from, or the digest of one that the log does not have."""
    given = {one.body["sha256"]: one.body for one in before if one.kind == "input"}
    found: list[Input] = []
    for one in body["inputs"]:
        kept = given.get(one["sha256"])
        if kept is None:
            return str(one["sha256"])
        found.append(Input(one["role"], kept["name"], kept["text"]))
    return found


def _other_subject(
    place: list[Span], name: str, again: Mapping[str, Any], before: Sequence[Entry]
) -> Diagnostic | None:
    first = next((one.body for one in before if one.kind == "score"), again)
    got, expected = ([one["unit"], one["ruleset"]] for one in (again, first))
    if got == expected:
        return None
    words = {"got": ", ".join(got), "expected": ", ".join(expected)}
    return finding("L004", place, entry=name, **words)


def _differs(
    place: list[Span], name: str, body: Mapping[str, Any], again: Mapping[str, Any]
) -> Diagnostic | None:
    """The first figure that is another: L006, or L010 for points of another version.

    Digests are of models as one version has them: of another version they are not compared. The
    inputs are compared by their texts all the same, and the points that they give.
    """
    said, made, by = dict(body), dict(again), _another_version(body)
    if body["digests"].get("engine") != again["digests"]["engine"]:
        said["digests"] = made["digests"] = {}
    for key, value in made.items():
        now = value if isinstance(value, dict) else {key: value}
        was = said.get(key) if isinstance(value, dict) else {key: said.get(key)}
        for inner in dict.fromkeys([*now, *(was if isinstance(was, dict) else ())]):
            before = was.get(inner) if isinstance(was, dict) else None
            if before != now.get(inner):
                words = _apart(now.get(inner), before)
                if by is not None and key in _POINTS:
                    words |= {"by": by, "engine": __version__}
                    return finding("L010", place, entry=name, name=inner, **words)
                return finding("L006", place, entry=name, name=inner, **words)
    return None


_POINTS = frozenset({"result", "decided"})
"""What of a score another version may give otherwise; what it is about is the same in each."""


def _another_version(body: Mapping[str, Any]) -> str | None:
    """The version that made a score, where the entry says so and it is not this one."""
    digests = body.get("digests")
    by = digests.get("engine") if isinstance(digests, dict) else None
    return by if isinstance(by, str) and by != __version__ else None


def _apart(got: object, expected: object) -> dict[str, str]:
    """Two figures that differ; of lists of points the first that does."""
    if isinstance(got, list) and isinstance(expected, list) and len(got) == len(expected):
        pairs = zip(got, expected, strict=True)
        got, expected = next(pair for pair in pairs if pair[0] != pair[1])
    return {"got": str(got), "expected": str(expected)}


def _made(inputs: Sequence[Input], unfit: Sequence[str], engines: Engines) -> Made:
    """The score again, from the texts that are in the log alone."""
    by_role = {one.role: one for one in inputs}
    by = _engines(inputs, engines)
    told = next(iter(by.engines))
    evidence = _evidence(by_role, [one.ruleset for one in by.engines.values()], told, unfit)
    run = by.run(evidence)[told]
    engine = by.engines[told]
    card = engine.card(*run)
    if "decisions" not in by_role:
        return Made(tuple(inputs), card, tuple(unfit), None)
    beside = by_role["decisions"]
    ruled = read_decisions(beside.text, beside.name, engine.compiled, evidence[told]).decisions
    points = decided(engine.compiled, card, Ruled(ruled, run.given.outcomes)).get(TOTAL)
    return Made(tuple(inputs), card, tuple(unfit), ruled, points)


def _evidence(
    by_role: Mapping[str, Input], rulesets: Sequence[Ruleset], told: str, unfit: Sequence[str]
) -> dict[str, Evidence]:
    """The evidence by ruleset: what stands of the submission, claims and other units beside it."""
    source = by_role["submission"]
    read = read_doubted(source.text, source.name, rulesets, unfit=unfit)
    evidence = dict(read.by_ruleset)
    if "claims" in by_role:
        beside = by_role["claims"]
        [ruleset] = (one for one in rulesets if one.ruleset == told)
        claims = read_claims_file(beside.text, beside.name, ruleset).claims
        evidence[told] = replace(evidence[told], claims=claims)
    peers = peers_in(by_role["peers"].text) if "peers" in by_role else {}
    return {
        id_: replace(one, peers=peers[id_]) if id_ in peers else one
        for id_, one in evidence.items()
    }


def _engines(inputs: Sequence[Input], engines: Engines) -> LinkedEngine:
    rules = [one for one in inputs if one.role in _RULES]
    key = tuple(f"{one.role} {one.digest}" for one in rules)
    if key not in engines:
        engines[key] = LinkedEngine(_made_ready(rules))
    return engines[key]


_RULES = ("ruleset", "beside", "scale", "calendar")


def _made_ready(rules: Sequence[Input]) -> Iterator[Engine]:
    """An engine for each ruleset, the one that is told first; the scale over the one it is for."""
    calendars: dict[str, Calendar] = {
        one.name: load_calendar(one.text, one.name) for one in rules if one.role == "calendar"
    }
    scales = [load_scale(one.text, one.name, calendars) for one in rules if one.role == "scale"]
    [told] = (one for one in rules if one.role == "ruleset")
    for source in (told, *(one for one in rules if one.role == "beside")):
        ruleset, over = load_checked(source.text, source.name, calendars), None
        for scale, document in scales:
            if scale.for_ == ruleset.ruleset:
                ruleset, over = lay(scale, document, ruleset), scale
        yield Engine(ruleset, over)
