"""Evidence for generated rulesets: values around thresholds, declarations, marks, and gaps."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from math import floor, prod
from typing import Any

from hypothesis import strategies as st

from tests.oracle_bounds import marks_of
from tests.oracle_leaves import NUMERIC, Data, exact, leaf_reads
from tests.oracle_rules import criteria, leaves, worth_of

Evidence = dict[str, Any]
Value = Fraction | bool | date | str

UNIT = {"count": Fraction(1), "money": Fraction(1, 10), "share": Fraction(1, 1000)}
_UNIT = Fraction(1, 100)
_DAY = timedelta(days=1)
_FEW = 1500
_BOUNDS = ("at_least", "above", "at_most", "below", "is")


@dataclass
class _Use:
    """How a fact is read: thresholds in its own units, and what may be declared of it."""

    marks: set[Any] = field(default_factory=set)
    policies: list[bool] = field(default_factory=list)
    blanks: list[bool] = field(default_factory=list)
    ratios: list[Data] = field(default_factory=list)


def small_domains(ruleset: Data) -> dict[str, list[Any]]:
    """Values of every fact that meet each band and the ends of what is possible.

    For a small ruleset the least and greatest award over these are those over all values. They hold
    `nothing_arose` and `blank` where every rule that reads the fact says what these do.
    """
    uses = _uses(ruleset)
    return {
        fact: [*_domain(ruleset, fact, uses[fact]), *_declarations(ruleset, fact, uses[fact])]
        for fact in ruleset["facts"]
    }


@st.composite
def evidence_for(
    draw: st.DrawFn, ruleset: Data, missing: int = 0, few: int = _FEW, declare: bool = True
) -> Evidence:
    """Evidence that contradicts nothing, with up to `missing` facts and marks left out.

    What is left out has at most `few` completions over `small_domains`.
    """
    uses = _uses(ruleset)
    evidence: Evidence = {"values": {}, "declared": {}, "marks": {}}
    word = draw(st.sampled_from(["nothing_arose", "blank"]))
    for fact in _in_order(ruleset, uses):
        if declare and word in _declarations(ruleset, fact, uses[fact]) and _rarely(draw):
            evidence["declared"][fact] = word
        else:
            evidence["values"][fact] = _value(draw, ruleset, fact, uses[fact], evidence)
    for path, (worth, step) in marks_of(ruleset).items():
        evidence["marks"][path] = draw(st.integers(0, floor(worth / step))) * step
    if missing:
        _leave_out(draw, ruleset, evidence, missing, few)
    return evidence


def _rarely(draw: st.DrawFn) -> bool:
    return draw(st.integers(0, 5)) == 5


def _leave_out(
    draw: st.DrawFn, ruleset: Data, evidence: Evidence, missing: int, few: int
) -> None:
    sizes = {fact: len(values) for fact, values in small_domains(ruleset).items()}
    names = [*evidence["values"], *evidence["marks"]]
    left = draw(st.lists(st.sampled_from(names), max_size=missing, unique=True)) if names else []
    while prod(sizes.get(name, 2) for name in left) > few:
        left.pop()
    for name in left:
        evidence["values"].pop(name, None)
        evidence["marks"].pop(name, None)


# How facts are read


def _uses(ruleset: Data) -> dict[str, _Use]:
    uses = {fact: _Use() for fact in ruleset["facts"]}
    for kind, body in _all_leaves(ruleset):
        for fact in leaf_reads(kind, body):
            uses[fact].policies.append(_says_none(kind, body, fact))
            uses[fact].blanks.append(kind == "index" and "when_blank" in body)
        if "of" in body:
            uses[body["of"]].marks |= set(_thresholds(kind, body))
        if kind == "ratio" and "to" in body:
            uses[body["of"]].ratios.append(body)
            uses[body["of"]].marks.clear()
        if "answers" in body:
            uses[body["answers"]].marks.add(exact(body["min_answers"]))
    for criterion, _ in criteria(ruleset):
        if "applies_when" in criterion:
            uses[criterion["applies_when"]].policies.append(False)
            uses[criterion["applies_when"]].blanks.append(False)
    return uses


def _all_leaves(ruleset: Data) -> Iterator[tuple[str, Data]]:
    for criterion, _ in criteria(ruleset):
        for kind, body, *_ in leaves(criterion["rule"], worth_of(ruleset, criterion), ""):
            yield kind, body


def _says_none(kind: str, body: Data, fact: str) -> bool:
    """Whether the rule is decided when nothing arose of the fact."""
    counted = kind in ("count", "limit") or (kind == "ratio" and "to" in body)
    return counted or "when_none" in body or body.get("answers") == fact


def _thresholds(kind: str, body: Data) -> Iterator[Any]:
    """Where the award may change, as values of the fact itself."""
    rows = [body, *body.get("bands", ()), body.get("proportional", {})]
    if kind == "deadline":
        yield from (date.fromisoformat(row[key]) for row in rows for key in row if key in _DAYS)
        return
    back = "reversed" in body
    for row in rows:
        for key in (*_BOUNDS, "floor", "target"):
            if key in row:
                yield 1 - exact(row[key]) if back else exact(row[key])
    if "per_item" in body:
        yield from (Fraction(n) for n in (1, 2, 4))


_DAYS = ("by", "before")


def _declarations(ruleset: Data, fact: str, use: _Use) -> list[str]:
    """What may be declared of a fact so that every rule that reads it is decided."""
    words = ruleset["facts"][fact]
    positive = words["type"] in ("count", "money") and exact(words.get("at_least", "0")) > 0
    none = ["nothing_arose"] if use.policies and all(use.policies) and not positive else []
    return none + (["blank"] if use.blanks and all(use.blanks) else [])


# Values


def _limits(ruleset: Data, fact: str) -> tuple[Fraction | None, Fraction | None]:
    words = ruleset["facts"][fact]
    low = words.get("at_least", "0" if words["type"] in ("count", "money") else None)
    tops = []
    line: str | None = fact
    while line is not None:
        tops += [exact(ruleset["facts"][line]["at_most"])] if "at_most" in words else []
        words = ruleset["facts"][line]
        line = words.get("part_of")
    return None if low is None else exact(low), min(tops, default=None)
