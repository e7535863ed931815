"""What a single rule kind gives under complete evidence, straight from the rule language."""

import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from tests.oracle_standing import led, stands

Data = Mapping[str, Any]
"""Plain parsed YAML, or evidence as plain data (see tests.oracle)."""

Points = Fraction
NUMERIC = frozenset({"count", "money", "share", "number"})
ZERO = Fraction(0)
ONE = Fraction(1)


class Incomplete(LookupError):
    """A fact or a mark that a rule needs is not given."""


class NothingArose(Exception):
    """What the rule measures did not arise."""


class Blank(Exception):
    """What the rule measures was declared blank, or had too few answers."""


def exact(text: str) -> Fraction:
    """`2`, `0.25`, `95%` or `19/20` as a fraction."""
    return Fraction(text[:-1]) / 100 if text.endswith("%") else Fraction(text)


def yes(text: str) -> bool:
    """A yes_no as a ruleset writes it; ValueError for anything else."""
    words = {"yes": True, "true": True, "no": False, "false": False}
    if text not in words:
        raise ValueError(f"neither yes nor no: {text!r}")
    return words[text]


@dataclass(frozen=True)
class Desk:
    """The evidence on the table: what is read of it says when it is missing."""

    evidence: Data
    penalty: bool = False
    result: Callable[[str], str] | None = None

    def asked(self, criterion: str) -> str:
        """What another criterion comes to: met, partly, not_met, not_applicable, no_value."""
        if self.result is None:
            raise ValueError(f"{criterion}: no criteria but its own")
        return self.result(criterion)

    def declared(self, fact: str, what: str) -> bool:
        """Whether the fact was declared `nothing_arose` or `blank`."""
        return bool(self.evidence.get("declared", {}).get(fact) == what)

    def value(self, fact: str) -> Any:
        """The value as given. Raises Incomplete, or Blank where that was declared."""
        if self.declared(fact, "blank"):
            raise Blank
        values = self.evidence.get("values", {})
        if fact not in values:
            raise Incomplete(fact)
        return values[fact]

    def number(self, fact: str) -> Fraction:
        """The value of a numeric fact; one of which nothing arose counts as 0."""
        if self.declared(fact, "nothing_arose"):
            return ZERO
        return Fraction(self.value(fact))

    def unless_none(self, fact: str, body: Data) -> Any:
        """The value, unless nothing arose and the rule has a policy for it."""
        if self.declared(fact, "nothing_arose") and "when_none" in body:
            raise NothingArose
        return self.value(fact)

    def others(self, figure: str) -> list[Fraction]:
        """The other units' figures. Raises Incomplete while one, or all of them, are not known."""
        each = self.evidence.get("peers", {}).get(figure)
        if each is None or None in each:
            raise Incomplete(figure)
        return [Fraction(one) for one in each]

    def mark(self, path: str) -> Fraction:
        """A person's mark. Raises Incomplete while it is awaited."""
        marks = self.evidence.get("marks", {})
        if path not in marks:
            raise Incomplete(path)
        return Fraction(marks[path])

    def answer(self, fact: str) -> bool:
        """The answer to a yes_no that says whether a criterion applies; declared is no answer."""
        if self.declared(fact, "blank") or self.declared(fact, "nothing_arose"):
            raise Incomplete(fact)
        return bool(self.value(fact))


# Bounds and bands

BOUNDS: dict[str, Callable[[Any, Any], bool]] = {
    "at_least": operator.ge,
    "above": operator.gt,
    "at_most": operator.le,
    "below": operator.lt,
    "is": operator.eq,
}


def meets(bounds: Data, x: Fraction) -> bool:
    return all(test(x, exact(bounds[key])) for key, test in BOUNDS.items() if key in bounds)


def in_time(bounds: Data, day: date | str) -> bool:
    """`by` counts the day itself, `before` does not."""
    if not isinstance(day, date) or "never" in bounds:
        return False
    if "by" in bounds and day > date.fromisoformat(bounds["by"]):
        return False
    return not ("before" in bounds and day >= date.fromisoformat(bounds["before"]))


def graded(body: Data, worth: Points, meets: Callable[[Data], bool]) -> Points:
    """Full or nothing on the rule's own bounds, or what its bands say.

    Bands stand best first and leave no gap, so each ends where the one before it begins: the first
    that holds is the one.
    """
    if "bands" not in body:
        return worth if meets(body) else ZERO
    for band in body["bands"]:
        if yes(band["otherwise"]) if "otherwise" in band else meets(band):
            return prize(band, worth)
    raise ValueError("a gap between bands")


def prize(band: Data, worth: Points) -> Points:
    return exact(band["points"]) if "points" in band else exact(band["share"]) * worth


def clamped(x: Fraction, low: Fraction, high: Fraction) -> Fraction:
    return max(low, min(high, x))


# The kinds


def _ratio(body: Data, worth: Points, desk: Desk) -> Points:
    if "to" not in body:
        x = Fraction(desk.unless_none(body["of"], body))
    else:
        if desk.declared(body["to"], "nothing_arose"):
            raise NothingArose
        whole = desk.number(body["to"]) - sum(desk.number(out) for out in body.get("exclude", ()))
        if whole < 0:
            raise ValueError("more is taken out of the denominator than there is")
        if whole == 0:
            raise NothingArose
        x = desk.number(body["of"]) / whole
    if "proportional" in body:
        return proportional(body["proportional"], worth, x)
    return graded(body, worth, lambda bounds: meets(bounds, x))


