"""How the facts of a ruleset are read: where awards change, and what may be declared."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any

from tests.generate_days import STARTS, turns
from tests.oracle_leaves import Data, exact, leaf_reads
from tests.oracle_rules import criteria, leaves, worth_of

_BOUNDS = ("at_least", "above", "at_most", "below", "is", "floor", "target")


@dataclass
class Use:
    """What all rules together do with one fact.

    `marks` are values at which an award may change, `ratios` the rules in which the fact is
    divided, `beside` facts it is compared with, `counted` whether days are counted
    from or to it. `none` and `blank` say for each reader whether it is decided when that is
    declared.
    """

    marks: set[Any] = field(default_factory=set)
    ratios: list[Data] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)
    counted: bool = False
    none: list[bool] = field(default_factory=list)
    blank: list[bool] = field(default_factory=list)

    def needs(self) -> set[str]:
        """The facts whose values tell where this one's awards change."""
        return {body["to"] for body in self.ratios} | set(self.beside)


def uses_of(ruleset: Data) -> dict[str, Use]:
    """The use of every fact."""
    uses = {fact: Use() for fact in ruleset["facts"]}
    for kind, body, *_ in _leaves(ruleset):
        for fact in leaf_reads(kind, body):
            uses[fact].none.append(_says_none(kind, body, fact))
            measured = kind == "survey" or (kind == "index" and fact != body.get("answers"))
            uses[fact].blank.append(measured and "when_blank" in body)
        if "answers" in body:
            uses[body["answers"]].marks.add(exact(body["min_answers"]))
        if kind == "deadlines":
            for fact, row in body["each"].items():
                uses[fact].marks |= {date.fromisoformat(day) for day in row.values()}
        elif kind == "days":
            _count_days(uses, body)
        elif "of" in body:
            _note(uses[body["of"]], kind, body)
    for criterion, _ in criteria(ruleset):
        if "applies_when" in criterion:
            uses[criterion["applies_when"]].none.append(False)
            uses[criterion["applies_when"]].blank.append(False)
    return uses


def judged_of(ruleset: Data) -> dict[str, tuple[Fraction, Fraction]]:
    """The path of every judged rule with its maximum and its step, in points."""
    return {
        path: (worth, exact(body["step"]))
        for kind, body, worth, path in _leaves(ruleset)
        if kind == "judged"
    }


def figures_of(ruleset: Data) -> set[str]:
    """The figures by which units are held against each other."""
    bodies = [body for kind, body, *_ in _leaves(ruleset) if kind == "relative"]
    return {"/".join(body[key] for key in ("of", "to") if key in body) for body in bodies}


def declarations(ruleset: Data, fact: str, use: Use) -> list[str]:
    """What may be declared of a fact so that every rule that reads it is decided."""
    words = ruleset["facts"][fact]
    positive = words["type"] in ("count", "money") and exact(words.get("at_least", "0")) > 0
    none = ["nothing_arose"] if use.none and all(use.none) and not positive else []
    return none + (["blank"] if use.blank and all(use.blank) else [])


def line_of(ruleset: Data, fact: str) -> list[str]:
    """The fact and the wholes it is a part of, upward."""
    line = [fact]
    while "part_of" in ruleset["facts"][line[-1]]:
        line.append(ruleset["facts"][line[-1]]["part_of"])
    return line


def limits_of(ruleset: Data, fact: str) -> tuple[Fraction | None, Fraction | None]:
    """The least value by the fact's own limit, the greatest by its own and its wholes'."""
    words = ruleset["facts"][fact]
    low = words.get("at_least", "0" if words["type"] in ("count", "money") else None)
    line = [ruleset["facts"][one] for one in line_of(ruleset, fact)]
    tops = [exact(one["at_most"]) for one in line if "at_most" in one]
    return None if low is None else exact(low), min(tops, default=None)


def thresholds(body: Data) -> Iterator[Fraction]:
    """The bounds of a rule and of its bands, a floor and a target."""
    for row in (body, *body.get("bands", ()), body.get("proportional", {})):
        yield from (exact(row[key]) for key in _BOUNDS if key in row)


def _leaves(ruleset: Data) -> Iterator[tuple[str, Data, Fraction, str]]:
    for criterion, _ in criteria(ruleset):
        yield from leaves(criterion["rule"], worth_of(ruleset, criterion), criterion["id"])


def _says_none(kind: str, body: Data, fact: str) -> bool:
    """Whether the rule is decided when nothing arose of the fact."""
    counted = kind in ("count", "limit", "change", "relative", "survey")
    counted = counted or (kind == "ratio" and "to" in body)
    return counted or "when_none" in body or body.get("answers") == fact


def _count_days(uses: dict[str, Use], body: Data) -> None:
    uses[body["of"]].marks |= set(turns(body))
    uses[body["of"]].counted = True
    if body["after"] in uses:
        uses[body["after"]].marks |= {date.fromisoformat(day) for day in STARTS}
        uses[body["after"]].counted = True


def _note(use: Use, kind: str, body: Data) -> None:
    if kind == "deadline":
        rows = [body, *body.get("bands", ())]
        days = [row[key] for row in rows for key in ("by", "before") if key in row]
        use.marks |= {date.fromisoformat(day) for day in days}
    elif kind == "ratio" and "to" in body:
        use.ratios.append(body)
    elif kind == "relative":
        use.marks |= {Fraction(n) for n in (0, 1, 2)}
    elif kind == "change":
        use.beside.append(body["from"])
    elif "within" in body:
        use.beside.append(body["within"])
    else:
        use.marks |= {1 - t if "reversed" in body else t for t in thresholds(body)}
        use.marks |= {Fraction(n) for n in (1, 2, 4) if "per_item" in body}
