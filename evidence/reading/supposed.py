"""Figures supposed on top of a submission, read as its own figures are and held against them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Protocol

from engine.facts import Declaration, Declared, Evidence, Value
from engine.ruleset.fact import FactType
from engine.ruleset.model import Ruleset
from engine.ruleset.question import counts_of
from engine.source.diagnostic import Diagnostic, Severity, Span
from engine.source.document import Document, Path
from evidence.findings import Findings
from evidence.reading.context import Context, Names, Rules
from evidence.reading.declarations import hold_limit
from evidence.reading.facts import read_facts
from evidence.reading.marks import read_marks
from evidence.reading.quotients import check_quotients
from evidence.reading.wholes import Wholes
from evidence.salvage import Place
from evidence.shape import FactForm, MarkForm, Sections

_NOTHING = re.compile(r"nothing[_ ]arose|không phát sinh", re.IGNORECASE)
_OF_THE_FUTURE = "E046"
"""A day after as_of, which is remarked in a submission, is what a supposition is about."""


class Placed(Protocol):
    """Where figures stand: a file, or what was written on the command line."""

    def span(self, path: Path, *, key: bool = False) -> Span:
        """The place of the value at a path, or of its key."""


@dataclass(frozen=True)
class Supposed:
    """Figures as written, by fact or judged check; `where` they stand, under `path`."""

    where: Placed
    path: Place
    written: Mapping[str, str]


@dataclass(frozen=True)
class Read:
    """What they say, and everything that is wrong with them. Marks are for the first ruleset."""

    values: Mapping[str, Value]
    nothing_arose: tuple[str, ...]
    marks: Mapping[str, Fraction]
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True)
class _Overlay(Document):
    """The submission as written, where a supposed figure stands where it was supposed."""

    supposed: Supposed

    def span(self, path: Path, *, key: bool = False) -> Span:
        """See `Document.span`."""
        if len(path) > 1 and path[0] in ("facts", "marks"):
            for name in self.supposed.written:
                if name.strip() == str(path[1]).strip():
                    return self.supposed.where.span((*self.supposed.path, name), key=key)
        return super().span(path, key=key)


def read_supposed(
    supposed: Supposed,
    rulesets: Sequence[Ruleset],
    by_ruleset: Mapping[str, Evidence],
    document: Document,
) -> Read:
    """The figures, each by its type; no part over its whole, no rate of nothing due.

    Facts may be those of any of the rulesets; marks are for the first of them.
    """
    overlay = _Overlay(document.file, document.text, document.data, document.root, supposed)
    findings, every = Findings(overlay), tuple(Rules(one) for one in rulesets)
    values: dict[str, Value] = {}
    nothing: dict[str, None] = {}
    _no_results(every, supposed.written, findings)
    for rules in every:
        evidence = by_ruleset[rules.id]
        context = Context(rules, every, Sections(), (), findings, evidence.as_of, None)
        declared = _nothing(context, supposed.written)
        figures = {
            name: FactForm(value=text)
            for name, text in supposed.written.items()
            if name not in declared and not _of_a_check(every[0], context, name)
        }
        own, _ = read_facts(replace(context, sections=Sections(facts=figures)))
        facts = rules.ruleset.facts
        none = tuple(one for f in declared.values() for one in counts_of(facts, f) or (f,))
        _together(context, evidence, own, none)
        values |= own
        nothing |= dict.fromkeys(none)
    marks = _marks(every, supposed.written, findings, by_ruleset[every[0].id])
    told = tuple(one for one in findings.all if _matters(one))
    return Read(values, tuple(nothing), marks, told)


def _no_results(every: Sequence[Rules], written: Mapping[str, str], findings: Findings) -> None:
    """Refuse a figure that is worked out from another ruleset's result (E094)."""
    ids = {rules.id for rules in every}
    for rules in every:
        facts = rules.ruleset.facts
        for name in written:
            fact = Names(facts).get(name)
            result = None if fact is None else facts[fact].result_of
            if fact is not None and result is not None and result.ruleset in ids:
                findings.add_at_key("E094", ("facts", name), name=fact, whole=result.ruleset)


def _matters(one: Diagnostic) -> bool:
    return one.severity is not Severity.NOTE and one.code != _OF_THE_FUTURE


def _nothing(context: Context, written: Mapping[str, str]) -> dict[str, str]:
    """The ruleset's facts of which it is supposed that nothing arises, by the name written."""
    found = {}
    for name, text in written.items():
        fact = context.facts.get(name)
        if fact is None or context.ruleset.facts[fact].type is FactType.CHOICE:
            continue
        if _NOTHING.fullmatch(text.strip()):
            found[name] = fact
    return found


def _of_a_check(rules: Rules, context: Context, name: str) -> bool:
    """Whether a name is no fact but a criterion, or a check of one."""
    plain, compiled = name.strip(), rules.compiled
    known = plain in compiled.checks or plain in compiled.criteria
    return context.all_facts.get(name) is None and known


def _marks(
    every: Sequence[Rules], written: Mapping[str, str], findings: Findings, evidence: Evidence
) -> dict[str, Fraction]:
    """The marks of judged checks of the first ruleset."""
    first = every[0]
    context = Context(first, (first,), Sections(), (), findings, evidence.as_of, None)
    known = replace(context, all_rules=tuple(every))
    forms = {
        name: MarkForm(mark=text, reason="–")
        for name, text in written.items()
        if _of_a_check(first, known, name)
    }
    found = read_marks(replace(context, sections=Sections(marks=forms)))
    return {check: one.mark for check, one in found.items()}


def _together(
    context: Context, evidence: Evidence, values: Mapping[str, Value], nothing: tuple[str, ...]
) -> None:
    """The supposed figures beside those of the submission."""
    rest = {fact: value for fact, value in evidence.values.items() if fact not in nothing}
    whole: dict[str, Value] = {**rest, **values}
    declared = {f: d for f, d in evidence.declared.items() if f not in values}
    places: dict[str, Place] = _declared_at(context)
    for fact in nothing:
        declared[fact] = Declaration(fact, Declared.NOTHING_AROSE, "")
        places[fact] = ("facts", fact)
        hold_limit(context, declared[fact], places[fact])
    Wholes(context, whole, declared, places).check()
    check_quotients(context, whole)


def _declared_at(context: Context) -> dict[str, Place]:
    """Where the submission declares something of a fact."""
    listed = context.data.get("declarations")
    entries = listed if isinstance(listed, list) else []
    places: dict[str, Place] = {}
    for at, one in enumerate(entries):
        fact = context.facts.get(str(one.get("fact", ""))) if isinstance(one, dict) else None
        if fact is not None:
            for each in counts_of(context.ruleset.facts, fact) or (fact,):
                places[each] = ("declarations", at, "fact")
    return places
