"""One unit's facts as numbers and ranges, with what is unknown bounded by `part_of` and limits."""

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from engine.asked import Result
from engine.calendar import WorkingDays
from engine.facts import NEVER, Declared, Evidence, Mark, Span, Value
from engine.outcome import Outcome, Tri
from engine.points import ONE, ZERO
from engine.ruleset.fact import FactDeclaration, FactType

Facts = Mapping[str, FactDeclaration]


class Range(NamedTuple):
    """Every value a fact can still have: `low..high` (None: no bound), whole numbers or not."""

    low: Fraction | None
    high: Fraction | None
    whole: bool

    @property
    def known(self) -> bool:
        """Whether one value is left."""
        return self.low is not None and (self.low is self.high or self.low == self.high)


_COUNTED = frozenset({FactType.COUNT, FactType.MONEY})
"""Types of which nothing arising is 0; there is no rate where nothing arose."""

_CODED = frozenset({FactType.DATE, FactType.YES_NO, FactType.CHOICE})
"""Types whose values are not numbers themselves."""

_WHOLE = frozenset({FactType.COUNT, FactType.ROWS, *_CODED})


def as_number(declaration: FactDeclaration, value: Value) -> Fraction:
    """A value as the number its table is over: dates are day numbers, options are codes."""
    if isinstance(value, Fraction):  # most are
        return value
    if isinstance(value, bool):
        return ONE if value else ZERO
    if isinstance(value, date):
        return Fraction(value.toordinal())
    if isinstance(value, tuple):
        return Fraction(len(value))
    return Fraction(list(declaration.options).index(value))


def known(declaration: FactDeclaration, value: Value) -> bool:
    """Whether nothing of a value is missing: a table is known when all its cells are."""
    if not isinstance(value, tuple):
        return True
    return all(column in row.values for row in value for column in declaration.columns)


def from_number(declaration: FactDeclaration, number: Fraction) -> Value:
    """The value that a number of a table stands for; the inverse of `as_number`."""
    if declaration.type not in _CODED:
        return number
    if declaration.type is FactType.YES_NO:
        return number != 0
    if declaration.type is FactType.DATE:
        return date.fromordinal(int(number))
    return list(declaration.options)[int(number)]


def natural_low(declaration: FactDeclaration) -> Fraction | None:
    """The least value a fact can have by its type and its `at_least`; None for no bound."""
    if declaration.at_least is not None:
        return declaration.at_least
    match declaration.type:
        case FactType.NUMBER:
            return None
        case FactType.DATE:
            return Fraction(1)
        case _:
            return ZERO


def natural_high(declaration: FactDeclaration) -> Fraction | None:
    """The greatest value a fact can have by its type and its `at_most`; None for no bound."""
    match declaration.type:
        case FactType.YES_NO:
            return ONE
        case FactType.DATE:
            return Fraction(NEVER.toordinal())
        case FactType.CHOICE:
            return Fraction(len(declaration.options) - 1)
        case _:
            return declaration.at_most


def wholes(facts: Facts, part: str) -> list[str]:
    """What a fact is a part of, nearest first. A cycle, which `check` refuses, ends it."""
    found: dict[str, None] = {}
    above = facts[part].part_of if part in facts else None
    while above is not None and above not in found:
        found[above] = None
        above = facts[above].part_of if above in facts else None
    return list(found)


def is_within(facts: Facts, part: str, whole: str) -> bool:
    """Whether `part` is a part of `whole`, directly or through others."""
    return whole in wholes(facts, part)


def families(facts: Facts) -> dict[str, frozenset[str]]:
    """Facts tied together by part_of: knowing one can bound the others."""
    tied: dict[str, set[str]] = {fact: {fact} for fact in facts}
    for fact, declaration in facts.items():
        one, other = tied[fact], tied.get(declaration.part_of or "")
        if other is None or other is one:
            continue
        few, many = sorted((one, other), key=len)
        many |= few
        tied.update(dict.fromkeys(few, many))
    whole = {id(members): frozenset(members) for members in tied.values()}
    return {fact: whole[id(members)] for fact, members in tied.items()}


