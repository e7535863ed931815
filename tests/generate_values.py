"""Evidence for generated rulesets: values around thresholds, declarations, marks, and gaps."""

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from math import floor, prod
from typing import Any

from hypothesis import strategies as st

from tests.generate_days import FIRST, LAST
from tests.generate_facts import SMALL
from tests.generate_rows import POOL, TABLES, named
from tests.generate_uses import (
    Use,
    declarations,
    figures_of,
    judged_of,
    limits_of,
    line_of,
    thresholds,
    uses_of,
)
from tests.oracle_leaves import ZERO, Data
from tests.oracle_questions import spelled

Evidence = dict[str, Any]

_UNITS = {"count": Fraction(1), "money": Fraction(1, 10), "share": Fraction(1, 1000)}
_UNIT = Fraction(1, 100)
_DAY = timedelta(days=1)
_RATES = [Fraction(n, 4) for n in (0, 1, 2, 3, 4, 5, 8)]
_FEW = 1500
_MARKS = 6


def small_domains(ruleset: Data) -> dict[str, list[Any]]:
    """Values of every fact that meet each band and the ends of what is possible.

    For a small ruleset the least and greatest award over these are those over all values. They hold
    `nothing_arose` and `blank` where every rule that reads the fact says what these do.
    """
    ruleset = spelled(ruleset)
    return {
        fact: [*_domain(ruleset, fact, use), *declarations(ruleset, fact, use)]
        for fact, use in uses_of(ruleset).items()
    }


@st.composite
def evidence_for(
    draw: st.DrawFn, ruleset: Data, missing: int = 0, few: int = _FEW, declare: bool = True
) -> Evidence:
    """Evidence that contradicts nothing, with up to `missing` facts and marks left out.

    What is left out has at most `few` completions over `small_domains`.
    """
    ruleset = spelled(ruleset)
    uses = uses_of(ruleset)
    evidence: Evidence = {"values": {}, "declared": {}, "marks": {}, "peers": {}}
    evidence["unit_kind"] = draw(st.sampled_from(["commune", "ward"]))
    word = draw(st.sampled_from(["nothing_arose", "blank"]))
    for fact in _in_order(ruleset, uses):
        said = declare and word in declarations(ruleset, fact, uses[fact])
        if said and draw(st.integers(0, 5)) == 5:
            evidence["declared"][fact] = word
        else:
            evidence["values"][fact] = _value(draw, ruleset, fact, uses[fact], evidence)
    for path, (worth, step) in judged_of(ruleset).items():
        evidence["marks"][path] = draw(st.integers(0, floor(worth / step))) * step
    for figure in sorted(figures_of(ruleset)):
        each = st.integers(0, 9) if "/" not in figure else st.sampled_from(_RATES)
        evidence["peers"][figure] = tuple(draw(st.lists(each.map(Fraction), max_size=4)))
    if missing:
        _leave_out(draw, ruleset, evidence, missing, few)
    return evidence


def _leave_out(draw: st.DrawFn, ruleset: Data, evidence: Evidence, missing: int, few: int) -> None:
    sizes = {fact: len(values) for fact, values in small_domains(ruleset).items()}
    names = sorted([*evidence["values"], *evidence["marks"]])
    count = draw(st.integers(0, min(missing, len(names))))
    left = draw(st.permutations(names))[:count]
    while prod(sizes.get(name, 2) for name in left) > few:
        left.pop()
    for name in left:
        evidence["values"].pop(name, None)
        evidence["marks"].pop(name, None)


def _in_order(ruleset: Data, uses: dict[str, Use]) -> list[str]:
    """Wholes before parts, and what a fact is compared with before the fact where that can be."""
    return sorted(ruleset["facts"], key=lambda f: (len(line_of(ruleset, f)), bool(uses[f].needs())))


def _domain(ruleset: Data, fact: str, use: Use) -> list[Any]:
    words = ruleset["facts"][fact]
    match words["type"]:
        case "yes_no":
            return [True, False]
        case "rows":
            return list(TABLES)
        case "choice":
            return list(words["options"])
        case "date":
            days = sorted(use.marks)
            if use.counted:
                return [FIRST, *days, LAST, "never"]
            return [days[0] - _DAY, *days, "never"] if days else [date(2024, 1, 1), "never"]
    low, high = limits_of(ruleset, fact)
    marks = sorted(use.marks)[:_MARKS]
    first = min([ZERO, *marks]) if low is None else low
    last = max([first, *marks]) + 1 if high is None else high
    if words["type"] == "count" and last <= SMALL:
        return [Fraction(n) for n in range(int(first), int(last) + 1)]
    return sorted({first, last, *(mark for mark in marks if first < mark < last)})


def _value(draw: st.DrawFn, ruleset: Data, fact: str, use: Use, evidence: Evidence) -> Any:
    words = ruleset["facts"][fact]
    match words["type"]:
        case "yes_no":
            return draw(st.booleans())
        case "rows":
            return named(draw(st.lists(st.sampled_from(POOL), max_size=4)))
        case "choice":
            return draw(st.sampled_from(sorted(words["options"])))
        case "date":
            days = [day + step * _DAY for day in sorted(use.marks) for step in (-1, 0, 1)]
            return draw(st.sampled_from([*days, date(2024, 2, 29), "never"]))
    unit = _UNITS.get(words["type"], _UNIT)
    low, high = limits_of(ruleset, fact)
    wholes = [_number(evidence, whole) for whole in line_of(ruleset, fact)[1:]]
    high = min([end for end in (high, *wholes) if end is not None], default=None)
    low = Fraction(-5) if low is None else low
    high = low + 60 if high is None else high
    near = {mark + step * unit for mark in _turns(use, evidence, unit) for step in (-1, 0, 1)}
    whole = words["type"] == "count"
    fits = {x for x in near if low <= x <= high and (not whole or x.denominator == 1)}
    pool = sorted({*fits, low, high})
    if draw(st.integers(0, 3)):
        return draw(st.sampled_from(pool))
    return low + draw(st.integers(0, floor((high - low) / unit))) * unit


def _turns(use: Use, evidence: Evidence, unit: Fraction) -> Iterator[Fraction]:
    """Values in whole units at or just below where an award may change, given the other facts."""
    yield from use.marks
    for body in use.ratios:
        whole = _number(evidence, body["to"])
        out = [_number(evidence, fact) for fact in body.get("exclude", ())]
        if whole is not None:
            under = whole - sum((number or ZERO for number in out), ZERO)
            for share in thresholds(body):
                yield floor(share * under / unit) * unit
    for fact in use.beside:
        beside = _number(evidence, fact)
        if beside is not None:
            yield beside


def _number(evidence: Evidence, fact: str) -> Fraction | None:
    """A numeric fact drawn before: 0 where nothing arose, None where it was not drawn yet."""
    if fact in evidence["declared"]:
        return ZERO
    found = evidence["values"].get(fact)
    return found if isinstance(found, Fraction) else None