def proportional(words: Data, worth: Points, x: Fraction) -> Points:
    target = exact(words.get("target", "100%"))
    if x >= target:
        return worth
    if "floor" in words and x < exact(words["floor"]):
        return ZERO
    return clamped(worth * x / target, ZERO, worth)


def _count(body: Data, worth: Points, desk: Desk) -> Points:
    if desk.declared(body["of"], "nothing_arose") and "when_none" in body:
        raise NothingArose
    n = desk.number(body["of"])
    if "per_item" not in body:
        return graded(body, worth, lambda bounds: meets(bounds, n))
    points = n * exact(body["per_item"])
    if "uncapped" in body and yes(body["uncapped"]):
        return points
    return min(points, worth, exact(body["cap"]) if "cap" in body else worth)


def _yes_no(body: Data, worth: Points, desk: Desk) -> Points:
    answer = desk.unless_none(body["of"], body)
    return worth if answer is yes(body.get("want", "yes")) else ZERO


def _deadline(body: Data, worth: Points, desk: Desk) -> Points:
    day = desk.unless_none(body["of"], body)
    if day == "never":  # not late: not done, which earns nothing unless a band names it
        rows = [band for band in body.get("bands", ()) if yes(band.get("never", "no"))]
        return next((prize(band, worth) for band in rows), ZERO)
    return graded(body, worth, lambda bounds: in_time(bounds, day))


def _choice(body: Data, worth: Points, desk: Desk) -> Points:
    return exact(body["options"][desk.unless_none(body["of"], body)]) * worth


def _limit(body: Data, worth: Points, desk: Desk) -> Points:
    if desk.declared(body["of"], "nothing_arose") and "when_none" in body:
        raise NothingArose
    used = desk.number(body["of"])
    allowed = desk.number(body["within"]) if "within" in body else exact(body["at_most"])
    over = max(ZERO, used - allowed)
    if "deduct" in body:
        return max(ZERO, worth - exact(body["deduct"]) * over)
    return ZERO if over else worth


def _index(body: Data, worth: Points, desk: Desk) -> Points:
    weights = body["sum"] if "sum" in body else {body["of"]: "1"}
    values = {fact: desk.unless_none(fact, body) for fact in weights}
    if "answers" in body and desk.number(body["answers"]) < exact(body["min_answers"]):
        raise Blank
    x = exact(body.get("plus", "0"))
    x += sum(exact(weight) * Fraction(values[fact]) for fact, weight in weights.items())
    if "reversed" in body and yes(body["reversed"]):
        if "sum" in body:
            raise ValueError("reversed is for a single share")
        x = ONE - x
    if "bands" in body or any(bound in body for bound in BOUNDS):
        return graded(body, worth, lambda bounds: meets(bounds, x))
    if body.get("as", "share") == "points":
        return clamped(x, exact(body.get("least", "0")), worth)
    return clamped(x * worth, ZERO, worth)


def _change(body: Data, worth: Points, desk: Desk) -> Points:
    base = desk.number(body["from"])
    if base <= 0:
        raise NothingArose
    risen = (desk.number(body["of"]) - base) / base
    x = -risen if body.get("way") == "down" else risen
    return graded(body, worth, lambda bounds: meets(bounds, x))


def _relative(body: Data, worth: Points, desk: Desk) -> Points:
    if "to" in body:
        base = desk.number(body["to"])
        if base <= 0:
            raise NothingArose
        own, figure = desk.number(body["of"]) / base, f"{body['of']}/{body['to']}"
    else:
        figure = body["of"]
        if "when_none" in body and desk.declared(figure, "nothing_arose"):
            raise NothingArose
        own = desk.number(figure)
    others = desk.others(figure)
    if body["by"] == "leader":
        return worth * led(own, others)
    found = stands(body["by"], body.get("way") == "down", own, others)
    if found is None:
        raise NothingArose
    x = found
    if "bands" in body or any(bound in body for bound in BOUNDS):
        return graded(body, worth, lambda bounds: meets(bounds, x))
    return clamped(x * worth, ZERO, worth)


def _fixed(body: Data, worth: Points, desk: Desk) -> Points:
    return prize(body, worth)


LEAVES: dict[str, Callable[[Data, Points, Desk], Points]] = {
    "ratio": _ratio,
    "count": _count,
    "yes_no": _yes_no,
    "deadline": _deadline,
    "choice": _choice,
    "limit": _limit,
    "index": _index,
    "change": _change,
    "fixed": _fixed,
    "relative": _relative,
}
"""Points that a rule of each kind gives; raises NothingArose or Blank where it has no figure."""


def leaf_reads(kind: str, body: Data) -> set[str]:
    """The facts that a rule of one kind reads."""
    if kind == "judged":
        return set()
    if kind == "survey":
        return {fact for tally in body["tallies"] for fact in tally}
    keys = ("of", "to", "from", "within", "answers", "after")
    single = {body[key] for key in keys if key in body and not body[key][:1].isdigit()}
    several = ("exclude", "sum", "each") if kind == "deadlines" else ("exclude", "sum")
    return single.union(*(body.get(key, ()) for key in several))