class View:
    """The evidence of one unit as rules read it. Ranges are worked out when first asked for.

    `opened` keeps what open checks come to (see `decide`), which depends on the view alone;
    `results` what criteria can come to that others ask for, once these are decided.
    """

    def __init__(
        self, facts: Facts, evidence: Evidence, calendar: WorkingDays | None = None
    ) -> None:
        self.facts = facts
        self.evidence = evidence
        self.calendar = calendar
        self.numbers: dict[str, Fraction] = {}
        self._nothing: set[str] = set()
        self._ranges: dict[str, Range] = {}
        self._lows: dict[str, Fraction | None] = {}
        self._highs: dict[str, Fraction | None] = {}
        self.opened: dict[str, Outcome] = {}
        self.results: dict[str, frozenset[Result]] = {}
        for fact in evidence.declared:
            self._take(fact)
        for fact, value in evidence.values.items():
            if fact in facts and known(facts[fact], value):
                self.numbers[fact] = as_number(facts[fact], value)

    def changed(self, evidence: Evidence, facts: Iterable[str]) -> "View":
        """The view of other evidence that differs in these facts only."""
        view = View.__new__(View)
        view.facts, view.evidence, view.calendar = self.facts, evidence, self.calendar
        view.numbers, view._nothing = dict(self.numbers), set(self._nothing)
        view._ranges, view._lows, view._highs, view.opened = {}, {}, {}, {}
        view.results = dict(self.results)
        for fact in facts:
            view.numbers.pop(fact, None)
            view._nothing.discard(fact)
            view._take(fact)
        return view

    def _take(self, fact: str) -> None:
        """Take over what the evidence says of one fact."""
        declaration = self.facts.get(fact)
        if declaration is None:
            return
        said = self.evidence.declared.get(fact)
        if said is not None and said.says is Declared.NOTHING_AROSE:
            self._nothing.add(fact)
            if declaration.type in _COUNTED:
                self.numbers[fact] = ZERO
        value = self.evidence.values.get(fact)
        if value is not None and known(declaration, value):
            self.numbers[fact] = as_number(declaration, value)

    def number(self, fact: str) -> Fraction | None:
        """The fact's value as a number, None while it is unknown."""
        return self.numbers.get(fact)

    def nothing_arose(self, fact: str) -> bool:
        """Whether it is declared that nothing arose."""
        return fact in self._nothing

    def may_not_arise(self, fact: str) -> bool:
        """Whether it may still be declared that nothing arose: it is unknown, and could be 0."""
        if self.number(fact) is not None or fact in self.evidence.linked:
            return False
        low = self.range(fact).low
        return self.facts[fact].type not in _COUNTED or low is None or low <= 0

    def blank(self, fact: str) -> bool:
        """Whether the fact is declared blank (too few answers)."""
        said = self.evidence.declared.get(fact)
        return said is not None and said.says is Declared.BLANK

    def may_be_blank(self, fact: str) -> bool:
        """Whether it may still turn out blank: it is unknown, and no result that has a value."""
        linked = self._linked(fact)
        return self.number(fact) is None and (linked is None or linked.none is not Tri.NO)

    def mark(self, check: str) -> Mark | None:
        """The mark a person gave to a judged check, if any."""
        return self.evidence.marks.get(check)

    def range(self, fact: str) -> Range:
        """Every value the fact can still have, given what is known."""
        found = self._ranges.get(fact)
        if found is None:
            found = self._ranges[fact] = self._find(fact)
        return found

    def _find(self, fact: str) -> Range:
        declaration = self.facts[fact]
        whole = declaration.type in _WHOLE
        value = self.number(fact)
        if value is not None:
            return Range(value, value, whole)
        return Range(*self.limits(fact), whole)

    def limits(self, fact: str) -> tuple[Fraction | None, Fraction | None]:
        """Between what a fact can be: its own limits, its parts, the whole it is a part of.

        Chains of parts can be long, so each end is worked out once, and without recursion.
        """
        return self._low(fact), self._high(fact)

    def _low(self, fact: str) -> Fraction | None:
        """No less than its own limit and than any of its parts must be."""
        waiting = [] if fact in self._lows else [fact]
        while waiting:
            parts = self._parts.get(waiting[-1], ())
            first = [p for p in parts if self.number(p) is None and p not in self._lows]
            if first:
                waiting += first
            else:
                one = waiting.pop()
                self._lows[one] = self._least(one, parts)
        return self._lows[fact]

    def _least(self, fact: str, parts: Iterable[str]) -> Fraction | None:
        least = natural_low(self.facts[fact])
        linked = self._linked(fact)
        ends = [] if linked is None else [linked.low]
        for part in parts:
            known = self.number(part)
            ends.append(self._lows[part] if known is None else known)
        for end in ends:
            if end is not None and (least is None or end > least):
                least = end
        return least

    def _linked(self, fact: str) -> Span | None:
        """What another ruleset's result says of a fact while it leaves it open."""
        linked = self.evidence.linked.get(fact)
        return None if linked is None or self.number(fact) is not None else linked.span

    def _high(self, fact: str) -> Fraction | None:
        """No more than its own limit and than the whole it is a part of can be."""
        if fact in self._highs:
            return self._highs[fact]
        chain, above = [fact], self.facts[fact].part_of
        while above is not None and above not in self._highs and self.number(above) is None:
            chain.append(above)
            above = self.facts[above].part_of
        known = None if above is None else self.number(above)
        greatest = self._highs[above] if above is not None and known is None else known
        for one in reversed(chain):
            greatest = self._highs[one] = self._greatest(one, greatest)
        return greatest

    def _greatest(self, fact: str, above: Fraction | None) -> Fraction | None:
        greatest = natural_high(self.facts[fact])
        linked = self._linked(fact)
        for end in (above, None if linked is None else linked.high):
            if end is not None and (greatest is None or end < greatest):
                greatest = end
        return greatest

    @cached_property
    def _parts(self) -> dict[str, list[str]]:
        parts: dict[str, list[str]] = {}
        for fact, declaration in self.facts.items():
            if declaration.part_of is not None:
                parts.setdefault(declaration.part_of, []).append(fact)
        return parts
